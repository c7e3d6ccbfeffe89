"""How the work of a function grows with its input, in processor time of this process only."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
SMALLEST = 0.002
"""Processor seconds below which a difference says nothing."""


def growth(work: Callable[[T], object], make: Callable[[int], T], size: int) -> float:
    """Give the exponent of growth from n to 4n: 1 is linear, 2 quadratic; the best of three rounds."""
    inputs = [make(size), make(2 * size), make(4 * size)]
    work(inputs[0])
    return min(exponent([processor_time(work, given) for given in inputs]) for _ in range(3))


def exponent(times: list[float]) -> float:
    """Give the larger exponent of the two doublings, from the start and over all."""
    from math import log2

    small, _, large = (max(taken, SMALLEST) for taken in times)
    return log2(large / small) / 2


def processor_time(work: Callable[[T], object], given: T) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(given)
        return time.process_time() - started
    finally:
        gc.enable()
