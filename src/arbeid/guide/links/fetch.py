"""One page from the web, of limited size, from an address that everyone may reach."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError
from arbeid.guide.links.blocking import run_blocking
from arbeid.guide.links.state import AGENT
from arbeid.guide.links.unpack import PACKINGS, Packed, TooLarge, body

if TYPE_CHECKING:
    import httpx

LARGEST_PAGE = 5_000_000
_MOST_HOPS = 10


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it was in the end, its bytes, and what kind they say they are."""

    url: str
    content: bytes
    kind: str


def fetch(
    url: str,
    allow_private: bool = False,
    limit: int = LARGEST_PAGE,
    wait: float = 20.0,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Page:
    """Fetch a page. Errors: no answer, an answer that is no page, a private address, too large a page."""
    import httpx

    from arbeid.guide.links.guard import PrivateAddress, UnknownHost

    try:
        return run_blocking(_fetch(url, allow_private, limit, wait, transport))
    except PrivateAddress as error:
        raise ArbeidError("page_private", url=url) from error
    except UnknownHost as error:
        raise ArbeidError("page_unreachable", url=url, reason=ArbeidError("page_no_host")) from error
    except (httpx.TimeoutException, TimeoutError) as error:
        raise ArbeidError("page_unreachable", url=url, reason=ArbeidError("page_timeout")) from error
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
        raise ArbeidError("page_unreachable", url=url, reason=ArbeidError("page_no_connection")) from error


async def _fetch(
    url: str, allow_private: bool, limit: int, wait: float, transport: httpx.AsyncBaseTransport | None
) -> Page:
    import httpx

    from arbeid.guide.links.guard import Guard

    headers = {"User-Agent": AGENT, "Accept-Encoding": PACKINGS}
    async with (
        asyncio.timeout(2 * wait),
        httpx.AsyncClient(
            transport=transport or Guard(allow_private), timeout=wait, headers=headers
        ) as client,
    ):
        request = client.build_request("GET", url)
        for _ in range(_MOST_HOPS + 1):
            answer = await client.send(request, stream=True)
            try:
                # Followed here: the client itself would read the body of a redirect to its end.
                if answer.next_request is None:
                    return await _page(answer, url, limit)
            finally:
                await answer.aclose()
            request = answer.next_request
        raise ArbeidError("page_unreachable", url=url, reason=ArbeidError("page_too_many_hops"))


async def _page(answer: httpx.Response, url: str, limit: int) -> Page:
    if answer.status_code >= 400:
        reason = ArbeidError("page_status", code=answer.status_code)
        raise ArbeidError("page_unreachable", url=url, reason=reason)
    try:
        content = await body(answer, limit)
    except TooLarge as error:
        raise ArbeidError("page_too_large", url=url, limit=limit) from error
    except Packed as error:
        raise ArbeidError("page_packed", url=url, packing=str(error)) from error
    return Page(str(answer.url), content, answer.headers.get("Content-Type", ""))
