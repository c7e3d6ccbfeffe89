"""Bars that start at zero and go either way, each with its number on the side that is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.steps import FINER, multiples, step

Write = Callable[[float], str]
_AT_MOST = 5


def scale_of(values: Iterable[float], write: Write, *, both: bool = True) -> Scale:
    """Make a scale with round steps that holds all values and zero; ``both`` makes it alike either way."""
    known = [value for value in values if value]
    most = max((abs(value) for value in known), default=1.0)
    ticks = multiples(0.0, most, step(most, _AT_MOST, FINER))
    end = ticks[-1]
    # With a number beside every bar the grid need only say where zero and the ends are.
    shown = (-end, 0.0, end) if both else ticks
    return Scale(-end if both else 0.0, end, {at: write(at) for at in shown})


def bar(sheet: Sheet, value: float, y: float, text: str) -> None:
    """Draw a bar from zero and write its number across zero, where it is always free."""
    more = value >= 0
    sheet.bar(min(value, 0.0), max(value, 0.0), y, "accent" if more else "contrast")
    sheet.number(sheet.px(0) + (-7 if more else 7), y, text, "right" if more else "left")
