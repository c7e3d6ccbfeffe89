"""The answer to which work appears: measured change by occupation, and what publications expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sayings import Known
from arbeid.language import Text

Third = Literal["top", "middle", "bottom"]


@dataclass(frozen=True)
class ChangeRow:
    """How many more or fewer people work in one group than a year before."""

    code: str
    name: Text
    change: Quantity
    growth: Quantity


@dataclass(frozen=True)
class ThirdRow:
    """The measured change among all groups that the studies rank in one third."""

    third: Third
    people: Quantity
    change: Quantity
    growth: Quantity


@dataclass(frozen=True)
class ForecastRow:
    """Jobs that a publication expects to appear and to go; never to be added to another one's.

    ``past`` says whether its horizon has passed.
    """

    claim: str
    statement: Text
    publisher: Known
    year: int
    where: Text
    created: Quantity
    displaced: Quantity
    net: Quantity
    base: Quantity
    start: int
    horizon: int
    past: bool


@dataclass(frozen=True)
class Appear:
    """Measured change (groups sorted from growth to decline) and published expectations by horizon."""

    economy: str
    period: str
    period_before: str | None
    total: Quantity
    rows: tuple[ChangeRow, ...]
    thirds: tuple[ThirdRow, ...]
    forecasts: tuple[ForecastRow, ...]
    sources: tuple[SourceLine, ...]

    @property
    def known(self) -> tuple[ChangeRow, ...]:
        """The groups that have a figure for the year before, from growth to decline."""
        return tuple(row for row in self.rows if row.change.value is not None)

    def growth(self, third: Third) -> Quantity:
        """Choose the growth of all groups in one third."""
        return next(row.growth for row in self.thirds if row.third == third)
