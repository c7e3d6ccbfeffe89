"""A transport that opens public addresses only, decided on the address it then connects to.

A name is resolved once, every address it has is looked at, and the connection goes to one of those: a
redirect, or a name that changes its address in between, cannot slip past.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable

import httpx

from arbeid.guide.links.addresses import is_public

Resolve = Callable[[str, int], Awaitable[list[str]]]

_MOST_ADDRESSES = 3


class PrivateAddress(Exception):
    """The host has an address that is not for everyone."""


class UnknownHost(Exception):
    """No such name."""


class Guard(httpx.AsyncBaseTransport):
    """Look at the addresses of a host, refuse private ones, and hand on to the transport that connects."""

    def __init__(
        self,
        allow_private: bool = False,
        connect: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve | None = None,
    ) -> None:
        # Connections are never reused: two sites on one address must not share one.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
        self._connect = connect or httpx.AsyncHTTPTransport(limits=limits, trust_env=False)
        self._resolve = resolve or resolved
        self._allow_private = allow_private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to an address of its host that may be opened."""
        if request.url.scheme not in ("http", "https"):
            raise httpx.UnsupportedProtocol(request.url.scheme)
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        addresses = await self._resolve(host, port)
        if not addresses:
            raise UnknownHost(host)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise PrivateAddress(host)
        for address in addresses[: _MOST_ADDRESSES - 1]:
            try:
                return await self._send(request, address)
            except httpx.ConnectError:
                if address == addresses[-1]:
                    raise
        return await self._send(request, addresses[min(len(addresses), _MOST_ADDRESSES) - 1])

    async def _send(self, request: httpx.Request, address: str) -> httpx.Response:
        extensions = {**request.extensions, "sni_hostname": request.url.host}
        url = request.url.copy_with(host=address)
        sent = httpx.Request(request.method, url, headers=request.headers, extensions=extensions)
        return await self._connect.handle_async_request(sent)

    async def aclose(self) -> None:
        """Close what is open."""
        await self._connect.aclose()


async def resolved(host: str, port: int) -> list[str]:
    """List the addresses of a host, in the system's order."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
            raise httpx.ConnectError(str(error)) from error
        raise UnknownHost(host) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
