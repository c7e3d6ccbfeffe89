"""One page from the web, of limited size, from an address that everyone may reach."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError
from arbeid.guide.blocking import run_blocking
from arbeid.guide.links import AGENT

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

    from arbeid.guide.guard import PrivateAddress, UnknownHost

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

    from arbeid.guide.guard import Guard

    async with (
        asyncio.timeout(2 * wait),
        httpx.AsyncClient(
            transport=transport or Guard(allow_private),
            timeout=wait,
            headers={"User-Agent": AGENT},
            follow_redirects=True,
            max_redirects=_MOST_HOPS,
        ) as client,
        client.stream("GET", url) as answer,
    ):
        if answer.status_code >= 400:
            reason = ArbeidError("page_status", code=answer.status_code)
            raise ArbeidError("page_unreachable", url=url, reason=reason)
        content = bytearray()
        async for part in answer.aiter_bytes():
            content += part
            if len(content) > limit:
                raise ArbeidError("page_too_large", url=url, limit=limit)
        return Page(str(answer.url), bytes(content), answer.headers.get("Content-Type", ""))
