"""Where blocks are run: in this process, in several of this machine, or on a cluster of Dask.

All are executors of the standard kind, which give futures of that kind: what runs blocks knows no other.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from arbeid.uncertainty.ensemble.cluster import cluster
from arbeid.uncertainty.ensemble.plan import Plan

P = ParamSpec("P")
R = TypeVar("R")


class Here(Executor):
    """Runs everything in this process, at once, when it is asked."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run it, and give what holds its outcome."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def workers(count: int) -> Iterator[Executor]:
    """Give an executor with so many processes; with one, everything runs here.

    Whoever leaves early leaves at once: what waits is dropped, and so are the blocks at work.
    """
    if count == 1:
        yield Here()
        return
    # Begun anew and not forked: a process that has threads cannot be copied safely.
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_deaf)
    try:
        yield pool
    except BaseException:
        # A worker writes nothing, so it may be stopped in the middle of a block: leaving is at once.
        for process in list((pool._processes or {}).values()):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _deaf(*_: Any) -> None:
    """Leave an interrupt to the process that the reader started, which stops its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def at_work(count: int, address: str | None, plan: Plan) -> AbstractContextManager[Executor]:
    """Choose where a plan's blocks are run: on a cluster, or in so many processes. Errors: as ``cluster``."""
    return workers(count) if address is None else cluster(address, plan)
