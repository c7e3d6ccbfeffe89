"""Runs in processes of their own: bounded, dropped when nobody waits, and started anew when one dies."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextvars import copy_context
from typing import Any

import pytest

from arbeid.errors import ArbeidError
from arbeid.verbs.run.choice import Choice
from arbeid.web.serving import caller
from arbeid.web.serving.caller import Caller
from arbeid.web.serving.guard import Pace
from arbeid.web.serving.workers import WORKERS, Workers
from web_server import explorer

pytestmark = pytest.mark.long
RUN = ("run", Choice("base", "nl"), False)
# Seconds of work, where each test waits hundredths of one until it is begun.
SLOW = ("flows", Choice("base", "nl", years=50))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    found = Workers(count=1, seconds=600)
    found.start()
    found.do(*RUN)
    yield found
    found.close()


def asked(workers: Workers, who: Caller, *work: Any) -> tuple[threading.Thread, list[Any]]:
    """Ask in a thread, as this caller; give the thread and where its answer will be."""
    said: list[Any] = []

    def ask() -> None:
        caller._CALLER.set(who)
        try:
            said.append(workers.do(*work))
        except ArbeidError as error:
            said.append(error.key)

    thread = threading.Thread(target=copy_context().run, args=(ask,))
    thread.start()
    return thread, said


def test_a_worker_gives_what_the_work_gives(workers: Workers) -> None:
    assert workers.do(*RUN) == Workers().do(*RUN)


def test_an_error_comes_back_as_it_was(workers: Workers) -> None:
    with pytest.raises(ArbeidError, match="nearest is “base”"):
        workers.do("run", Choice("basse"), False)
    assert workers.do(*RUN)


def test_a_newer_question_of_the_same_page_goes_instead(workers: Workers) -> None:
    me = [Caller(reader="me") for _ in range(4)]
    threads = []
    for one in me:
        before = workers._newest.get(("me", "flows"))
        threads.append(asked(workers, one, *SLOW))
        while workers._newest.get(("me", "flows")) is before and threads[-1][0].is_alive():
            time.sleep(0.01)
    for thread, _ in threads:
        thread.join(600)
    said = [answers[0] for _, answers in threads]
    assert said[:-1] == ["web_dropped"] * 3 or said[1:-1] == ["web_dropped"] * 2
    assert said[-1].unemployment


def test_work_is_dropped_when_its_reader_leaves(workers: Workers) -> None:
    first, second = Caller(reader="a"), Caller(reader="b")
    running = asked(workers, first, *SLOW)
    while workers._free and running[0].is_alive():
        time.sleep(0.01)
    waiting = asked(workers, second, *RUN)
    second.gone.set()
    waiting[0].join(600)
    assert waiting[1] == ["web_dropped"]
    running[0].join(600)
    assert workers.do(*RUN)


def test_too_many_at_once_are_told_so(workers: Workers) -> None:
    workers.waiting = 1
    try:
        threads = [asked(workers, Caller(reader=str(at)), *SLOW) for at in range(6)]
        for thread, _ in threads:
            thread.join(600)
        said = [answers[0] for _, answers in threads]
        assert "web_busy" in said and any(not isinstance(one, str) for one in said)
    finally:
        workers.waiting = 16


def test_one_reader_cannot_ask_without_end() -> None:
    few = Workers(count=1, pace=Pace(most=2, seconds=3600))
    few.start()
    try:
        said = []
        for _ in range(3):
            thread, answers = asked(few, Caller(address="192.0.2.1"), *RUN)
            thread.join(600)
            said += answers
        assert said[-1] == "web_too_often" and "web_too_often" not in said[:-1]
    finally:
        few.close()


def test_a_run_that_takes_too_long_is_stopped_and_the_next_one_works(workers: Workers) -> None:
    workers.seconds = 0.01
    try:
        with pytest.raises(ArbeidError, match="stopped"):
            workers.do("flows", Choice("base", "us", years=49))
    finally:
        workers.seconds = 600
    assert workers.do(*RUN)


def test_a_process_that_is_found_dead_is_started_anew_and_asked_again(workers: Workers) -> None:
    for _ in range(2):
        workers._every[0]._process.kill()
        assert workers.do(*RUN).balance.net.value


def test_a_process_that_dies_while_it_gets_ready_is_started_anew_and_asked_again() -> None:
    fresh = Workers(count=1, seconds=600)
    fresh.start()
    try:
        fresh._every[0]._process.kill()
        assert fresh.do(*RUN).balance.net.value
    finally:
        fresh.close()


def test_a_process_that_dies_at_its_work_is_asked_again(workers: Workers) -> None:
    process = workers._every[0]._process
    running, said = asked(workers, Caller(), *SLOW)
    while not workers._every[0]._count or workers._free:
        time.sleep(0.01)
    process.kill()
    running.join(600)
    assert said[0].unemployment and workers._every[0]._process is not process


def test_work_that_ends_every_process_is_an_error(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    worker, asks = workers._every[0], []

    def dies(*_: Any) -> Any:
        asks.append(1)
        raise EOFError

    monkeypatch.setattr(worker, "_ask", dies)
    with pytest.raises(ArbeidError, match="memory"):
        workers.do(*RUN)
    assert len(asks) == 2
    monkeypatch.undo()
    assert workers.do(*RUN)


def test_what_was_dropped_too_late_does_not_stop_the_next(workers: Workers) -> None:
    assert workers.do(*RUN)
    worker = workers._every[0]
    worker._drop.send(worker._count)
    assert workers.do("flows", Choice("base", "nl", years=3)).unemployment


def test_closing_leaves_no_process_behind() -> None:
    brief = Workers(count=1)
    brief.start()
    brief.start()
    process = brief._every[0]._process
    brief.close()
    assert process.is_alive()
    brief.close()
    assert not process.is_alive() and not brief.running


def test_a_reader_who_closes_the_connection_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    noticed: list[bool] = []
    begun, ended = threading.Event(), threading.Event()

    def waits(*_: Any) -> Any:
        begun.set()
        noticed.append(caller.caller().gone.wait(600))
        ended.set()
        raise ArbeidError("web_dropped")

    monkeypatch.setattr(WORKERS, "do", waits)
    with explorer() as base:
        port = int(base.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as reading:
            # An address that no other test asks: what is kept needs no work.
            reading.sendall(f"GET /nl/wat-als?years=13 HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert begun.wait(600)
        assert ended.wait(600)
    assert noticed == [True]
