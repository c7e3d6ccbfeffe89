"""What stands before each request and behind each reply: bounds, and headers that keep a page to itself."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from arbeid.errors import ArbeidError
from arbeid.web.problems import reply

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 2_000
LARGEST_BODY = 64 * 1024
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
    """Refuses what is too long, too large or too much, and adds the security headers to every reply.

    Only an address with ``embed=1`` may be shown in another site's frame.
    """

    def __init__(self, app: ASGIApp, pace: Pace | None = None) -> None:
        self.app = app
        self.pace = pace or Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = _headers(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *headers]
            await send(message)

        problem = self._problem(scope)
        if problem is not None:
            await reply(scope, *problem)(scope, receive, guarded)
            return
        await self.app(scope, _bounded(receive), guarded)

    def _problem(self, scope: Scope) -> tuple[int, ArbeidError] | None:
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, ArbeidError("web_address_long", longest=LONGEST_ADDRESS)
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or len(length) > 9 or int(length) > LARGEST_BODY:
            return 413, ArbeidError("web_body_large", largest=LARGEST_BODY // 1024)
        sends = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if sends and not self.pace.allows(scope["client"][0] if scope["client"] else ""):
            return 429, ArbeidError("web_too_often", seconds=self.pace.seconds)
        return None


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


def _bounded(receive: Receive) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise ArbeidError("web_body_large", largest=LARGEST_BODY // 1024)
        return message

    return bounded


def _headers(scope: Scope) -> list[tuple[bytes, bytes]]:
    framed = parse_qs(scope["query_string"].decode("latin-1")).get("embed") == ["1"]
    policy = _POLICY.format(ancestors="*" if framed else "'none'")
    frame = [] if framed else [(b"x-frame-options", b"DENY")]
    return [(b"content-security-policy", policy.encode()), *_HEADERS, *frame]
