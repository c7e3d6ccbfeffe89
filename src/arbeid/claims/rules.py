"""The rules by which publications call a job touched, as switches that one can set."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import Literal

import polars as pl

from arbeid.claims.cells import OccupationCells, cells_of, jobs_on
from arbeid.claims.membership import (
    PLAIN,
    SPREAD_LEVELS,
    membership,
    on_own_groups,
    own_members,
    spread_from,
)
from arbeid.claims.recompute import Condition, ShareOfJobs, Switches, Unmatched
from arbeid.claims.stored import Counted, stored_share
from arbeid.claims.weighing import imputed, weight_origins, weights
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import DECLARED, table
from arbeid.errors import NotInData, NotReachable
from arbeid.measures.measure import MEASURES, Scores
from arbeid.measures.published import ships
from arbeid.models.sampling.within_groups import DRAWS, PartsWithin, parts_within, share_within
from arbeid.registry import remembered
from arbeid.table import Origin

Basis = Literal["scores", "stored", "averages"]


@dataclass(frozen=True)
class Share:
    """The share of an economy's people at work that meets a definition.

    ``value`` counts people whose group has no score as not touched; ``high`` counts them as touched, so
    the truth for any scores they might have lies between the two; ``imputed`` takes them to be like the
    rest of their major group. ``covered`` is the scored share. Where a rule was applied to occupations
    inside the groups, ``band`` and ``bounds`` are of the scored people: if the borrowed weights err as such
    weights do (5th to 95th percentile), and without any weights. ``basis`` says what it rests on: the scores
    themselves, a recomputation stored by the build, or averages over groups.
    """

    value: float
    high: float
    covered: float
    imputed: float
    people: float
    basis: Basis
    origins: tuple[Origin, ...] = field(repr=False)
    band: tuple[float, float] | None = None
    bounds: tuple[float, float] | None = None

    @property
    def point(self) -> float:
        """The share among the people whose group has a score."""
        return self.value / self.covered if self.covered else self.value

    @property
    def range(self) -> tuple[float, float]:
        """Where the share may lie: within its band, with people without a score left out, or all counted."""
        return self._of_all(self.band)

    @property
    def widest(self) -> tuple[float, float]:
        """Where the share may lie whatever the weights inside the groups."""
        return self._of_all(self.bounds)

    def _of_all(self, ends: tuple[float, float] | None) -> tuple[float, float]:
        low, high = ends or (self.point, self.point)
        return low * self.covered, high * self.covered + 1 - self.covered

    def under(self, unmatched: Unmatched) -> float:
        """Give the share with people without a score counted as said."""
        if unmatched == "impute":
            return self.imputed
        return self.value / self.covered if unmatched == "drop" and self.covered else self.value


def share(
    economy: Economy,
    conditions: tuple[Condition, ...],
    switches: Switches = PLAIN,
    *,
    pulled: bool = False,
) -> Share:
    """Count the people at work whose group meets every condition, or as many as ``switches`` need.

    ``pulled`` uses the single scores of sources that the reader pulled. Without it, a rule on scores that
    may not ship reads the recomputation that the build stored, and only averages where there is none.

    >>> from arbeid.data.economies.economy import economy
    >>> touched = share(economy("nl"), (Condition(measure="eloundou-beta-human", rule="threshold", at=0.5),))
    >>> round(100 * touched.value, 1)
    21.4
    """
    # What people without a score count for is said of a share (``under``), and changes none.
    return _shared(economy, conditions, switches.model_copy(update={"unmatched": "safe"}), pulled)


# Walks ask for every mixture of two rules, and the next walk for most of the same.
@remembered(maxsize=4096)
def _shared(economy: Economy, conditions: tuple[Condition, ...], switches: Switches, pulled: bool) -> Share:
    conditions = tuple(on_own_groups(condition, economy) for condition in conditions)
    closed = not pulled and not all(ships(_native(condition)) for condition in conditions)
    kept = None if pulled else stored_share(economy.id, conditions, switches)
    if kept is not None:
        origins = [origin for one in conditions for origin in _own_origins(one)]
        return _share(economy, kept, "stored" if closed else "scores", origins)
    if closed:
        # Averages over groups are all that ships, and a rule on occupations cannot be put to them.
        conditions = tuple(one if one.level == "sub_major" else on_groups(one) for one in conditions)
    counted, origins = count(economy, conditions, switches, pulled=pulled)
    return _share(economy, counted, "averages" if closed else "scores", origins)


def count(
    economy: Economy, conditions: tuple[Condition, ...], switches: Switches = PLAIN, *, pulled: bool = False
) -> tuple[Counted, list[Origin]]:
    """Count a share anew, whatever is stored, and say where its numbers come from."""
    conditions = tuple(on_own_groups(condition, economy) for condition in conditions)
    if _within_groups(conditions, switches):
        return _by_cells(economy, conditions, switches, pulled)
    frame, origins = _members(economy, conditions, switches, pulled)
    return _counted(frame, economy.classification), origins


# Cards, the ledger and walks ask for the same few hundred shares over and over.
@remembered(maxsize=2048)
def share_by(rule: ShareOfJobs, *, pulled: bool = False) -> Share:
    """Count by a rule as it stands in a claim's file."""
    return share(economy(rule.economy), rule.where, rule.switches(), pulled=pulled)


