"""The answer to how all occupations of an economy rank over one set of measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sampling import Sampling
from arbeid.language import Text


@dataclass(frozen=True)
class MajorGroup(Members):
    """A major group with its people and the number of occupations in it."""

    code: str
    name: Text
    people: Quantity
    occupations: int


@dataclass(frozen=True)
class OccupationRow(Members):
    """One occupation: its people, and its rank among all people at work (0 the least, 100 the most touched).

    ``rank`` is the median over the set with the lowest and highest beside it, ``ranks`` each measure's own,
    ``spread`` the distance between the outer two (missing with fewer than two). ``score`` is the measure's
    own figure where the set holds a single one. ``change`` and ``likely_change`` are those of its people
    since the period before, with their ends; ``change_shown`` says whether there are people enough for a
    percent.
    """

    code: str
    name: Text
    major: str
    people: Quantity
    share: Quantity
    change: Quantity
    likely_change: Quantity
    change_shown: bool
    rank: Quantity
    ranks: Mapping[str, float | None]
    spread: Quantity
    score: Quantity | None


@dataclass(frozen=True, eq=False)
class Occupations(Answer, chiefly="rows", compared="people"):
    """An economy's occupations, those of most people first, in their major groups.

    ``people`` is the sum over the rows; ``unreleased`` are the people that the source counts in its own
    total and not in any occupation, so that both add up to everyone.
    """

    economy: str
    title: Text
    population: Text
    period: str
    period_before: str | None
    classification: str
    set: str
    label: Text
    sentence: Text
    measures: Mapping[str, Text]
    left_out: tuple[Text, ...]
    majors: tuple[MajorGroup, ...]
    rows: tuple[OccupationRow, ...]
    people: Quantity
    unreleased: Quantity
    sampling: Sampling | None
    notes: tuple[Text, ...]
    sources: tuple[SourceLine, ...]

    @property
    def everyone(self) -> float:
        """All people at work, those in no occupation among them."""
        return float(self.people) + float(self.unreleased)
