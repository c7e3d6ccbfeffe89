"""How far a run could be off: where its outcomes lie when the assumptions that nobody set are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from arbeid.answers.members import Members
from arbeid.answers.quantity import Badge, Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class Spread(Members):
    """Where the outcome of the draws lies: 5 and 95% as the ends, 25 and 75% inside, and the middle."""

    outer: Quantity
    inner: Quantity


ENDS = (5, 25, 50, 75, 95)
"""The percentages of draws below the numbers of a spread."""


def spread_of(ends: Iterable[float], unit: str, badge: Badge = "modelled") -> Spread:
    """Write the values below which ENDS of the draws lie as a spread; what is not a number is missing.

    >>> spread_of([1, 2, 3, 4, float("nan")], "jobs").outer.high is None
    True
    """
    low, quarter, middle, rest, high = (None if math.isnan(end) else float(end) for end in ends)
    return Spread(Quantity(middle, unit, badge, low, high), Quantity(middle, unit, badge, quarter, rest))


@dataclass(frozen=True, kw_only=True)
class HeadlineLine(Members):
    """One headline at the horizon under a measure: where it lies over the draws.

    ``point`` is its value with every assumption as it stands, only where it was asked for.
    ``spread`` has the middle, 5 and 95% as outer ends and 25 and 75% as inner ones; ``draws`` are those used.
    """

    name: str
    label: Text
    under: str
    point: Quantity | None
    spread: Spread
    draws: int


@dataclass(frozen=True, kw_only=True)
class Spreads(Members):
    """The ranges of outcomes at the horizon (wages fixed), what was drawn, and what decides.

    ``headlines`` has all that were drawn. ``draws`` are those used: nothing where everything was set, and
    there is no range. ``outdated`` says that the table that ships was older than the figures, laws or
    equations, and that the ranges were drawn anew. ``decides`` is the assumption that the balance of jobs
    goes along with most over the draws, by rank; ``tied`` are those that it goes along with as much, as far
    as so many draws can tell: their 90% intervals overlap.
    """

    touched: Spread
    handed_over: Spread
    net: Spread
    productivity: Spread
    gain: Spread
    gain_home: Spread
    headlines: tuple[HeadlineLine, ...]
    drawn: tuple[str, ...]
    draws: int
    outdated: bool
    decides: str | None
    decides_label: Text | None
    tied: tuple[str, ...]
    tied_labels: tuple[Text, ...]

    def without_points(self) -> Spreads:
        """Leave out what headlines come to with every assumption as it stands."""
        return replace(self, headlines=tuple(replace(line, point=None) for line in self.headlines))
