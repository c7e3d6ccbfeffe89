"""What an amount in a sentence is: its ends, its kind, how loosely it is told, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["share", "points", "count", "money", "times"]
Bound = Literal["", "about", "under", "over", "at_most"]


@dataclass(frozen=True)
class Amount:
    """One amount: its ends (equal where it is one number), what kind, how loosely it is said, and where.

    Shares are fractions, points are percentage points. ``slack`` is how far off the writer may be by the
    way the amount is written: 11% may be 11.4%, “half” may be 47%.
    """

    low: float
    high: float
    kind: Kind
    slack: float
    bound: Bound
    start: int
    end: int
    vague: bool = False

    @property
    def round(self) -> bool:
        """Whether the amount is so round that many things could be meant."""
        one = self.low == self.high
        return self.vague or (
            one and self.kind == "share" and abs(self.low * 20 - round(self.low * 20)) < 1e-9
        )
