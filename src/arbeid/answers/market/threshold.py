"""The answer to how many people are touched under each threshold of one measure."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class ThresholdRow:
    """The people at work in groups that score at least ``at`` (0 to 1)."""

    at: float
    share: Quantity
    people: Quantity


@dataclass(frozen=True)
class Thresholds(Answer):
    """An economy by one measure under each threshold, from 0 to 1 in hundredths.

    ``median`` is that of the measure's own occupations: the threshold of the median rule.
    """

    economy: str
    measure: str
    label: Text
    sentence: Text
    median: float
    rows: tuple[ThresholdRow, ...]
    sources: tuple[SourceLine, ...]

    def nearest(self, at: float) -> ThresholdRow:
        """Choose the row of the threshold nearest to this one."""
        return min(self.rows, key=lambda row: abs(row.at - at))
