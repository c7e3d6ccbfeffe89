"""Round numbers for an axis: the one rule by which charts choose where their grid lines stand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

ROUND = (1.0, 2.0, 5.0)
FINER = (1.0, 2.0, 2.5, 5.0)
"""What goes before the zeros of a round number; quarters only where their words have the room."""
# A step that goes in exactly, such as 0.1 into 0.3, is a hair off in binary.
_HAIR = 1e-9


def step(room: float, most: float, parts: Sequence[float] = ROUND) -> float:
    """Choose the smallest round step that goes at most ``most`` times into a room above zero.

    >>> step(1.1, 5), step(1.1, 5, FINER)
    (0.5, 0.25)
    """
    return next(size for size in _sizes(room / most, parts) if room / size <= most + _HAIR)


def multiples(low: float, high: float, step: float) -> list[float]:
    """List the multiples of a step that hold a range, from at or below its low to at or above its high.

    >>> multiples(3.9, 5.1, 0.5)
    [3.5, 4.0, 4.5, 5.0, 5.5]
    """
    first, last = math.floor(low / step + _HAIR), math.ceil(high / step - _HAIR)
    return [round(number * step, 10) for number in range(first, last + 1)]


def steps(low: float, high: float, most: int) -> list[float]:
    """List evenly spaced round numbers that hold a range, at most one more than ``most`` of them.

    >>> steps(0, 0.63, 4), steps(-1.7, 1.2, 4)
    ([0.0, 0.2, 0.4, 0.6, 0.8], [-2.0, -1.0, 0.0, 1.0, 2.0])
    """
    if not high > low:
        high = low + 1
    every = (multiples(low, high, size) for size in _sizes((high - low) / most, ROUND))
    return next(numbers for numbers in every if len(numbers) <= most + 1)


def close_up(low: float, high: float, most: int = 5) -> list[float]:
    """List round numbers around a range that reads better close up than from zero.

    >>> close_up(3.9, 5.1)
    [3.5, 4.0, 4.5, 5.0, 5.5]
    """
    return multiples(low, high, step(max(high - low, 1e-9), most))


def decimals(ticks: Sequence[float]) -> int:
    """Count the decimals that ticks need, at most four.

    >>> decimals([0.0, 0.5, 1.0]), decimals([2.0, 4.0])
    (1, 0)
    """
    for digits in range(4):
        if all(abs(round(at, digits) - at) < _HAIR for at in ticks):
            return digits
    return 4


def _sizes(least: float, parts: Sequence[float]) -> Iterator[float]:
    """Count round steps up, from the power of ten at or below the least."""
    power = math.floor(math.log10(least))
    while True:
        yield from (part * 10.0**power for part in parts)
        power += 1
