"""Ctrl+C on a terminal reaches every process that it started; the first of them is to answer for all."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_from_interrupts() -> Iterator[None]:
    """Start processes that Ctrl+C does not reach: they are ended by this one, without a murmur.

    A process can only ignore it once Python runs there, and would complain before.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
