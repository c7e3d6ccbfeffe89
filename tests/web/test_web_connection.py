"""Connections that are slow, many or no HTTP: bounded in number and time, and others are answered."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest

from arbeid.web.serving.connection import ReaderConnection
from arbeid.web.serving.server import configured, listen
from patience import PATIENCE

pytestmark = pytest.mark.long
HALF = b"GET /api/fingerprint HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
LARGE = b"GET /nl/index.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
WHOLE = b"GET /api/fingerprint HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


class Quick(ReaderConnection):
    seconds_to_ask = 0.3
    seconds_to_read = 0.6
    ended_unread = 0

    def connection_lost(self, exc: Exception | None) -> None:
        Quick.ended_unread += self.flow.write_paused
        super().connection_lost(exc)


class Small(ReaderConnection):
    most = 12
    most_of_one = 8


class Tiny(ReaderConnection):
    most = 6
    most_of_one = 100


@contextmanager
def served(connection: type[ReaderConnection]) -> Iterator[int]:
    """Serve the explorer as it is from the command line, by this kind of connection; give its port."""
    import uvicorn

    listening = listen("127.0.0.1", 0)
    config = configured("127.0.0.1")
    config.http = connection
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(PATIENCE)
    assert not thread.is_alive(), "the server did not stop"


def said(port: int, *parts: bytes) -> bytes:
    """Send these parts, and give all that comes back until the other end closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as asking:
        for part in parts:
            asking.sendall(part)
        return rest(asking)


def rest(asking: socket.socket) -> bytes:
    found = b""
    try:
        while part := asking.recv(65_536):
            found += part
    except ConnectionResetError:
        pass
    return found


def answers(port: int) -> bool:
    return httpx.get(f"http://127.0.0.1:{port}/api/fingerprint", timeout=PATIENCE).status_code == 200


def has_every_header(answer: bytes) -> bool:
    head = answer.partition(b"\r\n\r\n")[0].lower()
    return all(
        name in head
        for name in (
            b"content-security-policy: default-src 'none'",
            b"x-content-type-options: nosniff",
            b"x-frame-options: deny",
            b"referrer-policy: no-referrer",
        )
    )


@pytest.fixture(scope="module")
def quick() -> Iterator[int]:
    with served(Quick) as port:
        yield port


@pytest.mark.parametrize("half", [HALF, b"G", HALF + b"x\r\nX-More: ", b""])
def test_half_a_request_is_ended_in_words(quick: int, half: bytes) -> None:
    answer = said(quick, half)
    assert answer.startswith(b"HTTP/1.1 408 ") and has_every_header(answer)
    assert b"too slowly" in answer and b"te langzaam" in answer
    assert answers(quick)


def test_a_request_that_drips_in_is_ended(quick: int) -> None:
    with socket.create_connection(("127.0.0.1", quick), timeout=PATIENCE) as asking:
        ended = drip(asking, HALF, lambda: b"x")
    assert ended and answers(quick)


def test_a_second_request_that_drips_in_is_ended(quick: int) -> None:
    with socket.create_connection(("127.0.0.1", quick), timeout=PATIENCE) as asking:
        asking.sendall(WHOLE)
        assert asking.recv(65_536).startswith(b"HTTP/1.1 200")
        assert drip(asking, HALF, lambda: b"x")


def test_a_body_that_drips_in_is_ended(quick: int) -> None:
    head = b"POST /api/run HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", quick), timeout=PATIENCE) as asking:
        assert drip(asking, head, lambda: b" ")
    assert answers(quick)


def drip(asking: socket.socket, first: bytes, more: Callable[[], bytes]) -> bool:
    """Send on and on, a little at a time; say whether the other end put an end to it."""
    until = time.monotonic() + PATIENCE
    asking.sendall(first)
    asking.settimeout(0.05)
    while time.monotonic() < until:
        try:
            asking.sendall(more())
            if asking.recv(65_536) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def test_an_idle_connection_is_closed_without_a_word(quick: int) -> None:
    answer = said(quick, WHOLE)
    assert answer.count(b"HTTP/1.1 ") == 1 and answer.startswith(b"HTTP/1.1 200")


def test_an_answer_that_nobody_reads_is_given_up() -> None:
    with served(Quick) as port, never_reading(port) as asking:
        asking.sendall(LARGE * 400)
        until = time.monotonic() + PATIENCE
        while not Quick.ended_unread:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert answers(port)


@contextmanager
def never_reading(port: int) -> Iterator[socket.socket]:
    with socket.socket() as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        asking.settimeout(PATIENCE)
        asking.connect(("127.0.0.1", port))
        yield asking


@pytest.mark.parametrize("connection", [Small, Tiny])
@pytest.mark.parametrize("first", [b"", HALF, WHOLE])
def test_many_slow_readers_lock_out_nobody(connection: type[ReaderConnection], first: bytes) -> None:
    with served(connection) as port, ExitStack() as open_ones:
        for _ in range(3 * connection.most):
            one = open_ones.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            one.sendall(first)
            assert first != WHOLE or one.recv(65_536)
        for _ in range(5):
            assert answers(port)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /nl/ HTTP/9.9\r\n\r\n",
        b"GET /nl/ HTTP/1.1\r\n\r\n",
        b"GET /nl/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /nl/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_with_every_header(quick: int, nonsense: bytes) -> None:
    answer = said(quick, nonsense)
    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 ")) and has_every_header(answer)
    assert answers(quick)


def test_readers_who_leave_answers_lying_lock_out_nobody() -> None:
    with served(Tiny) as port, ExitStack() as open_ones:
        for _ in range(Tiny.most):
            open_ones.enter_context(never_reading(port)).sendall(LARGE * 400)
        until = time.monotonic() + PATIENCE
        while not answers(port):
            assert time.monotonic() < until
        for _ in range(5):
            assert answers(port)


def test_a_reader_too_many_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ReaderConnection, "waits", False)
    with served(Tiny) as port, ExitStack() as open_ones:
        for _ in range(Tiny.most):
            one = open_ones.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            one.sendall(WHOLE)
            assert one.recv(65_536)
        answer = said(port, b"")
        assert answer.startswith(b"HTTP/1.1 503 ") and has_every_header(answer)


def test_an_upgrade_that_is_not_there_is_answered_as_it_is(
    quick: int, caplog: pytest.LogCaptureFixture
) -> None:
    upgrade = b"Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    answer = said(quick, WHOLE.removesuffix(b"\r\n") + upgrade)
    assert re.match(rb"HTTP/1.1 200 ", answer) and "WebSocket" not in caplog.text
