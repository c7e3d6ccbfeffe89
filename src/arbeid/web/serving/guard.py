"""What stands before each request and behind each reply: bounds, and headers that keep a page to itself."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError
from arbeid.web.serving.negotiation import header, with_one_vary, with_plain_packing
from arbeid.web.serving.problems import language_problem, reply
from arbeid.web.serving.refused import AddressTooLong, BodyTooLarge, Busy, TooOften

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 4_000
LARGEST_BODY = 64 * 1024
FRAMED = "x-arbeid-framed"
"""The header by which an answer says that it may stand in another site's frame; it is not sent on."""
_LOG = logging.getLogger("arbeid.web")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)


class Guard:
    """Refuses what is too long, too large, too much or for another host; adds headers to every reply.

    Only an answer that says so itself may be shown in another site's frame.
    """

    def __init__(self, app: ASGIApp, pace: Pace | None = None, hosts: Sequence[str] = ("*",)) -> None:
        self.app = app
        self.pace = pace or Pace()
        self.hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _Guarded(send, bodiless=scope["method"] == "HEAD")
        problem = self._problem(scope)
        if problem is not None:
            await reply(scope, *problem)(scope, receive, guarded)
            return
        # To ask for the head alone is to read: whatever can be read answers it.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        asked = {**scope, "method": method, "headers": with_plain_packing(scope)}
        try:
            await self.app(asked, _bounded(receive), guarded)
        except asyncio.CancelledError:
            # The server closes, and has waited for this answer as long as it does.
            if guarded.started:
                raise
            await reply(scope, 503, Busy("web_busy"))(scope, receive, guarded)
        except Exception as error:
            if guarded.started:
                raise
            _LOG.error("%s failed", scope["path"], exc_info=error)
            await reply(scope, 500, ArbeidError("web_ours"))(scope, receive, guarded)

    def _problem(self, scope: Scope) -> tuple[int, ArbeidError] | None:
        if not self._is_for_us(scope):
            return 400, ArbeidError("web_host")
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            key = "web_address_long_api" if scope["path"].startswith("/api") else "web_address_long"
            return 414, AddressTooLong(key, longest=LONGEST_ADDRESS)
        if (spoken := language_problem(scope)) is not None:
            return 404, spoken
        length = dict(scope["headers"]).get(b"content-length", b"0")
        # By its digits first: Python refuses to read a number of some thousands of them.
        if not length.isdigit() or len(length) > 9 or int(length) > LARGEST_BODY:
            return 413, BodyTooLarge("web_body_large", largest=LARGEST_BODY // 1024)
        sends = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if sends and not self.pace.allows(scope["client"][0] if scope["client"] else ""):
            return 429, TooOften("web_too_often", seconds=self.pace.seconds)
        return None

    def _is_for_us(self, scope: Scope) -> bool:
        found = _HOST.fullmatch(header(scope, b"host").lower())
        return "*" in self.hosts or (found is not None and found[1] in self.hosts)


class _Guarded:
    """Sends an answer with the headers that every answer has, or only those where no more is asked."""

    def __init__(self, send: Send, bodiless: bool) -> None:
        self.send, self.bodiless, self.started = send, bodiless, False

    async def __call__(self, message: Message) -> None:
        """Send one part of an answer on."""
        if message["type"] == "http.response.start":
            self.started = True
            rest = [(name, value) for name, value in message.get("headers", ()) if name != FRAMED.encode()]
            framed = len(rest) < len(message.get("headers", ())) and message["status"] in (200, 304)
            message = {**message, "headers": [*with_one_vary(rest), *security_headers(framed)]}
        elif self.bodiless:
            message = {**message, "body": b""}
        await self.send(message)


class Pace:
    """How often one reader may ask for a run: ``most`` times in ``seconds``.

    >>> pace = Pace(most=2, clock=lambda: 0.0)
    >>> [pace.allows("me"), pace.allows("me"), pace.allows("me"), pace.allows("you")]
    [True, True, False, True]
    """

    def __init__(self, most: int = 40, seconds: int = 10, clock: Callable[[], float] = monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._asked: dict[str, list[float]] = {}

    def allows(self, reader: str) -> bool:
        """Count one request of this reader, and say whether it is within the pace."""
        now = self.clock()
        self._asked = {name: times for name, times in self._asked.items() if now - times[-1] < self.seconds}
        recent = [time for time in self._asked.get(reader, []) if now - time < self.seconds]
        if len(recent) >= self.most:
            return False
        self._asked[reader] = [*recent, now]
        return True


def security_headers(framed: bool = False) -> list[tuple[bytes, bytes]]:
    """Give the headers that keep an answer to itself; ``framed`` lets other sites show it in a frame."""
    policy = _POLICY.format(ancestors="*" if framed else "'none'")
    frame = [] if framed else [(b"x-frame-options", b"DENY")]
    return [(b"content-security-policy", policy.encode()), *_HEADERS, *frame]


def _bounded(receive: Receive) -> Receive:
    # Counted as it comes, as a body in chunks has no length to be held against.
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise BodyTooLarge("web_body_large", largest=LARGEST_BODY // 1024)
        return message

    return bounded
