"""Processes that help this one: started whole or not at all, and out of reach of Ctrl+C."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Not forked: the server has threads, and what a thread holds while it is forked stays held for good.
SPAWN = multiprocessing.get_context("spawn")
_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def starting() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach: they are ended by this one, without a murmur.

    A terminal sends it to every process of the group, also to one that has only begun to load Python and
    would answer with a traceback. What is blocked here is blocked there from its first instruction on.
    """
    if not hasattr(signal, "pthread_sigmask"):
        with undisturbed():
            yield
        return
    # The first process brings a tracker with it, whose start unblocks the signal for the process itself.
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()
    with undisturbed():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let what ends this process wait for the end of the block.

    Blocking a signal is not enough: any other thread hears it, and then it is raised here, between two
    steps, such as the start of a process and the note that it has to be ended.
    """
    if threading.current_thread() is not threading.main_thread():
        # Nothing is ever raised there.
        yield
        return
    heard: list[int] = []

    def wait(number: int, frame: FrameType | None) -> None:
        heard.append(number)

    handlers = {number: signal.getsignal(number) for number in _ENDING}
    raising = {number: handler for number, handler in handlers.items() if callable(handler)}
    for number in raising:
        signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in raising.items():
            signal.signal(number, handler)
        for number in dict.fromkeys(heard):
            signal.raise_signal(number)
