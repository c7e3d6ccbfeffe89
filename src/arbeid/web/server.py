"""The explorer on this machine: served to this machine alone unless told otherwise, and stopped cleanly."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import NoReturn

from arbeid.errors import ArbeidError
from arbeid.web.app import LOOPBACK, create_app

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (recognised, not chosen)


def serve(host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; say where it lives once it answers.

    Port 0 takes any that is free. Errors: an address that is taken or not this machine's.
    """
    import uvicorn

    listening = listen(host, port)
    port = listening.getsockname()[1]
    hosts = ["*"] if host in _EVERYWHERE else [*LOOPBACK, host]
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        create_app(hosts=hosts),
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=30,
        limit_concurrency=400,
    )
    server = uvicorn.Server(config)
    for name in (signal.SIGINT, signal.SIGTERM):
        # The server closes first, then hands the signal on: to be asked to stop is no failure.
        signal.signal(name, _leave)
    with listening:
        ready(f"http://{shown}:{port}/")
        server.run(sockets=[listening])


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
