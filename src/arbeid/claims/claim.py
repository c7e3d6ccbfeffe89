"""A published claim: who said what of whom, by which definition, and how it can be recomputed."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from arbeid.claims.reading import Correction, Grade, LeagueLine, ReadAt, Vintage, grade_of
from arbeid.claims.recompute import Condition, MeanScore, ShareOfJobs, Sum, Unmatched
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry

Unit = Literal[
    "share", "change", "points", "points_a_year", "ratio", "jobs", "people", "dollars", "euros", "count"
]
PublishedBadge = Literal["measured", "modelled"]
Settled = Literal["unmatched", "ties", "crosswalk", "median"]
_TEXTS = ("statement", "shown", "definition", "reason", "cause", "analogue")


class Publication(Entry):
    """Where claims were published; ``via`` is set when only a page about it was read.

    ``authors`` are the surnames that it names, in its order; ``others`` as the last one says that there are
    more. They may stand in ``title`` between brackets as well.
    """

    publisher: str
    title: str
    authors: tuple[str, ...] = ()
    date: str
    year: int
    url: str
    via: bool = False
    interest: Text | None = None


class PublishedValue(Frozen):
    """One published number or range.

    Shares, changes and ``points`` are fractions (0.47; +7% is 0.07), ``points_a_year`` are percentage
    points, a ``ratio`` is a plain number, ``jobs`` and ``people`` are heads, money is in whole units. A
    direction is a ratio with one open end. A qualitative claim has no values. ``badge`` is given where one
    number of a claim came about in another way than the claim as a whole.
    """

    unit: Unit
    value: float | None = None
    low: float | None = None
    high: float | None = None
    what: Text | None = None
    badge: PublishedBadge | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> PublishedValue:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("give a value, or low and high (one of them may be open)")
        return self

    @property
    def middle(self) -> float:
        """The value, or else the middle of its range; of an open range the end that is known."""
        if self.value is not None:
            return self.value
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends)


class Hindsight(Frozen):
    """What came of a forecast: the outcome, whether it was met, and how it was measured."""

    outcome: float
    met: bool
    note: Text


class Forecast(Frozen):
    """Jobs that a publication expects to appear and to go by a year; never to be added up over claims.

    A number, or the two ends of a range.
    """

    created: float | tuple[float, float] | None = None
    displaced: float | tuple[float, float] | None = None
    base: float | None = None
    start: int
    horizon: int


class Tolerance(Frozen):
    """How far ours may lie from the published figure to match it, or to be close, and why that far."""

    matches: float
    close: float
    why: Text

    @model_validator(mode="after")
    def _in_order(self) -> Tolerance:
        if not 0 <= self.matches <= self.close < 1:
            raise ValueError("matches lies between 0 and close, close below 1")
        return self


class Alternative(Frozen):
    """A setting that the publication leaves open, said in words; what is not given stays as it is.

    ``measure`` replaces the measure of the first condition, ``at`` its threshold; ``where`` all conditions.
    """

    label: Text
    economy: str | None = None
    measure: str | None = None
    at: float | None = None
    where: tuple[Condition, ...] = ()
    unmatched: Unmatched | None = None

    @model_validator(mode="after")
    def _sets_something(self) -> Alternative:
        if not any((self.economy, self.measure, self.at is not None, self.where, self.unmatched)):
            raise ValueError("give what is set differently: economy, measure, at, where or unmatched")
        return self


class Lead(Frozen):
    """A way of counting that would explain the gap, and how sure that is."""

    sure: Literal["likely", "proven"]
    label: Text
    sentence: Text
    recompute: ShareOfJobs


class Solve(Frozen):
    """At which threshold each of these measures gives about the published share of an economy."""

    economy: str
    at: dict[str, float]


class Factors(Frozen):
    """A growth figure taken apart into the factors of the productivity calculator, and where each is from."""

    exposed: float
    profitable: float
    saving: float
    labour_share: float
    note: Text

    def inputs(self) -> dict[str, float]:
        """Give the factors by the names that the calculator uses."""
        return {name: getattr(self, name) for name in ("exposed", "profitable", "saving", "labour_share")}


class PublishedStep(Frozen):
    """What its authors published themselves of the way from one of a claim's values to another value.

    ``to`` names the other value (``claim`` or ``claim:1`` for its second), ``switch`` what alone is different
    there; ``explained`` is false for a way that is there without anybody having said what makes it.
    ``sentence`` says what changed, where the two places and what was counted there do not say it.
    """

    to: str
    switch: Literal["population", "definition", "rule", "level", "when", "denominator"]
    value: int = 0
    explained: bool = True
    sentence: Text | None = None

    def end(self) -> tuple[str, int]:
        """Name the claim that it leads to, with the place of its value."""
        claim, _, place = self.to.partition(":")
        return claim, int(place or 0)


class Claim(Entry):
    """One published claim, in our words, with its definition and the place where it was read.

    ``badge`` says how the publication came by its figure: measured (a statistic, a survey, an experiment)
    or the outcome of a model, as estimates of exposure and expectations are.
    ``chapter`` lists the chapter's sources (S01 to S12) that it stands behind. ``check`` says what can be
    done with it: recomputed here, public data not used yet, microdata needed, a model's outcome, a survey
    result, or no number at all; ``reason`` says why it cannot be recomputed, with the nearest analogue.
    ``read`` says how far it was checked, ``read_at`` in what: at the publisher's, in the text as it stands
    elsewhere (a copy, a library's record), in reports about it, or in its data file; ``read_in`` names the
    places. What was read in reports alone, or in part, is never called verified.
    ``corrected`` says what the publisher changed later, ``superseded_by`` names the claim that took its
    place, ``vintages`` are other figures of the same publisher for the same thing, ``league`` the
    studies of a table that the publication set up.
    ``recompute``, ``mean``, ``sum`` and ``scenario`` are the ways of recomputing the value at ``of``.
    ``analogue`` says what ours stands for where the publication's own data are not to be had: such a value
    is a stand-in, whatever the distance. ``cause`` says why ours and theirs differ, ``tolerance``
    how far they may; ``missing`` names the files without which nothing can be recomputed. ``open`` lists
    settings that the publication leaves open, ``settled`` the usual ones that it does not. ``solve`` asks
    for the threshold that would give the published share, ``lead`` for a way of counting that would;
    ``factors`` are what a growth figure comes to in the calculator, for a walk to another one;
    ``published_steps`` lead to values that its authors themselves set beside this one.
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
    badge: PublishedBadge = "modelled"
    check: Literal["recomputed", "data_public", "microdata", "model", "survey", "no_number"]
    read: Literal["verified", "part_verified", "memory", "secondary"]
    read_at: ReadAt | None = None
    read_in: tuple[str, ...] = ()
    reason: Text | None = None
    recompute: ShareOfJobs | None = None
    mean: MeanScore | None = None
    sum: Sum | None = None
    scenario: str | None = None
    of: int = 0
    cause: Text | None = None
    analogue: Text | None = None
    missing: tuple[Text, ...] = ()
    tolerance: Tolerance | None = None
    open: tuple[Alternative, ...] = ()
    settled: tuple[Settled, ...] = ()
    solve: Solve | None = None
    lead: Lead | None = None
    factors: Factors | None = None
    published_steps: tuple[PublishedStep, ...] = ()
    hindsight: Hindsight | None = None
    forecast: Forecast | None = None
    corrected: Correction | None = None
    superseded_by: str | None = None
    vintages: tuple[Vintage, ...] = ()
    league: tuple[LeagueLine, ...] = ()

    def texts(self) -> dict[str, Text]:
        """List what it says in words, where numbers may stand."""
        texts = {name: getattr(self, name) for name in _TEXTS}
        return {name: text for name, text in texts.items() if text is not None}

    def badge_of(self, value: PublishedValue) -> PublishedBadge:
        """Say how one of its values came about: as that value says, else as the claim does."""
        return value.badge or self.badge

    @property
    def grade(self) -> Grade:
        """How surely its figure was read, by the place where that was."""
        return grade_of(self.read_at)

    @model_validator(mode="after")
    def _verified_in_the_text(self) -> Claim:
        if self.read == "verified" and self.read_at == "report":
            raise ValueError("read is “secondary” or “part_verified” where only reports were read")
        return self


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
