"""Blocks on a cluster of Dask: its executor, what a worker there must be, and what is said where it fails.

The library is an extra, so it is imported by name; what it gives is an executor of the standard kind.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.metadata import version
from threading import Event, Thread
from traceback import walk_tb
from typing import Any, TypeVar

from arbeid.errors import ArbeidError
from arbeid.uncertainty.ensemble.plan import Plan

T = TypeVar("T")
SECONDS = 10
"""How long a cluster may take to answer, and to have a worker: one that is there does so at once."""
ALONE_SECONDS = 60
"""How long a cluster may go on without any worker: as long as one that restarts takes, and longer."""
_LOOKS_EVERY = 5
AT_ONCE = 64
"""Blocks under way on a cluster: what comes back is held here, so memory does not grow with its size."""
_LIBRARY = "distributed"
_TALKATIVE = (_LIBRARY, "tornado", "asyncio")
_ALIKE = ("arbeid", "numpy")
"""The packages that decide the last digits: of one lock file they are the same everywhere."""


@contextmanager
def cluster(address: str, plan: Plan) -> Iterator[Executor]:
    """Give the executor of a Dask scheduler at an address such as ``tcp://10.0.0.5:8786``.

    Its workers have Arbeid installed and compute; results come back here, and are kept and added up the same
    way. A worker that dies has its blocks done by another. Errors: without the library of the extra
    ``cluster``; a cluster that does not answer, that has no worker, or one that would compute something else;
    one that is lost on the way.
    """
    client_of = _client_of()
    with _quiet():
        client = _client(client_of, address)
        try:
            _refuse_idle(client, address)
            _refuse_unlike(client, address, plan)
            with _watched(client):
                yield client.get_executor(pure=False)
        except (CancelledError, OSError) as error:
            # What was under way is cancelled where the scheduler goes, or the last of its workers.
            raise _lost(address) from error
        except Exception as error:
            if not _of_library(error):
                raise
            raise _lost(address) from error
        finally:
            client.close()


def _of_library(error: Exception) -> bool:
    """Tell whether an error is of Dask's own kinds, or was raised by its own code."""
    # A block that is done just as it is cancelled trips that code, in whatever words Python has for it.
    raised = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(error.__traceback__)][-1:]
    return any(name.partition(".")[0] == _LIBRARY for name in (type(error).__module__, *raised))


def _client_of() -> Any:
    try:
        return import_module(_LIBRARY).Client
    except ImportError as error:
        raise ArbeidError("cluster_missing") from error


def _client(client_of: Any, address: str) -> Any:
    try:
        return _within(SECONDS, partial(client_of, address, timeout=SECONDS))
    except Exception as error:
        # Whatever listens there may answer anything: a web page is read as a message of exabytes.
        raise ArbeidError("cluster_silent", address=address, seconds=SECONDS) from error


def _refuse_idle(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        raise ArbeidError("cluster_idle", address=address, seconds=SECONDS) from error


def _refuse_unlike(client: Any, address: str, plan: Plan) -> None:
    """Refuse a worker without Arbeid, or of another catalogue: its blocks would be of another ensemble."""
    here = seen(plan)
    try:
        there: Mapping[str, Mapping[str, str]] = _within(ALONE_SECONDS, partial(client.run, seen, plan))
    except Exception as error:
        # An error of a worker comes back as what it was, or as text where it cannot be read here.
        raise ArbeidError("cluster_unable", address=address, reason=_reason(error)) from error
    for worker, theirs in there.items():
        for name, value in here.items():
            if theirs[name] != value:
                raise ArbeidError("cluster_unlike", worker=worker, name=name, there=theirs[name], here=value)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _within(seconds: float, ask: Callable[[], T]) -> T:
    """Ask for so long at most: the library waits for ever for the answer of one that has accepted a call."""
    answer: Future[T] = Future()

    def asking() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    # It ends with the process, so that what never answers holds nobody up.
    Thread(target=asking, daemon=True).start()
    return answer.result(timeout=seconds + 1)


def seen(plan: Plan) -> dict[str, str]:
    """Write down what blocks of a plan rest on in this process: packages, and a hash of figures and laws."""
    from arbeid.uncertainty.shipped import fingerprint_of

    under = [replace(plan, settings=plan.under(measure)) for measure in plan.measures]
    packages = {name: version(name) for name in _ALIKE}
    return {**packages, "catalogue": " ".join(fingerprint_of(one)[:12] for one in under)}


@contextmanager
def _watched(client: Any) -> Iterator[None]:
    """Give up where no worker is left for long: the library itself would wait for one for ever."""
    over = Event()

    def watch() -> None:
        alone = 0
        while not over.wait(_LOOKS_EVERY):
            try:
                alone = 0 if client.scheduler_info()["workers"] else alone + _LOOKS_EVERY
            except Exception:
                # The scheduler is gone, which cancels what is under way too.
                return
            if alone >= ALONE_SECONDS:
                # It cancels what is under way, at which whoever waits wakes up.
                client.close()
                return

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library logs off the screen: what the reader must know is said in one sentence."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _TALKATIVE]
    loggers = [logging.getLogger(name) for name in names]
    before = [one.disabled for one in loggers]
    for one in loggers:
        one.disabled = True
    try:
        yield
    finally:
        for one, was in zip(loggers, before, strict=True):
            one.disabled = was


def _lost(address: str) -> ArbeidError:
    return ArbeidError("cluster_lost", address=address)
