"""The answer to a comparison of two runs: what differs in their settings, and in what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.spread import Spread
from arbeid.language import Text


@dataclass(frozen=True, kw_only=True)
class SettingLine(Members):
    """A setting in which the two differ."""

    name: str
    first: str
    second: str


@dataclass(frozen=True, kw_only=True)
class OutcomeLine(Members):
    """One outcome of both, and the second less the first.

    ``spread`` is where the difference lies over the same draws in both, and ``beyond`` says that its 90%
    interval leaves out nothing at all; both are missing where that was not drawn. ``draws`` are those that
    the line rests on: fewer where they were followed through the labour market.
    """

    name: str
    label: Text
    first: Quantity
    second: Quantity
    difference: Quantity
    spread: Spread | None
    beyond: bool | None
    draws: int


@dataclass(frozen=True, kw_only=True)
class OccupationLine(Members):
    """The change in jobs of one occupation in both, wages fixed."""

    code: str
    name: Text
    first: Quantity
    second: Quantity
    difference: Quantity


@dataclass(frozen=True)
class Compared(Answer, chiefly="outcomes", compared="outcomes.net.difference"):
    """Two runs on one economy in the last year that both have; shares and rates are fractions.

    ``first_years`` and ``second_years`` are how far each runs: where one is ``cut``, its own horizon is not
    what stands here. ``draws`` are those that the spreads of differences rest on; where there are none,
    ``no_range`` says why.
    """

    economy: str
    economy_title: Text
    first: Text
    second: Text
    year: int
    first_years: int
    second_years: int
    settings: tuple[SettingLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    draws: int
    no_range: Note | None
    occupations: tuple[OccupationLine, ...]
    sources: tuple[SourceLine, ...]

    @property
    def cut(self) -> bool:
        """Whether one of the two runs on after the year in which they are compared."""
        return self.first_years != self.second_years

    @property
    def in_frames(self) -> Mapping[str, str | int | Text]:
        """The columns that say which two runs were compared, and in which year."""
        return {"first": self.first, "second": self.second, "year": self.year}
