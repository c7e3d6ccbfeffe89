"""Bars that start at zero and go either way, each with its number on the side that is free."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.sheet import Sheet

Write = Callable[[float], str]


def scale_of(values: Iterable[float], write: Write, *, both: bool = True) -> Scale:
    """Make a scale with round steps that holds all values and zero; ``both`` makes it alike either way."""
    known = [value for value in values if value]
    most = max((abs(value) for value in known), default=1.0)
    step = _step(most)
    count = math.ceil(most / step - 1e-9)
    end = count * step
    shown = (-end, 0.0, end) if both else tuple(step * at for at in range(count + 1))
    return Scale(-end if both else 0.0, end, {at: write(at) for at in shown})


def _step(most: float) -> float:
    size = 10.0 ** math.floor(math.log10(most))
    return next(size * part for part in (0.2, 0.25, 0.5, 1.0, 2.0) if most <= 5 * size * part)


def bar(sheet: Sheet, value: float, y: float, text: str) -> None:
    """Draw a bar from zero and write its number across zero, where it is always free."""
    more = value >= 0
    sheet.bar(min(value, 0.0), max(value, 0.0), y, "accent" if more else "contrast")
    sheet.number(sheet.px(0) + (-7 if more else 7), y, text, "right" if more else "left")
