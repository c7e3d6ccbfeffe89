"""How the work of a function grows with its input, in processor time of this process only."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from math import log2
from typing import TypeVar

T = TypeVar("T")
SMALLEST = 0.002
"""Processor seconds below which a difference says nothing."""


def growth(work: Callable[[T], object], make: Callable[[int], T], size: int, most: float = 1.5) -> float:
    """Compute the exponent of growth from n to 4n: 1 is linear, 2 quadratic.

    What is made once (a compiled pattern, an import) counts against the large input, which goes first. That,
    like a busy machine, can only make the exponent larger, so above ``most`` it is measured anew, twice.
    """
    small, large = make(size), make(4 * size)
    found = most + 1
    for _ in range(3):
        times = processor_time(work, large), processor_time(work, small)
        found = min(found, exponent(*times))
        if found < most:
            break
    return found


def exponent(large: float, small: float) -> float:
    """Compute the exponent over both doublings."""
    return log2(max(large, SMALLEST) / max(small, SMALLEST)) / 2


def processor_time(work: Callable[[T], object], given: T) -> float:
    # Collecting first would look at every object of the whole suite, which costs more than most of this work.
    gc.disable()
    try:
        started = time.process_time()
        work(given)
        return time.process_time() - started
    finally:
        gc.enable()
