"""Round numbers for an axis."""

from __future__ import annotations

import math


def steps(low: float, high: float, most: int) -> list[float]:
    """Give evenly spaced round numbers that hold a range, at most one more than ``most`` of them.

    >>> steps(0, 0.63, 4), steps(-1.7, 1.2, 4)
    ([0.0, 0.2, 0.4, 0.6, 0.8], [-2.0, -1.0, 0.0, 1.0, 2.0])
    """
    if not high > low:
        high = low + 1
    size = 10 ** math.floor(math.log10((high - low) / most))
    for factor in (1, 2, 5, 10, 20):
        step = size * factor
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            break
    return [round(number * step, 10) for number in range(first, last + 1)]
