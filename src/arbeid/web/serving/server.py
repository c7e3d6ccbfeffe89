"""The explorer on this machine: served to this machine alone unless told otherwise, and stopped cleanly."""

from __future__ import annotations

import ipaddress
import signal
import socket
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from arbeid.errors import ArbeidError
from arbeid.web.serving.app import LOOPBACK, create_app

if TYPE_CHECKING:
    from uvicorn import Config

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (recognised, not chosen)


def serve(
    host: str, port: int, ready: Callable[[str], None], *, url: str = "", proxies: Sequence[str] = ()
) -> None:
    """Serve until interrupted; say where it lives once it answers.

    Port 0 takes any that is free. ``url`` is where others reach it, for what they quote and print;
    ``proxies`` are the addresses whose word is taken for who asks. Errors: an address that is taken or not
    this machine's; a proxy that is none.
    """
    import uvicorn

    for address in proxies:
        _check_proxy(address)
    listening = listen(host, port)
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    server = uvicorn.Server(configured(host, url, proxies))
    for name in (signal.SIGINT, signal.SIGTERM):
        # The server closes first, then hands the signal on: to be asked to stop is no failure.
        signal.signal(name, _leave)
    # Asked to stop before its first step it has not served, and asyncio would say so.
    warnings.filterwarnings("ignore", "coroutine 'Server.serve' was never awaited", RuntimeWarning)
    with listening:
        ready(f"http://{shown}:{port}/")
        server.run(sockets=[listening])


def configured(host: str, url: str = "", proxies: Sequence[str] = ()) -> Config:
    """Give the server as it is set up for a host that it listens on.

    Without ``url`` nothing that is quoted or printed names a place: this machine is none to others.
    """
    import uvicorn

    from arbeid.web.serving.connection import ReaderConnection

    shown = f"[{host}]" if ":" in host else host
    named = urlsplit(url).hostname
    hosts = ["*"] if host in _EVERYWHERE else [*LOOPBACK, shown, *([named] if named else [])]
    return uvicorn.Config(
        create_app(hosts=hosts, base=url.rstrip("/")),
        http=ReaderConnection,
        ws="none",
        log_level="warning",
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_graceful_shutdown=3,
        timeout_keep_alive=30,
    )


def _check_proxy(address: str) -> None:
    try:
        ipaddress.ip_network(address)
    except ValueError as error:
        raise ArbeidError("web_proxy", address=address) from error


def _leave(number: int, frame: object) -> NoReturn:
    raise SystemExit(0)


def listen(host: str, port: int) -> socket.socket:
    """Give a socket that listens there; port 0 takes any that is free. Errors: it cannot."""
    try:
        found = socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)[0]
        # asyncio sends small packets at once only on a socket that says it is TCP; else each waits 40 ms.
        listening = socket.socket(found[0], found[1], found[2])
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        listening.listen(128)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArbeidError("web_port", host=host, port=port, reason=reason) from error
    return listening
