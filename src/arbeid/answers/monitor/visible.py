"""The answer to whether the predicted difference can be seen in counted people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sayings import Known
from arbeid.language import Text

Outcome = Literal["employment", "wages", "postings"]
OUTCOMES: tuple[Outcome, ...] = ("employment", "wages", "postings")
NAMING_AI = "postings naming AI"
"""The outcome of points that are a share of postings, beside indices of their number."""
Standing = Literal["primary", "other", "placebo"]
"""Declared beforehand; beside it; or measured after the outcome, so that it can only be a placebo."""


Carrier = Literal["occupation", "major group"]
Weights = Literal["people", "equal"]
Apart = Literal["", "pay", "major groups"]
"""What a specification holds apart: nothing, log pay, or the means of major groups."""


@dataclass(frozen=True)
class Window(Members):
    """The slope over one window: points of growth a year per standard deviation of exposure.

    The ends (95%) are 1.96 standard deviations away of the slopes that chance alone gives such scores, kept
    in their families; ``effective`` is the number of equal occupations that weigh as much.
    """

    first: int
    last: int
    slope: Quantity
    occupations: int
    effective: float


@dataclass(frozen=True)
class MeasureLine(Members):
    """One measure: its slope now and over the earlier window, and what chance alone makes of its scores.

    ``p`` is of the nested permutation, ``holm`` raised for the other measures of other judgements; both are
    missing where no test is made, and for a placebo. ``smallest_visible`` is the slope that would have been
    found in 80% of cases.
    """

    measure: str
    label: Text
    standing: Standing
    window: Window
    earlier: Window | None
    spread: Quantity
    smallest_visible: Quantity
    p: Quantity
    holm: Quantity


@dataclass(frozen=True)
class Carried(Members):
    """What carries the slope most, an occupation or a major group, with the slope that is left without it.

    In the unit of the whole slope: per standard deviation of all occupations.
    """

    kind: Carrier
    code: str
    name: Text
    left: Quantity


@dataclass(frozen=True)
class PlaceboStart(Members):
    """A year in which nothing began, and how much the slope changed there all the same."""

    year: int
    change: Quantity


@dataclass(frozen=True)
class Specification(Members):
    """One way of asking: the measure, the weights, what is held apart, the window, and its slope."""

    measure: str
    label: Text
    weights: Weights
    apart: Apart
    first: int
    last: int
    slope: Quantity
    declared: bool


@dataclass(frozen=True)
class Curve(Members):
    """All ways of asking, sorted by slope; how many there are, and the share of them below zero."""

    rows: tuple[Specification, ...]
    negative: Quantity

    @property
    def place(self) -> int:
        """The place of the declared specification, counted from the lowest slope."""
        return 1 + next(at for at, row in enumerate(self.rows) if row.declared)


@dataclass(frozen=True)
class Point(Members):
    """One index of an outcome: its period, group and age; ``stretch`` numbers the periods without a break.

    ``n`` is how many occupations or groups are behind it.
    """

    period: str
    group: str
    age: str
    outcome: str
    value: Quantity
    n: int | None
    stretch: int


@dataclass(frozen=True)
class Change(Members):
    """The change of a part by exposure between two periods, the part of it in months that jump, the rest.

    ``comparable`` says whether people were counted alike in both.
    """

    age: str
    group: str
    first: str
    last: str
    change: Quantity
    jumps: Quantity
    rest: Quantity
    comparable: bool


@dataclass(frozen=True)
class Beside(Members):
    """An estimate that others published, in words, to lay beside ours."""

    what: Text
    value: Quantity
    source: str


@dataclass(frozen=True)
class LedgerLine(Members):
    """A claim of the ledger on the same question: what it found, where and when."""

    claim: str
    publisher: Known
    year: int
    shown: Text
    where: Text
    when: Text


@dataclass(frozen=True)
class Bar(Members):
    """One thing that must hold before the sentence may change, and whether it does (None: not known yet).

    ``value`` is its number and ``now`` that of today, both in the unit of which ``sentence`` speaks;
    ``stands`` says in a sentence of its own how it stands.
    """

    sentence: Text
    value: float
    now: float | None
    met: bool | None
    stands: Note


@dataclass(frozen=True)
class Mind(Members):
    """What would change our mind: set on a day; ``changed`` when all of it holds."""

    declared: str
    bars: tuple[Bar, ...]

    @property
    def changed(self) -> bool:
        """Whether every threshold is met."""
        return all(bar.met for bar in self.bars)


@dataclass(frozen=True)
class Logged(Members):
    """A day on which a vintage came in or the sentence changed, and what happened."""

    day: str
    what: Text


@dataclass(frozen=True)
class Gap(Members):
    """A year from which people were counted in another way: a gap in every picture."""

    year: int
    why: Text


@dataclass(frozen=True)
class Visible(Answer, chiefly="measures", instead=("changes", "points"), compared="measures.0.window.slope"):
    """Whether a difference by exposure can be seen in a country, in a sentence and what is behind it.

    ``measures`` start with the one that the sentence is about; a country without a test of its own has
    none, and answers by ``changes``. ``shuffles`` is how often scores were shuffled for the ends of a slope.
    ``points`` are indices by third or quarter of exposure, with ``gaps`` where the count broke, and rest on
    those of the ``sources`` that ``point_sources`` names. ``placebo_starts`` are there where few groups
    allow no test.
    """

    country: str
    title: Text
    outcome: Outcome
    sentence: Note
    declared: str | None
    tested: bool
    shuffles: int | None
    measures: tuple[MeasureLine, ...]
    carried: tuple[Carried, ...]
    placebo_starts: tuple[PlaceboStart, ...]
    curve: Curve | None
    points: tuple[Point, ...]
    gaps: tuple[Gap, ...]
    jumps: tuple[str, ...]
    changes: tuple[Change, ...]
    beside: tuple[Beside, ...]
    ledger: tuple[LedgerLine, ...]
    mind: Mind | None
    log: tuple[Logged, ...]
    notes: tuple[Sentence, ...]
    rivals: tuple[Text, ...]
    point_sources: tuple[str, ...]
    sources: tuple[SourceLine, ...]

    @property
    def asked(self) -> MeasureLine:
        """The line that the sentence is about: of the declared measure unless another was asked for."""
        return self.measures[0]

    @property
    def naming_ai(self) -> tuple[Point, ...]:
        """The share of postings that name generative AI, by month; empty without postings."""
        return tuple(one for one in self.points if one.outcome == NAMING_AI)

    def interchange(self) -> list[dict[str, Any]]:
        """List the points in the columns that other monitors use too, so that files fit over each other."""
        return [
            {
                "country": self.country,
                "period": point.period,
                "group": point.group,
                "age": point.age,
                "outcome": point.outcome,
                "value": point.value.value,
                "low": point.value.low,
                "high": point.value.high,
                "n": point.n,
            }
            for point in self.points
        ]


COLUMNS = ("country", "period", "group", "age", "outcome", "value", "low", "high", "n")
"""The columns of the interchange form."""
