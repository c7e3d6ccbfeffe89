"""Whether links still work: asked politely, many at once, a few per site, within a time limit."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from arbeid.errors import ArbeidError
from arbeid.guide.blocking import run_blocking
from arbeid.guide.chapter import Chapter
from arbeid.guide.check import link_kind
from arbeid.guide.diagnostic import Diagnostic, Phrase
from arbeid.guide.write import replace_file

if TYPE_CHECKING:
    import httpx

Status = Literal[
    "ok",
    "moved",
    "moved_host",
    "elsewhere",
    "dead",
    "loop",
    "private",
    "refused",
    "busy",
    "unreachable",
    "not_checked",
]

AGENT = "arbeid (link check for course chapters)"
KEEP = 86_400.0
"""Seconds that a good answer is remembered."""

_MOST_HOPS = 10
_MOST_TRIES = 3
_LONGEST_PAUSE = 20.0
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_GONE = (404, 410)
_TURNED_AWAY = (401, 403, 405, 406, 407, 451, 999)
_BUSY = (429, 503)
_KEPT: tuple[Status, ...] = ("ok", "moved", "moved_host", "elsewhere")


@dataclass(frozen=True, slots=True)
class LinkState:
    """What became of one link: ``final`` is where it leads, ``reason`` a key of ``guide.reason``."""

    status: Status
    code: int | None = None
    final: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How links are asked: requests at once per host and in all, seconds to wait for one and for all."""

    per_host: int = 4
    at_once: int = 32
    wait: float = 10.0
    time_limit: float = 120.0


def probe_links(
    urls: Iterable[str],
    manners: Manners | None = None,
    allow_private: bool = False,
    cache: Path | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> dict[str, LinkState]:
    """Ask every web address once and tell what became of it; other links are left out.

    ``cache`` is a file in which good answers are kept for a day. Private addresses are refused, again after
    every redirect, unless ``allow_private``.
    """
    wanted = dict.fromkeys(url for url in urls if link_kind(url) == "web")
    known = {} if cache is None or allow_private else _remembered(cache)
    states = {url: known[url] for url in wanted if url in known}
    left = [url for url in wanted if url not in states]
    states |= run_blocking(_probe(left, manners or Manners(), allow_private, transport)) if left else {}
    if cache is not None and not allow_private:
        _remember(cache, {url: states[url] for url in left})
    return {url: states[url] for url in wanted}


def link_findings(chapter: Chapter, states: Mapping[str, LinkState]) -> Iterator[Diagnostic]:
    """Say of each reading what is wrong with its link."""
    for reading in chapter.readings:
        state = states.get(reading.url)
        if state is None or state.status == "ok":
            continue
        code = (("code", state.code),) if state.reason == "status" else ()
        values = {"reason": Phrase(f"guide.reason.{state.reason}", code)} if state.reason else {}
        after = state.final if state.status in ("moved", "moved_host", "elsewhere") else ""
        key = f"link_{state.status}"
        yield Diagnostic(key, reading.line, None, reading.url, after, reading.id, MappingProxyType(values))


async def _probe(
    urls: list[str], manners: Manners, allow_private: bool, transport: httpx.AsyncBaseTransport | None
) -> dict[str, LinkState]:
    import httpx

    from arbeid.guide.guard import Guard

    async with httpx.AsyncClient(
        transport=transport or Guard(allow_private), timeout=manners.wait, headers={"User-Agent": AGENT}
    ) as client:
        asker = Asker(client, manners)
        tasks = {url: asyncio.create_task(asker.judge(url)) for url in urls}
        await asyncio.wait(tasks.values(), timeout=manners.time_limit)
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        return _unless_offline(
            {
                url: LinkState("not_checked") if task.cancelled() else task.result()
                for url, task in tasks.items()
            }
        )


class Asker:
    """Asks for one address after another and follows where they lead."""

    def __init__(self, client: httpx.AsyncClient, manners: Manners) -> None:
        self._client = client
        self._host = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(manners.per_host))
        self._all = asyncio.Semaphore(manners.at_once)
        self._wait = manners.wait
        self._deadline = time.monotonic() + manners.time_limit

    async def judge(self, url: str) -> LinkState:
        """Follow a link to its end and judge it."""
        import httpx

        from arbeid.guide.guard import PrivateAddress, UnknownHost

        try:
            return await self._follow(url)
        except PrivateAddress:
            return LinkState("private")
        except UnknownHost:
            return LinkState("dead", reason="no_host")
        except (httpx.TimeoutException, TimeoutError):
            return LinkState("unreachable", reason="timeout")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError):
            return LinkState("unreachable", reason="no_connection")

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
        """Ask with HEAD, and with GET where HEAD is not understood; wait when told to."""
        import httpx

        async with self._host[url.host], self._all:
            method = "HEAD"
            for tried in range(1, _MOST_TRIES + 1):
                try:
                    answer = await self._headers(method, url)
                except httpx.RemoteProtocolError:
                    if method == "GET":
                        raise
                    method = "GET"
                    continue
                if answer.status_code in _BUSY and tried < _MOST_TRIES:
                    pause = _pause(answer.headers.get("Retry-After", ""))
                    if pause is None or time.monotonic() + pause > self._deadline:
                        break
                    await asyncio.sleep(pause)
                elif answer.status_code >= 400 and answer.status_code not in _BUSY and method == "HEAD":
                    method = "GET"
                else:
                    break
            return answer.status_code, answer.headers.get("Location", "")

    async def _headers(self, method: str, url: httpx.URL) -> httpx.Response:
        """Get an answer without its body, however large that is."""
        async with asyncio.timeout(self._wait):
            answer = await self._client.send(self._client.build_request(method, url), stream=True)
        await answer.aclose()
        return answer


