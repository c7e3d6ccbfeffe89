"""The answer to which work appears: measured change by occupation, and what publications expect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sampling import Sampling
from arbeid.answers.sayings import Known
from arbeid.language import Text

Third = Literal["top", "middle", "bottom"]
Side = Literal["fell", "rose"]
SIDES: tuple[Side, ...] = ("rose", "fell")


@dataclass(frozen=True)
class ChangeRow(Members):
    """How many more or fewer people work in one group than in the period before.

    ``growth`` has the ends of its own sampling error (95%), ``likely`` is the growth drawn to that of all
    groups by as much as it is unsure, with ends of its own. ``shown`` says whether there are people enough
    for a percent, ``differs`` whether the group fell or rose against all of them with a probability over
    95%. Without a known error, only the change and the growth are there.
    """

    code: str
    name: Text
    before: Quantity
    people: Quantity
    change: Quantity
    growth: Quantity
    likely: Quantity
    shown: bool
    differs: Side | None


@dataclass(frozen=True)
class Apart(Members):
    """How many groups fell and rose for sure under one sampling weight, and how many of them by chance."""

    weight: float | None
    losers: int
    gainers: int
    false_expected: float


@dataclass(frozen=True)
class ThirdRow(Members):
    """The measured change among all groups that the studies rank in one third."""

    third: Third
    people: Quantity
    change: Quantity
    growth: Quantity


@dataclass(frozen=True)
class ForecastRow(Members):
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
class Appear(Members):
    """Measured change (groups sorted from growth to decline) and published expectations by horizon.

    ``total`` and ``growth_of_all`` have ends where the sampling error is known (``sampling``); ``apart``
    counts the groups that differ under the survey's own weight first, then under the ends of its range.
    """

    economy: str
    period: str
    period_before: str | None
    total: Quantity
    growth_of_all: Quantity
    rows: tuple[ChangeRow, ...]
    residual: tuple[str, ...]
    apart: tuple[Apart, ...]
    sampling: Sampling | None
    thirds: tuple[ThirdRow, ...]
    forecasts: tuple[ForecastRow, ...]
    sources: tuple[SourceLine, ...]

    @property
    def known(self) -> tuple[ChangeRow, ...]:
        """The groups that have a figure for the year before, from growth to decline."""
        return tuple(row for row in self.rows if row.change.value is not None)

    @property
    def occupations(self) -> tuple[ChangeRow, ...]:
        """Those of the known groups that hold a known occupation, as only they can be named as one."""
        return tuple(row for row in self.known if row.code not in self.residual)

    def listed(self, side: Side) -> tuple[ChangeRow, ...]:
        """Choose of the differing groups those that hold a known occupation, in the same order."""
        return tuple(row for row in self.differing(side) if row.code not in self.residual)

    def differing(self, side: Side) -> tuple[ChangeRow, ...]:
        """Choose the groups that fell or rose against all, the largest likely change first."""
        rows = [row for row in self.rows if row.differs == side]
        return tuple(sorted(rows, key=lambda row: (-abs(float(row.likely)), row.code)))

    def growth(self, third: Third) -> Quantity:
        """Choose the growth of all groups in one third."""
        return next(row.growth for row in self.thirds if row.third == third)
