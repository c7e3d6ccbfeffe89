"""One connection of the server: bounded in number and in time, so that slow readers lock out nobody."""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.web.serving.guard import security_headers


class ReaderConnection(H11Protocol):
    """A connection with ``seconds_to_ask`` for a whole request and ``seconds_to_read`` for an answer.

    At most ``most`` are open, ``most_of_one`` of one address. A new one beyond that takes the place of
    the one whose reader has kept it waiting longest; where there is none, it is told to come back.
    """

    seconds_to_ask = 20.0
    seconds_to_read = 120.0
    most = 500
    most_of_one = 300

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.since = 0.0
        self._deadline: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self._is_idle = False

    @property
    def waits(self) -> bool:
        """Whether it is the reader who keeps it open: by asking slowly, or by not reading the answer."""
        asks = self.cycle is None or self.cycle.response_complete or self.cycle.more_body
        return asks or self.flow.write_paused

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let a new connection in, where there is room for it."""
        super().connection_made(transport)
        self._wait(self.seconds_to_ask)
        if not self._has_room():
            self._refuse(503, ArbeidError("web_full"))

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._stop_waiting()
        self._read_on()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Hear a part of a request; its time runs from its first part, however many follow."""
        if self._is_idle:
            self._is_idle = False
            self._wait(self.seconds_to_ask)
        super().data_received(data)

    def handle_events(self) -> None:
        """Stop the clock while a whole request is being answered."""
        super().handle_events()
        if not self.waits:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Start the clock again for the next request."""
        self._is_idle = True
        self._wait(self.seconds_to_ask)
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Start a clock for a reader who leaves an answer lying."""
        super().pause_writing()
        self._unread = self.loop.call_later(self.seconds_to_read, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop it: the answer is being read."""
        self._read_on()
        super().resume_writing()

    def _read_on(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, with the headers that every answer has."""
        self._refuse(400, ArbeidError("web_request"))

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: what a reader's program would rather speak is no fault of the server's."""

    def _has_room(self) -> bool:
        others = [one for one in self.connections if one is not self and isinstance(one, ReaderConnection)]
        here = [one for one in others if one._address == self._address]
        # Behind a proxy all readers have one address, its own.
        if not self._is_proxy and len(here) >= self.most_of_one:
            others = here
        elif len(others) < self.most:
            return True
        waiting = [one for one in others if one.waits]
        if not waiting:
            return False
        longest = min(waiting, key=lambda one: one.since)
        # Taken off first: its end comes later, and the newcomer must not count it still.
        self.connections.discard(longest)
        longest.transport.abort()
        return True

    @property
    def _address(self) -> str:
        return self.client[0] if self.client else ""

    @property
    def _is_proxy(self) -> bool:
        if not self.config.proxy_headers:
            return False
        known = [ipaddress.ip_network(one) for one in self.config.forwarded_allow_ips]
        return any(ipaddress.ip_address(self._address) in network for network in known)

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self.since = self.loop.time()
        self._deadline = self.loop.call_later(seconds, self._end)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _end(self) -> None:
        """End a connection whose time is over: an answer that is still being read has longer."""
        left = self.since + self.seconds_to_read - self.loop.time()
        if self._is_idle and self.transport.get_write_buffer_size() and left > 0:
            self._deadline = self.loop.call_later(left, self._end)
        # Nobody was asking, or an answer is half sent: then there is no place to say anything.
        elif self._is_idle or not (self.cycle is None or self.cycle.response_complete):
            self.transport.abort()
        else:
            self._refuse(408, ArbeidError("web_slow"))

    def _refuse(self, status: int, error: ArbeidError) -> None:
        # No header was read that would say a language, so it is said in both.
        said = "\n".join(error.sentence(language) for language in reversed(LANGUAGES)) + "\n"
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(said.encode())).encode()),
            (b"connection", b"close"),
            *security_headers(),
        ]
        answer = h11.Response(status_code=status, headers=headers, reason=STATUS_PHRASES[status])
        try:
            for event in (answer, h11.Data(data=said.encode()), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        except h11.LocalProtocolError:
            # Another answer is already on the way.
            self.transport.abort()
        self.transport.close()