def _verdict(url: str, code: int, settled: str, end: str) -> LinkState:
    if code in _GONE:
        return LinkState("dead", code, reason="status")
    if code in _TURNED_AWAY:
        return LinkState("refused", code, reason="status")
    if code in _BUSY:
        return LinkState("busy", code, reason="status")
    if code >= 400:
        return LinkState("unreachable" if code >= 500 else "dead", code, reason="status")
    if _address(settled) != _address(url):
        same = _site(settled) == _site(url)
        return LinkState("moved" if same else "moved_host", code, settled)
    return LinkState("ok" if _site(end) == _site(url) else "elsewhere", code, end)


def _address(url: str) -> str:
    return url.partition("#")[0].removesuffix("/")


def _site(url: str) -> str:
    from urllib.parse import urlsplit

    return (urlsplit(url).hostname or "").removeprefix("www.")


def _pause(asked: str) -> float | None:
    """Give the seconds that a site asks to wait; None where it says nothing or too long."""
    try:
        seconds = (
            float(asked)
            if asked.strip().isdigit()
            else parsedate_to_datetime(asked).timestamp() - time.time()
        )
    except (ValueError, OverflowError):
        return None
    return max(seconds, 0.0) if seconds <= _LONGEST_PAUSE else None


def _unless_offline(states: dict[str, LinkState]) -> dict[str, LinkState]:
    """Where not one site answered, the fault is more likely here than there."""
    if len(states) > 1 and all(state.reason in ("no_host", "no_connection") for state in states.values()):
        return dict.fromkeys(states, LinkState("unreachable", reason="no_connection"))
    return states


def _remembered(cache: Path) -> dict[str, LinkState]:
    try:
        return {url: LinkState(**state) for url, (_, state) in _fresh(cache).items()}
    except TypeError:
        return {}


def _fresh(cache: Path) -> dict[str, tuple[float, dict[str, Any]]]:
    """Read what is younger than a day; a cache that cannot be read is an empty one."""
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
        since = time.time() - KEEP
        return {url: (at, state) for url, (at, state) in kept.items() if at > since}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(cache: Path, states: Mapping[str, LinkState]) -> None:
    good = {url: (time.time(), asdict(state)) for url, state in states.items() if state.status in _KEPT}
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        replace_file(cache, json.dumps({**_fresh(cache), **good}, ensure_ascii=False).encode())
    except (ArbeidError, OSError):
        return  # an answer that is not kept is asked again, that is all
