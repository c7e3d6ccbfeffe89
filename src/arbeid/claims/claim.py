"""A published claim: who said what of whom, by which definition, and how it can be recomputed."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from arbeid.language import Text
from arbeid.registry import Entry, Registry

Unit = Literal["share", "change", "points_a_year", "jobs", "people", "dollars", "euros", "count"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Publication(Entry):
    """Where claims were published; ``via`` is set when only a page about it was read."""

    publisher: str
    title: str
    date: str
    year: int
    url: str
    via: bool = False
    interest: Text | None = None


class PublishedValue(_Frozen):
    """One published number or range.

    Shares and changes are fractions (0.47; +7% is 0.07), ``points_a_year`` are percentage points,
    ``jobs`` and ``people`` are heads, money is in whole units. A qualitative claim has no values.
    """

    unit: Unit
    value: float | None = None
    low: float | None = None
    high: float | None = None
    what: Text | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> PublishedValue:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("give a value, or low and high (one of them may be open)")
        return self


class Condition(_Frozen):
    """One switch setting: which occupations count, by which measure and rule.

    ``threshold`` and ``band`` compare with ``at`` (and ``below``); ``median`` with the unweighted median
    over the measure's own codes; ``classes`` takes the named classes of a measure that sorts occupations.
    ``by`` names another measure's class rule. ``level`` says where the rule is applied: on the economy's
    groups, or on the measure's own codes and then spread over the groups.
    """

    measure: str
    rule: Literal["threshold", "band", "median", "classes"]
    at: float | None = None
    below: float | None = None
    ties: Literal["at_or_above", "above"] = "at_or_above"
    side: Literal["above", "below"] = "above"
    classes: tuple[str, ...] = ()
    by: Literal["ilo-2023", "ilo-2025"] | None = None
    level: Literal["group", "code"] = "group"

    @model_validator(mode="after")
    def _complete(self) -> Condition:
        if self.rule in ("threshold", "band") and self.at is None:
            raise ValueError(f"rule “{self.rule}” needs at")
        if self.rule == "band" and self.below is None:
            raise ValueError("rule “band” needs below")
        if self.rule == "classes" and not self.classes:
            raise ValueError("rule “classes” needs classes")
        return self


class ShareOfJobs(_Frozen):
    """How a share is recomputed: of which economy, and which conditions an occupation must all meet.

    ``unmatched`` says whether jobs without a score count as not touched or are left out.
    """

    economy: str
    where: tuple[Condition, ...]
    unmatched: Literal["safe", "drop"] = "safe"


class MeanScore(_Frozen):
    """How a mean is recomputed: of which measure over which economy's people with a score."""

    economy: str
    measure: str


class Sum(_Frozen):
    """A sum on published parts: a formula of their names with + - * / and powers."""

    formula: str
    parts: dict[str, float]


class Hindsight(_Frozen):
    """What came of a forecast: the outcome, whether it was met, and how it was measured."""

    outcome: float
    met: bool
    note: Text


class Forecast(_Frozen):
    """Jobs that a publication expects to appear and to go by a year; never to be added up over claims.

    A number, or the two ends of a range.
    """

    created: float | tuple[float, float] | None = None
    displaced: float | tuple[float, float] | None = None
    base: float | None = None
    start: int
    horizon: int


class Claim(Entry):
    """One published claim, in our words, with its definition and the place where it was read.

    ``chapter`` lists the chapter's sources (S01 to S12) that it stands behind. ``check`` says what can be
    done with it: recomputed here, public data not used yet, microdata needed, a model's outcome, a survey
    result, or no number at all; ``reason`` says why it cannot be recomputed, with the nearest analogue.
    ``recompute``, ``mean``, ``sum`` and ``scenario`` are the ways of recomputing the value at ``of``.
    """

    statement: Text
    shown: Text
    values: tuple[PublishedValue, ...] = ()
    where: Text
    when: Text
    horizon: int | None = None
    definition: Text
    publication: str
    chapter: tuple[str, ...]
    topic: Literal[
        "automation",
        "imf-pwc",
        "exposure",
        "jobs",
        "measured",
        "netherlands",
        "productivity",
        "collaboration",
    ]
    check: Literal["recomputed", "data_public", "microdata", "model", "survey", "no_number"]
    read: Literal["verified", "part_verified", "memory", "secondary"]
    read_in: tuple[str, ...] = ()
    reason: Text | None = None
    recompute: ShareOfJobs | None = None
    mean: MeanScore | None = None
    sum: Sum | None = None
    scenario: str | None = None
    of: int = 0
    hindsight: Hindsight | None = None
    forecast: Forecast | None = None


class Definition(Entry):
    """One reading of “touched by AI”: conditions on measures, apart from any economy.

    ``cousins`` are the claims whose published figure stands beside it (``claim``, or ``claim:1`` for the
    second of its values), ``note`` what to know of it.
    """

    label: Text
    sentence: Text
    where: tuple[Condition, ...]
    cousins: tuple[str, ...] = ()
    note: Text | None = None

    def cousin_values(self) -> tuple[tuple[str, int], ...]:
        """Give each cousin's claim with the place of its value."""
        parts = (cousin.partition(":") for cousin in self.cousins)
        return tuple((claim, int(place or 0)) for claim, _, place in parts)


CLAIMS = Registry("claim", "claims", Claim)
PUBLICATIONS = Registry("publication", "publications", Publication)
DEFINITIONS = Registry("definition", "definitions", Definition)
