"""Who is asking just now, and whether they still wait: known to whatever works on their answer."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_READER = b"x-arbeid-reader"
_LONGEST = 40


@dataclass(frozen=True)
class Caller:
    """One request: from which address, from which open page (a word that its script made up), and ``gone``.

    ``gone`` is set once the reader no longer waits for the answer.
    """

    address: str = ""
    reader: str = ""
    gone: threading.Event = field(default_factory=threading.Event)


_CALLER: ContextVar[Caller | None] = ContextVar("caller", default=None)


def caller() -> Caller:
    """Give who is asking; outside a request it is nobody, who always waits."""
    return _CALLER.get() or Caller()


class Callers:
    """Remembers who asks, and listens meanwhile for a reader who leaves."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through with its caller."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        # A key in memory that anybody may send, so it is cut to what a script would make up.
        reader = headers.get(_READER, b"").decode("latin-1")[:_LONGEST]
        asking = Caller(scope["client"][0] if scope["client"] else "", reader)
        token = _CALLER.set(asking)
        ended = asyncio.Event()
        listening = asyncio.create_task(_listen(receive, asking, ended))
        first = True

        # The application may not listen too, as each message is heard once: it gets the empty body of a
        # request that only reads, and the end when it comes.
        async def heard() -> Message:
            nonlocal first
            if first:
                first = False
                return {"type": "http.request", "body": b"", "more_body": False}
            await ended.wait()
            return {"type": "http.disconnect"}

        try:
            await self.app(scope, heard, send)
        finally:
            listening.cancel()
            _CALLER.reset(token)


async def _listen(receive: Receive, asking: Caller, ended: asyncio.Event) -> None:
    # Whoever sends without end to what can only be read has no answer coming either.
    with suppress(ArbeidError):
        while (await receive())["type"] != "http.disconnect":
            pass
    asking.gone.set()
    ended.set()
