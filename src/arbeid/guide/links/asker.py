"""One link after another is asked: with HEAD or GET, again after a passing fault, and to its end."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter, defaultdict
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from arbeid.guide.links.state import LinkState, Manners
from arbeid.guide.links.unpack import Packed, TooLarge, body

if TYPE_CHECKING:
    import httpx

_LARGEST_PAGE = 5_000_000
"""In bytes, of a page in which a part is looked up."""
_MOST_HOPS = 10
_MOST_TRIES = 3
_MOST_TROUBLE = 3
"""After so many addresses of a host whose fault did not pass, its faults are not waited for."""
_LONGEST_PAUSE = 20.0
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
# A site that turns a machine away may well show the page to a reader, so its link is not dead.
_TURNED_AWAY = (401, 403, 405, 406, 407, 451, 999)
_BUSY = (429, 503)
# From 520 on: what a service before the site says of a site that does not answer it.
_PASSING = (*_BUSY, 408, 425, 500, 502, 504, 520, 521, 522, 523, 524)
_BY_RULE = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|[A-Za-z]{1,20}=.*", re.DOTALL)
"""Lines of code, seconds of a film, pages: what a program looks up where no part has that name."""


class Asker:
    """Asks for one address after another and follows where they lead."""

    def __init__(self, client: httpx.AsyncClient, manners: Manners) -> None:
        self._client = client
        self._host = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(manners.per_host))
        self._all = asyncio.Semaphore(manners.at_once)
        self._manners = manners
        self._trouble = Counter[str]()
        self._deadline = time.monotonic() + manners.time_limit

    async def judge(self, page: str) -> LinkState:
        """Follow a link to its end and judge it."""
        import httpx

        from arbeid.guide.links.guard import PrivateAddress, UnknownHost

        try:
            return await self._follow(page)
        except PrivateAddress:
            return LinkState("private")
        except UnknownHost:
            return LinkState("dead", reason="no_host")
        except (httpx.TimeoutException, TimeoutError):
            return LinkState("unreachable", reason="timeout")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
            return LinkState("unreachable", reason="no_connection")

    async def parts(self, page: str) -> frozenset[str] | None:
        """List the parts that a page names (its ids and anchors); None where that cannot be told."""
        import httpx

        url = httpx.URL(page)
        try:
            async with self._host[url.host], self._all, asyncio.timeout(2 * self._manners.wait):
                request = self._client.build_request("GET", url)
                answer = await self._client.send(request, stream=True)
                try:
                    if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
                        return None
                    return named_parts(await body(answer, _LARGEST_PAGE))
                finally:
                    await answer.aclose()
        except (httpx.HTTPError, Packed, TooLarge, TimeoutError, ValueError, OSError):
            return None

    async def _follow(self, url: str) -> LinkState:
        import httpx

        seen: list[str] = []
        at, settled, only_permanent = httpx.URL(url), url, True
        while True:
            # Some sites set a cookie and send one back to the same address, once.
            if seen.count(str(at)) > 1:
                return LinkState("loop")
            if len(seen) > _MOST_HOPS:
                return LinkState("dead", reason="too_many_hops")
            seen.append(str(at))
            code, target = await self._ask(at)
            if code not in _REDIRECTS or not target:
                return _verdict(url, code, settled, str(at))
            at = at.join(target)
            only_permanent = only_permanent and code in _PERMANENT
            settled = str(at) if only_permanent else settled

    async def _ask(self, url: httpx.URL) -> tuple[int, str]:
        """Ask, and again after a pause where the fault may pass, as often as manners and time allow."""
        async with self._host[url.host], self._all:
            answer = await self._first(url)
            for tried in range(1, _MOST_TRIES):
                if answer.status_code not in _PASSING or self._trouble[url.host] >= _MOST_TROUBLE:
                    break
                asked = answer.headers.get("Retry-After", "")
                pause = _pause(asked) if asked else self._manners.pause * 2 ** (tried - 1)
                if pause is None or time.monotonic() + pause > self._deadline:
                    break
                await asyncio.sleep(pause)
                answer = await self._headers("GET", url, self._manners.wait)
            self._trouble[url.host] += answer.status_code in _PASSING
            return answer.status_code, answer.headers.get("Location", "")

    async def _first(self, url: httpx.URL) -> httpx.Response:
        """Ask with HEAD, and with GET where HEAD is not understood or not answered."""
        import httpx

        try:
            answer = await self._headers("HEAD", url, self._manners.wait / 2)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.TimeoutException, TimeoutError):
            return await self._headers("GET", url, self._manners.wait)
        if answer.status_code >= 400 and answer.status_code not in _BUSY:
            return await self._headers("GET", url, self._manners.wait)
        return answer

    async def _headers(self, method: str, url: httpx.URL, wait: float) -> httpx.Response:
        """Get an answer without its body, however large that is."""
        async with asyncio.timeout(wait):
            answer = await self._client.send(self._client.build_request(method, url), stream=True)
        await answer.aclose()
        return answer


def part_of(url: str) -> str:
    """Read the part of a page that an address names behind #; empty where it names none that is in the page.

    >>> [part_of(url) for url in ("http://a.nl#b%20c", "http://a.nl#top", "http://a.nl#:~:text=x", "a#!/b")]
    ['b c', '', '', '']
    """
    part = url.partition("#")[2].partition(":~:")[0]
    routed = part.startswith(("!", "/")) or part.lower() == "top" or _BY_RULE.fullmatch(part)
    return "" if routed else unquote(part)


def has_part(parts: frozenset[str], part: str) -> bool:
    """Tell whether a page has a part; GitHub names its own with a word before."""
    return part in parts or f"user-content-{part}" in parts


def named_parts(html: bytes) -> frozenset[str] | None:
    """List the ids and anchors of a page; None where it is no page."""
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:
        return None
    return frozenset(unquote(str(name).strip()) for name in tree.xpath("//@id | //a/@name | //map/@name"))


def _verdict(url: str, code: int, settled: str, end: str) -> LinkState:
    if code in _GONE:
        return LinkState("dead", code, reason="status")
    if code in _TURNED_AWAY:
        return LinkState("refused", code, reason="status")
    if code in _BUSY:
        return LinkState("busy", code, reason="status")
    if code >= 400:
        passing = code >= 500 or code in _PASSING
        return LinkState("unreachable" if passing else "dead", code, reason="status")
    if _address(settled) != _address(url):
        same = _site(settled) == _site(url)
        return LinkState("moved" if same else "moved_host", code, settled)
    return LinkState("ok" if _site(end) == _site(url) else "elsewhere", code, end)


def _address(url: str) -> str:
    return url.partition("#")[0].removesuffix("/")


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _pause(asked: str) -> float | None:
    """Read the seconds that a site asks to wait; None where that cannot be read or is too long."""
    try:
        seconds = (
            float(asked)
            if asked.strip().isdigit()
            else parsedate_to_datetime(asked).timestamp() - time.time()
        )
    except (ValueError, OverflowError):
        return None
    return max(seconds, 0.0) if seconds <= _LONGEST_PAUSE else None
