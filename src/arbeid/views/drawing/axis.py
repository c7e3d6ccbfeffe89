"""A linear axis whose grid lines are round numbers of a unit."""

from __future__ import annotations

import math
from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.wording import Words

_STEPS = (1, 2, 2.5, 5, 10)
_AT_MOST = 5


def axis(values: Sequence[float], unit: str, words: Words) -> Scale:
    """Give an axis from zero over all values, with at most six grid lines.

    >>> from arbeid.wording import words_of
    >>> axis([0.09, 0.47], "share", words_of("en")).grid
    {0.0: '0%', 0.1: '10%', 0.2: '20%', 0.3: '30%', 0.4: '40%', 0.5: '50%'}
    """
    least, most = min(0.0, *values), max(0.0, *values)
    if unit == "rank":
        least, most = 0.0, 100.0
    step = _step((most - least) or 1.0)
    low, high = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
    count = round((high - low) / step)
    ticks = [round(low + at * step, 12) for at in range(count + 1)]
    return Scale(low, high, {at: _label(at, step, unit, words) for at in ticks})


def _step(room: float) -> float:
    size = 10.0 ** math.floor(math.log10(room / _AT_MOST))
    return next(size * step for step in _STEPS if room / (size * step) <= _AT_MOST)


def _label(at: float, step: float, unit: str, words: Words) -> str:
    if unit in ("share", "change", "points"):
        told = words.percent(at, 0 if round(100 * step, 9) % 1 == 0 else 1)
    elif unit in ("jobs", "people"):
        told = words.number(at / 1e6, 0 if step >= 1e6 else 1)
    else:
        told = words.number(at, 0 if step >= 1 else 2)
    return told.replace("-", "−")
