"""Processes that write side by side: heard while they are at it, ended with whoever waits for them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

from arbeid.errors import ArbeidError
from arbeid.web.processes import SPAWN, starting, undisturbed

_LOOK = 0.5


@contextmanager
def writers(work: Callable[..., None], given: Iterable[tuple[Any, ...]]) -> Iterator[Iterator[Any]]:
    """Start a process for each piece of work; give what they say, until all have ended.

    Each is called with what it says things by, and its own values. When the block is left, for whatever
    reason, none of them is alive any more. Errors: one of them died.
    """
    every: list[tuple[Any, Connection]] = []
    try:
        with starting():
            for values in given:
                every.append(_start(work, values))
        yield _heard(every)
    finally:
        # Whoever asks twice to stop would leave one that writes on while its folder is removed.
        with undisturbed():
            for process, pipe in every:
                process.kill()
                process.join()
                pipe.close()


def _start(work: Callable[..., None], values: tuple[Any, ...]) -> tuple[Any, Connection]:
    hears, says = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=_live, args=(work, says, values), daemon=True)
    process.start()
    # With this end closed here, the death of the process is the end of what it says.
    says.close()
    return process, hears


def _heard(every: list[tuple[Any, Connection]]) -> Iterator[Any]:
    left = [pipe for _, pipe in every]
    while left:
        # A plain read may not be woken by Ctrl+C, since a library starts it again; waiting always is.
        ready = wait(left, _LOOK)
        for pipe in [one for one in left if one in ready]:
            try:
                yield pipe.recv()
            except EOFError:
                left.remove(pipe)
    for process, _ in every:
        process.join()
        if process.exitcode != 0:
            raise ArbeidError("web_writer_died")


def _live(work: Callable[..., None], says: Connection, values: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        work(says.send, *values)
    except BrokenPipeError:
        # Nobody hears it any more.
        return


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
