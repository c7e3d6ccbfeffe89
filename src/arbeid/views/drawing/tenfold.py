"""An axis on which each step is tenfold, for numbers of very different size."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

from arbeid.views.drawing.canvas import Scale

Write = Callable[[float], str]


def tenfold(values: Collection[float], write: Write) -> Scale:
    """Make a scale from the power of ten below the least value to the one above the largest, all above zero.

    >>> tenfold([3e5, 2e7], "{:,.0f}".format).grid
    {100000.0: '100,000', 1000000.0: '1,000,000', 10000000.0: '10,000,000', 100000000.0: '100,000,000'}
    """
    # A logarithm may fall a hair short of a whole one, and a power of ten is its own end.
    first = math.floor(math.log10(min(values)) + 1e-9)
    last = max(math.ceil(math.log10(max(values)) - 1e-9), first + 1)
    powers = [10.0**power for power in range(first, last + 1)]
    return Scale(powers[0], powers[-1], {at: write(at) for at in powers}, log=True)