def share_on_groups(
    people: Economy, groups: Economy, conditions: tuple[Condition, ...], switches: Switches = PLAIN
) -> Share:
    """Count the people of one economy on the groups of another, with the rule applied to those groups.

    So that what a rule on averages does is not taken for a difference between two countries. Jobs are
    divided evenly over links. Errors: no crosswalk leads there; anything but all people, counted once.

    >>> from arbeid.data.economies.economy import economy
    >>> rule = (Condition(measure="eloundou-beta-human", rule="threshold", at=0.5),)
    >>> round(share_on_groups(economy("us-2021"), economy("nl"), rule).point, 3)
    0.161
    """
    if switches.among is not None or switches.weights != "jobs" or switches.merge != "once":
        raise NotReachable("no_bridge", source=people.classification, target=groups.classification)
    members = [membership(groups, one, switches=switches) for one in conditions]
    both = _together([scored.frame for scored in members], switches)
    jobs, steps = jobs_on(people, groups.classification)
    counted = _counted(jobs.join(both, on="code", how="left"), groups.classification)
    bridges = [origin for step in steps for origin in step.origins()]
    origins = [origin for scored in members for origin in scored.origins]
    return _share(people, counted, "averages", [*origins, *bridges])


def _share(economy: Economy, counted: Counted, basis: Basis, origins: list[Origin]) -> Share:
    known = {origin.id: origin for origin in (*economy.origins, *origins)}
    return Share(
        value=counted.value,
        high=counted.high,
        covered=counted.covered,
        imputed=counted.imputed,
        people=counted.value * economy.people,
        basis=basis,
        origins=tuple(known.values()),
        band=counted.band,
        bounds=counted.bounds,
    )


@remembered(maxsize=64)
def _parts(
    spread: OccupationCells, conditions: tuple[Condition, ...], need: int | None, pulled: bool
) -> PartsWithin:
    # The same for every economy in one classification, of which there are 141.
    both = _together([own_members(condition, pulled=pulled) for condition in conditions], Switches(need=need))
    return parts_within(spread.cells, spread.meets(both), draws=0 if spread.exact else DRAWS)


def on_groups(condition: Condition) -> Condition:
    """Put a rule on occupations or sub-major groups to an economy's groups; others stay where they are."""
    return condition.model_copy(update={"level": "group"}) if condition.level in SPREAD_LEVELS else condition


def _within_groups(conditions: tuple[Condition, ...], switches: Switches) -> bool:
    """Say whether all conditions are put to the same kind of occupations inside the groups."""
    kinds = {spread_from(condition) for condition in conditions}
    on_occupations = all(condition.level in SPREAD_LEVELS for condition in conditions)
    return on_occupations and len(kinds) == 1 and switches.merge == "once"


