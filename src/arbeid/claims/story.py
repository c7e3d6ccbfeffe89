"""A contradiction as a story: two headlines, why their numbers differ, and an exercise with its answer."""

from __future__ import annotations

import string
from typing import Literal

from pydantic import model_validator

from arbeid.claims.claim import CLAIMS
from arbeid.claims.story_ways import (
    ChangeFigure,
    MeanFigure,
    PlaceFigure,
    Published,
    SeenFigure,
    ShareFigure,
    StepFigure,
    SumFigure,
)
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry

FigureUnit = Literal[
    "share", "change", "points", "points_a_year", "jobs", "people", "number", "correlation", "rank"
]
Switch = Literal[
    "definition",
    "measure",
    "level",
    "threshold",
    "weights",
    "population",
    "unmatched",
    "scorer",
    "technology",
    "vintage",
    "denominator",
    "level-or-growth",
    "horizon",
    "wording",
    "benchmark",
    "capability-or-use",
    "merge",
    "channel",
    "relative-or-absolute",
    "break",
]


class Figure(Frozen):
    """One number of a story, with exactly one way in which it can be checked.

    ``value`` is a fraction for shares, changes and percentage points; jobs and people are heads and shown
    in millions. ``published`` reads it from a claim, ``said`` finds it in a claim's words; ``ours``,
    ``share``, ``mean``, ``rank``, ``people_in``, ``covered``, ``correlation``, ``changed``, ``seen`` and
    ``step`` ask the engine; ``sum`` computes; ``raw`` was counted in a raw source that does not ship;
    ``given`` is made up for the exercise.
    """

    value: float
    unit: FigureUnit
    digits: int = 0
    published: Published | None = None
    said: str | None = None
    ours: str | None = None
    share: ShareFigure | None = None
    mean: MeanFigure | None = None
    rank: PlaceFigure | None = None
    people_in: PlaceFigure | None = None
    covered: PlaceFigure | None = None
    correlation: PlaceFigure | None = None
    changed: ChangeFigure | None = None
    seen: SeenFigure | None = None
    step: StepFigure | None = None
    sum: SumFigure | None = None
    raw: str | None = None
    given: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Figure:
        if len(self._ways()) != 1:
            raise ValueError("give exactly one way of checking the number")
        return self

    def _ways(self) -> list[str]:
        held = ("unit", "value", "digits")
        return [name for name in type(self).model_fields if name not in held and getattr(self, name)]

    @property
    def how(self) -> str:
        """The name of the way in which this number can be checked."""
        return self._ways()[0]

    @property
    def about(self) -> str:
        """What it is a number of: a claim, an economy and a rule, a formula or a source."""
        rule = getattr(self, self.how)
        return rule if isinstance(rule, str) else str(getattr(rule, "about", ""))

    @property
    def step_of_rounding(self) -> float:
        """How much one unit of the last digit shown is worth, in the unit of ``value``."""
        size = {"share": 0.01, "change": 0.01, "points": 0.01, "jobs": 1e6, "people": 1e6}.get(self.unit, 1.0)
        return float(size * 10.0**-self.digits)


class ChartRow(Frozen):
    """One line of a chart: a figure by its name, a second one to compare it with, and what they are of."""

    figure: str
    to: str | None = None
    label: Text


class Chart(Frozen):
    """The one chart of a story: its walk, or some of its figures on one axis.

    ``pair`` names the two ends of rows that have a figure to compare with.
    """

    kind: Literal["walk", "numbers"]
    subtitle: Text
    rows: tuple[ChartRow, ...] = ()
    pair: tuple[Text, Text] | None = None

    @model_validator(mode="after")
    def _has_rows(self) -> Chart:
        if (self.kind == "numbers") != (len(self.rows) >= 2):
            raise ValueError("give at least two rows for numbers, and none for a walk")
        if any((row.to is None) != (self.pair is None) for row in self.rows):
            raise ValueError("give each row a second figure and name both ends with pair, or neither")
        return self

    def named(self) -> set[str]:
        """List the figures that it shows."""
        return {name for row in self.rows for name in (row.figure, row.to) if name is not None}


class Story(Entry):
    """A contradiction between published numbers, for a page and for a class.

    The first two ``claims`` are walked between (the first alone ``on`` another economy, where that is
    given); the others take part. Texts name figures in braces; ``answer_figure`` is the one that the
    exercise asks for. ``basic`` is for a pupil of 16, ``deeper`` for a student or an analyst. ``unshown``
    says which step our engine cannot show.
    """

    title: Text
    headlines: tuple[Text, Text]
    claims: tuple[str, ...]
    on: str | None = None
    basic: Text
    deeper: Text
    unshown: Text | None = None
    exercise: Text
    answer: Text
    answer_figure: str
    command: str | None = None
    minutes: int
    tags: tuple[Switch, ...]
    chapter: tuple[str, ...]
    chart: Chart
    figures: dict[str, Figure]

    @model_validator(mode="after")
    def _known(self) -> Story:
        for name in self.claims:
            CLAIMS.get(name)
        if len(self.claims) < (1 if self.on else 2):
            raise ValueError("give two claims to walk between, or one and the economy to walk to (on)")
        for text in self.texts().values():
            unknown = (named(text.nl) | named(text.en)) - set(self.figures)
            if unknown:
                raise ValueError(f"no figure is called {', '.join(sorted(unknown))}")
        for name in (self.answer_figure, *sorted(self.chart.named())):
            if name not in self.figures:
                raise ValueError(f"no figure is called {name}")
        return self

    def texts(self) -> dict[str, Text]:
        """List the texts that may name figures."""
        parts = {"title": self.title, "first": self.headlines[0], "second": self.headlines[1]}
        parts |= {name: getattr(self, name) for name in ("basic", "deeper", "exercise", "answer")}
        return parts | ({"unshown": self.unshown} if self.unshown else {})


def named(text: str) -> set[str]:
    """List the figures that a text names.

    >>> sorted(named("from {one} to {other}"))
    ['one', 'other']
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


STORIES = Registry("story", "stories", Story)
