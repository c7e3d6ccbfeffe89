"""Where blocks are run: in this process, in several of this machine, or on a cluster of Dask.

All are executors of the standard kind, which give futures of that kind: what runs blocks knows no other.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import Any, ParamSpec, TypeVar

from arbeid.errors import ArbeidError

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


CLUSTER_SECONDS = 10
"""How long a cluster may take to answer: a scheduler that is there does so at once."""
AT_ONCE = 64
"""Blocks under way on a cluster: what comes back is held here, so memory does not grow with its size."""
_LIBRARY = "distributed"


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Give the executor of a Dask scheduler at an address such as ``tcp://10.0.0.5:8786``.

    Its workers have Arbeid installed and compute; results come back here, and are kept and added up the same
    way. A worker that dies has its blocks done by another. Errors: without the library of the extra
    ``cluster``; a cluster that does not answer, or that is lost on the way.
    """
    try:
        client_of = import_module(_LIBRARY).Client
    except ImportError as error:
        raise ArbeidError("cluster_missing") from error
    try:
        client = client_of(address, timeout=CLUSTER_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        # An address that nobody could answer is refused by the library as a value.
        raise ArbeidError("cluster_silent", address=address, seconds=CLUSTER_SECONDS) from error
    try:
        # A block is the same wherever it runs: one that is asked again is not taken from what is kept there.
        yield client.get_executor(pure=False)
    except Exception as error:
        if type(error).__module__.partition(".")[0] != _LIBRARY:
            raise
        raise ArbeidError("cluster_lost", address=address) from error
    finally:
        client.close()


def at_work(count: int, address: str | None) -> AbstractContextManager[Executor]:
    """Choose where blocks are run: on a cluster, or in so many processes. Errors: as ``cluster``."""
    return workers(count) if address is None else cluster(address)
