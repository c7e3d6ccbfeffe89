"""What the tables of the monitors share: their heads, and numbers with the ends of their ranges."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arbeid.answers.quantity import Quantity
from arbeid.cli.terminal.tables import headings
from arbeid.views.phrasing import figure
from arbeid.wording import Words

Write = Callable[[float | None, Words], str]
# Columns of names; all others hold numbers.
_LEFT = (
    "measure", "standing", "age", "group", "window", "comparable", "years", "band", "kind", "vendor",
    "counted", "pair", "name", "period", "industry", "third",
)  # fmt: skip


def heads(names: Iterable[str], words: Words) -> list[tuple[str, str]]:
    """Word the heads of columns."""
    return headings(names, words, "monitor.column", left=_LEFT)


def ranged(one: Quantity, words: Words, write: Write = figure, ends: Write | None = None) -> str:
    """Write a number with the ends of its range behind it, in another way where that is given."""
    low, high = ((ends or write)(end, words) for end in (one.low, one.high))
    return f"{write(one.value, words)} ({words('monitor.ends', low=low, high=high)})"