def _by_cells(
    economy: Economy, conditions: tuple[Condition, ...], switches: Switches, pulled: bool
) -> tuple[Counted, list[Origin]]:
    spread = cells_of(economy, spread_from(conditions[0]))
    parts = _parts(spread, conditions, switches.need, pulled)
    counted = weights(economy, switches)
    found = share_within(parts, spread.counted(counted))
    members = counted.join(spread.by_group(parts.point), on="code", how="left")
    value, high, covered, filled, *_ = _counted(members, economy.classification)
    origins = [origin for condition in conditions for origin in _own_origins(condition)]
    band = found.bounds if spread.exact else found.band
    ranged = Counted(value, high, covered, filled, band, found.bounds)
    return ranged, [*origins, *weight_origins(economy, switches), *spread.origins]


def _native(condition: Condition) -> Scores:
    return MEASURES.get(condition.measure).scores[0]


def _own_origins(condition: Condition) -> tuple[Origin, ...]:
    declared = _native(condition).table
    return DECLARED.get(declared).origins() if declared else ()


def _members(
    economy: Economy, conditions: tuple[Condition, ...], switches: Switches, pulled: bool
) -> tuple[pl.DataFrame, list[Origin]]:
    """Give code, weight and score (how far the conditions are met) of everything that is counted."""
    if switches.merge == "by_title":
        return _by_own_codes(conditions, switches, _titles(economy, conditions), pulled)
    if switches.weights == "unweighted" and all(one.level in ("code", "task") for one in conditions):
        return _by_own_codes(conditions, switches, None, pulled)
    members = [membership(economy, one, switches=switches, pulled=pulled) for one in conditions]
    both = _together([scored.frame for scored in members], switches)
    counted = weights(economy, switches).join(both, on="code", how="left")
    origins = [origin for scored in members for origin in scored.origins]
    return counted, [*origins, *weight_origins(economy, switches)]


def _by_own_codes(
    conditions: tuple[Condition, ...], switches: Switches, counts: pl.DataFrame | None, pulled: bool
) -> tuple[pl.DataFrame, list[Origin]]:
    own = [one.model_copy(update={"level": "code"}) for one in conditions if one.level != "task"]
    own += [one for one in conditions if one.level == "task"]
    both = _together([own_members(one, pulled=pulled) for one in own], switches)
    origins = [origin for one in conditions for origin in _own_origins(one)]
    if counts is None:
        return both.with_columns(weight=pl.lit(1.0)), origins
    return counts.join(both, on="code", how="left"), origins


def _titles(economy: Economy, conditions: tuple[Condition, ...]) -> pl.DataFrame:
    """Give the jobs of the authors' file by title, whose scores must be on the same codes."""
    titles = economy.entry.titles
    if titles is None or any(_native(one).classification != titles.classification for one in conditions):
        raise NotInData("merge_missing", economy=economy.id)
    return table(titles.table).frame.select("code", weight="jobs")


def _together(frames: list[pl.DataFrame], switches: Switches) -> pl.DataFrame:
    if switches.need is None or switches.need == len(frames):
        return reduce(_both, frames).select("code", "score")
    joined = reduce(
        lambda one, other: one.join(other, on="code"),
        [frame.select("code", pl.col("score").alias(f"met_{at}")) for at, frame in enumerate(frames)],
    )
    # As many as are known to be met may be enough, and too few known or not may rule it out.
    met = pl.sum_horizontal(pl.exclude("code"))
    unknown = pl.sum_horizontal(pl.exclude("code").is_null().cast(pl.Float64))
    enough = pl.when(met >= switches.need).then(1.0).when(met + unknown < switches.need).then(0.0)
    return joined.select("code", score=enough.otherwise(None))


def _counted(members: pl.DataFrame, classification: str) -> Counted:
    whole = exact_sum(members["weight"])
    if not whole:
        return Counted(0.0, 0.0, 0.0, 0.0)
    touched = exact_sum(members["weight"] * members["score"])
    known = exact_sum(members.filter(pl.col("score").is_not_null())["weight"])
    filled = imputed(members, classification)
    return Counted(touched / whole, (touched + whole - known) / whole, known / whole, filled)


def _both(one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    # Known not to meet one condition is enough to know that not all are met.
    joined = one.join(other.select("code", other="score"), on="code")
    product = pl.col("score") * pl.col("other")
    ruled_out = (pl.col("score") == 0) | (pl.col("other") == 0)
    met = pl.when(ruled_out.fill_null(False)).then(0.0).otherwise(product)
    return joined.select("code", score=met)
