"""The answer to how many people worked in an occupation, year by year."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sampling import Sampling
from arbeid.language import Text


@dataclass(frozen=True)
class TrendYear(Members):
    """One year: its people, whether the count broke with the year before, and whether it is unreliable."""

    year: int
    people: Quantity
    broken: bool
    unreliable: bool


@dataclass(frozen=True)
class Stretch(Members):
    """Years that were counted in the same way: the first, the last, and the change between them (a fraction).

    The ends of the change are those of the survey's error (95%), where that is known. A single year has no
    change.
    """

    first: int
    last: int
    change: Quantity


@dataclass(frozen=True)
class TrendLine(Members):
    """One group that was counted each year, with its change over each stretch without a break, latest first.

    ``change`` is that of the last stretch; counts on either side of a break are not to be compared.
    ``share`` is the part of the occupation's unit groups that lies in the group. A year without a count has
    no entry.
    """

    code: str
    name: Text
    share: Quantity
    years: tuple[TrendYear, ...]
    change: Quantity
    stretches: tuple[Stretch, ...]

    @property
    def latest(self) -> Stretch:
        """The last stretch of years that were counted in the same way."""
        return self.stretches[0]

    def unbroken(self) -> list[list[TrendYear]]:
        """List the years of each stretch, the earliest first."""
        return [
            [year for year in self.years if one.first <= year.year <= one.last]
            for one in reversed(self.stretches)
        ]


@dataclass(frozen=True)
class Trend(Answer, along=("stretches", "years"), compared="lines.0.change"):
    """An occupation's years (or everyone's, without a code): one line for each group that it is part of.

    ``level`` says what the lines count, ``notes`` where a count broke or is unreliable, ``sampling`` how the
    error of a change is known.
    """

    economy: str
    title: Text
    code: str | None
    name: Text | None
    classification: str
    level: Note
    lines: tuple[TrendLine, ...]
    sampling: Sampling | None
    notes: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
