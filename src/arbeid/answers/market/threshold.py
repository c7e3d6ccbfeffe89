"""The answer to how many people are touched under each threshold of one measure."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.market.definitions import Level
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class ThresholdRow(Members):
    """The people at work, of those with a score, whose occupation scores at least ``at`` (0 to 1).

    ``share`` has the range, and ``bounds`` the widest one, of the definitions.
    """

    at: float
    share: Quantity
    bounds: Quantity
    people: Quantity


@dataclass(frozen=True)
class Thresholds(Answer):
    """An economy by one measure under each threshold, from 0 to 1 in hundredths.

    ``level`` says whether occupations are compared with a threshold, or the means of whole groups.
    ``median`` is that of the measure's own occupations: the threshold of the median rule.
    """

    economy: str
    level: Level
    measure: str
    label: Text
    sentence: Text
    median: float
    covered: Quantity
    rows: tuple[ThresholdRow, ...]
    sources: tuple[SourceLine, ...]

    def nearest(self, at: float) -> ThresholdRow:
        """Choose the row of the threshold nearest to this one."""
        return min(self.rows, key=lambda row: abs(row.at - at))
