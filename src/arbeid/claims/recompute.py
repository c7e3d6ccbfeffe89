"""How a claim is recomputed: a share under switches, a mean, or arithmetic on parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import model_validator

from arbeid.frozen import Frozen

Unmatched = Literal["safe", "drop", "impute"]
Level = Literal["group", "sub_major", "occupation", "code", "task", "worker"]


class Condition(Frozen):
    """One switch setting: which occupations count, by which measure and rule.

    ``threshold`` and ``band`` compare with ``at`` (and ``below``); ``median`` with the median of the scores
    and ``quantile`` with the score that the ``top`` share of them reach, each ``over`` the measure's own
    codes or over the economy's jobs. ``classes`` takes the named classes of a measure that sorts
    occupations; ``by`` names another measure's class rule. ``level`` says where the rule is applied: on
    the economy's groups; on ISCO's sub-major groups (two digits) or the study's occupations, which are then
    spread over the groups by American jobs; on the measure's own codes, spread evenly; on single tasks (a
    group counts for the share of its tasks); or on simulated workers, whose scores lie normally around
    their group's with standard deviation ``spread``.
    """

    measure: str
    rule: Literal["threshold", "band", "median", "quantile", "classes"]
    at: float | None = None
    below: float | None = None
    top: float | None = None
    over: Literal["codes", "jobs"] = "codes"
    ties: Literal["at_or_above", "above"] = "at_or_above"
    side: Literal["above", "below"] = "above"
    classes: tuple[str, ...] = ()
    by: Literal["ilo-2023", "ilo-2025"] | None = None
    level: Level = "group"
    spread: float | None = None

    @model_validator(mode="after")
    def _complete(self) -> Condition:
        if self.rule in ("threshold", "band") and self.at is None:
            raise ValueError(f"rule “{self.rule}” needs at")
        if self.rule == "band" and self.below is None:
            raise ValueError("rule “band” needs below")
        if self.rule == "classes" and not self.classes:
            raise ValueError("rule “classes” needs classes")
        if self.rule == "quantile" and not (self.top is not None and 0 < self.top < 1):
            raise ValueError("rule “quantile” needs top, between 0 and 1")
        if self.level == "worker" and (self.spread is None or self.rule != "threshold"):
            raise ValueError("level “worker” needs rule “threshold” and spread")
        if self.level == "task" and self.rule not in ("threshold", "band"):
            raise ValueError("level “task” needs rule “threshold” or “band”")
        return self


class Among(Frozen):
    """A part of an economy's people: the named cells of one of its cuts."""

    cut: str
    cells: tuple[str, ...]


class Switches(Frozen):
    """The settings of a share apart from whose jobs and which rule.

    ``unmatched`` says what jobs without a score count for: nothing, not at all, or as much as the rest of
    their major group. ``weights`` says what is added up: jobs, the wage bill (jobs times median pay),
    hours, or groups as such. ``crosswalk`` says how scores travel: by plain means, or weighted with
    American jobs. ``need`` is how many of the conditions must be met (all, unless given). ``among`` takes
    a part of the people. ``merge`` counts each job once, or once for every title it was matched with.
    """

    unmatched: Unmatched = "drop"
    weights: Literal["jobs", "wage_bill", "hours", "unweighted"] = "jobs"
    crosswalk: Literal["plain", "jobs"] = "plain"
    need: int | None = None
    among: Among | None = None
    merge: Literal["once", "by_title"] = "once"


class ShareOfJobs(Switches):
    """How a share is recomputed: of which economy, which conditions an occupation must meet, how counted."""

    economy: str
    where: tuple[Condition, ...]

    @model_validator(mode="after")
    def _possible(self) -> ShareOfJobs:
        if self.need is not None and not 1 <= self.need <= len(self.where):
            raise ValueError("need lies between 1 and the number of conditions")
        return self

    def switches(self) -> Switches:
        """Give the settings apart from economy and conditions."""
        return Switches(**{name: getattr(self, name) for name in Switches.model_fields})


class MeanScore(Frozen):
    """How a mean is recomputed: of which measure over which economy's people with a score.

    ``codes`` keeps the groups whose code starts with one of them.
    """

    economy: str
    measure: str
    codes: tuple[str, ...] = ()


class People(Frozen):
    """The people in named cells of an economy's cut, as a share of all in that cut."""

    economy: str
    cut: str
    cells: tuple[str, ...]


class Moves(Frozen):
    """How an economy's mix of occupations changed between two columns or years of a table.

    ``dissimilarity`` is half the sum of absolute changes in shares (Duncan and Duncan 1955);
    ``losses`` the jobs lost in groups that shrink.
    """

    table: str
    before: str
    after: str
    what: Literal["dissimilarity", "losses"]


class Growth(Frozen):
    """The share of net job growth between two years in groups whose score is below the median over jobs."""

    table: str
    measure: str
    classification: str
    before: int
    after: int


class SpreadOfMeans(Frozen):
    """How far the means of two economies lie apart, in standard deviations over the first one's people."""

    measure: str
    economies: tuple[str, str]


class Cell(Frozen):
    """One number of a table of ours: its column, and the values of the key columns that pick its row."""

    table: str
    column: str
    row: dict[str, str | int]


class PlainMean(Frozen):
    """The unweighted mean of a column over the rows of a table of ours that have these values."""

    table: str
    column: str
    rows: dict[str, str | int]


class Sum(Frozen):
    """A sum on published parts: a formula of their names with + - * / and powers.

    ``parts`` are numbers; the others are asked of the engine, by the names that the formula uses: ``cell``
    reads a number from a table that we made of the publication's own data file.
    ``counted_in`` names the file in which parts were counted, where that file does not ship.
    """

    formula: str
    parts: Mapping[str, float] = {}
    share: Mapping[str, ShareOfJobs] = {}
    mean: Mapping[str, MeanScore] = {}
    people: Mapping[str, People] = {}
    moves: Mapping[str, Moves] = {}
    growth: Mapping[str, Growth] = {}
    apart: Mapping[str, SpreadOfMeans] = {}
    cell: Mapping[str, Cell] = {}
    plain_mean: Mapping[str, PlainMean] = {}
    counted_in: tuple[str, ...] = ()
