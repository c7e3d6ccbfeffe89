"""Runs in processes of their own: few at a time, bounded in time and memory, dropped when nobody waits."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from arbeid.errors import ArbeidError
from arbeid.registry import remembered
from arbeid.web.processes import SPAWN, starting
from arbeid.web.serving.caller import Caller, caller
from arbeid.web.serving.guard import Pace
from arbeid.web.serving.refused import Busy, Dropped, TooOften

_LOG = logging.getLogger("arbeid.web")
_ROOM = 3 << 30
_LOOK = 0.02
_STARTING = 90


class Workers:
    """``count`` processes that do what ``web/serving/work.py`` can, for at most ``seconds`` each.

    At most ``waiting`` requests wait for one; ``pace`` bounds how often one reader may ask. Before ``start``
    (in tests, and where the explorer becomes a folder) work is done on the spot, the same only once.
    """

    def __init__(self, count: int = 2, seconds: float = 20, waiting: int = 16, pace: Pace | None = None):
        self.count, self.seconds, self.waiting = count, seconds, waiting
        self.pace = pace or Pace(most=300, seconds=10)
        self._free: list[Worker] = []
        self._every: list[Worker] = []
        self._queue: list[object] = []
        # By reader and work: a slider that moves asks again, and only its last position is still waited for.
        self._newest: dict[tuple[str, str], object] = {}
        self._change = threading.Condition()
        # Several applications of one process share the workers; the last to close ends them.
        self._holders = 0
        self.running = False

    def start(self) -> None:
        """Start the processes, unless they run; they get ready while nobody waits yet."""
        with self._change:
            self._holders += 1
            if self.running:
                return
            self._every = [Worker() for _ in range(self.count)]
            self._free = list(self._every)
            self.running = True

    def close(self) -> None:
        """Stop the processes, whatever they are at, once as often as they were started."""
        with self._change:
            self._holders -= 1
            if self._holders:
                return
            self.running = False
            for worker in self._every:
                worker.end()
            self._every, self._free = [], []
            self._change.notify_all()

    def do(self, work: str, *given: Any) -> Any:
        """Do one piece of work and give what it gives.

        Errors: those of the work; too much asked at once; taking too long; nobody waiting for it any more.
        """
        asking = caller()
        if not self.running:
            return _on_the_spot(work, given)
        if asking.address and not self.pace.allows(asking.address):
            raise TooOften("web_too_often", seconds=self.pace.seconds)
        with self._turn(work, asking) as (worker, ticket):
            return worker.do(work, given, self.seconds, lambda: self._dropped(ticket, work, asking))

    @contextmanager
    def _turn(self, work: str, asking: Caller) -> Iterator[tuple[Worker, object]]:
        """Wait for a free process, in the order of asking; a newer question of the same page goes instead."""
        ticket = object()
        if asking.reader:
            self._newest[asking.reader, work] = ticket
        worker = None
        try:
            worker = self._wait(ticket, work, asking)
            yield worker, ticket
        finally:
            with self._change:
                if self._newest.get((asking.reader, work)) is ticket:
                    del self._newest[asking.reader, work]
                if worker is not None and self.running:
                    self._free.append(worker)
                self._change.notify_all()

    def _wait(self, ticket: object, work: str, asking: Caller) -> Worker:
        with self._change:
            if len(self._queue) >= self.waiting:
                raise Busy("web_busy")
            self._queue.append(ticket)
            try:
                while not (self._free and self._queue[0] is ticket):
                    self._change.wait(_LOOK)
                    if self._dropped(ticket, work, asking) or not self.running:
                        raise Dropped("web_dropped")
                return self._free.pop()
            finally:
                self._queue.remove(ticket)

    def _dropped(self, ticket: object, work: str, asking: Caller) -> bool:
        newest = self._newest.get((asking.reader, work), ticket) if asking.reader else ticket
        return asking.gone.is_set() or newest is not ticket


class Worker:
    """One process, started anew when it had to be stopped."""

    def __init__(self) -> None:
        self._ended = False
        self._start()

    def _start(self) -> None:
        self._pipe, other = SPAWN.Pipe()
        # A pipe of its own, for shared memory would outlive a server that is killed.
        dropped, self._drop = SPAWN.Pipe(duplex=False)
        self._process = SPAWN.Process(target=_serve, args=(other, dropped), daemon=True)
        with starting():
            self._process.start()
        # Ours only: as long as we hold the process's ends too, its death would never reach us as the end of
        # a file.
        other.close()
        dropped.close()
        self._ready = False
        self._count = 0

    def end(self) -> None:
        """End the process for good."""
        self._ended = True
        self._stop()

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()
        self._drop.close()

    def do(self, work: str, given: tuple[Any, ...], seconds: float, dropped: Callable[[], bool]) -> Any:
        """Let the process work; end it when it takes too long, ask it to stop when nobody waits.

        One that died, or is found dead, is started anew and asked once more. Errors: it died again.
        """
        try:
            try:
                kind, found = self._ask(work, given, seconds, dropped)
            except (EOFError, OSError):
                self._again()
                if dropped():
                    raise Dropped("web_dropped") from None
                kind, found = self._ask(work, given, seconds, dropped)
        except (EOFError, OSError) as error:
            self._again()
            raise Busy("web_run_large") from error
        except ArbeidError:
            self._again()
            raise
        if kind == "error":
            raise found
        if kind == "fault":
            raise RuntimeError(f"{work} failed: {found}")
        return found

    def _ask(self, work: str, given: tuple[Any, ...], seconds: float, dropped: Callable[[], bool]) -> Any:
        if self._ended:
            raise Dropped("web_dropped")
        self._get_ready(dropped)
        self._count += 1
        self._pipe.send((self._count, work, given))
        return self._hear(seconds, dropped)

    def _get_ready(self, dropped: Callable[[], bool]) -> None:
        if not self._ready:
            self._hear(_STARTING, dropped)
            self._ready = True

    def _hear(self, seconds: float, dropped: Callable[[], bool]) -> Any:
        # Not the time of day, which may be set back while a reader waits.
        until = time.monotonic() + seconds
        told = False
        while not self._pipe.poll(_LOOK):
            if not told and dropped():
                self._drop.send(self._count)
                told = True
            if time.monotonic() > until:
                raise Busy("web_run_long", seconds=round(seconds))
        return self._pipe.recv()

    def _again(self) -> None:
        if not self._ended:
            _LOG.warning("a worker was started anew")
            self._stop()
            self._start()


def _serve(pipe: Connection, drop: Connection) -> None:
    """Live in the process: do what is asked until the other end is gone."""
    import resource
    import signal

    # Ctrl+C goes to every process of a terminal; the server alone decides when its workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A run that asks for more fails by itself, before the machine has to choose whom to end.
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))
    from arbeid.web.serving.work import load

    load()
    # A server that is killed leaves nobody to send to: then there is nothing more to do, or to say.
    with suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            count, work, given = pipe.recv()
            pipe.send(_answer(work, given, partial(_go_on, drop, count)))


def _answer(work: str, given: tuple[Any, ...], go_on: Callable[[], None]) -> tuple[str, Any]:
    import traceback

    from arbeid.web.serving.work import WORK

    try:
        return "done", WORK[work](go_on, *given)
    except ArbeidError as error:
        return "error", error
    except MemoryError:
        return "error", Busy("web_run_large")
    except Exception:
        return "fault", traceback.format_exc()


def _go_on(drop: Connection, count: int) -> None:
    """Stop this piece of work where it was dropped; what was said of an earlier one is too late."""
    while drop.poll():
        if drop.recv() == count:
            raise Dropped("web_dropped")


@remembered(maxsize=128)
def _on_the_spot(work: str, given: tuple[Any, ...]) -> Any:
    from arbeid.web.serving.work import WORK

    return WORK[work](lambda: None, *given)


WORKERS = Workers()
"""Those of this process."""
