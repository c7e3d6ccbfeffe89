"""The rules by which publications call a job touched, as switches that one can set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial, reduce
from typing import Literal

import polars as pl

from arbeid.claims.membership import PLAIN, membership, own_members
from arbeid.claims.stored import stored_share
from arbeid.claims.ways import Condition, ShareOfJobs, Switches, Unmatched
from arbeid.claims.weighing import imputed, weight_origins, weights
from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import DECLARED, table
from arbeid.errors import NotInData
from arbeid.measures.measure import MEASURES, Scores
from arbeid.measures.published import ships
from arbeid.table import Origin

Basis = Literal["scores", "stored", "averages"]
# The authors' own file, in which an occupation's jobs are repeated for every O*NET title under it.
TITLES = {"us-2021": "us-titles-2021"}


@dataclass(frozen=True)
class Share:
    """The share of an economy's people at work that meets a definition.

    ``value`` counts people whose group has no score as not touched; ``high`` counts them as touched, so
    the truth for any scores they might have lies between the two; ``imputed`` takes them to be like the
    rest of their major group. ``covered`` is the scored share. ``basis`` says what it rests on: the
    scores themselves, a recomputation stored by the build because the scores may not ship, or averages
    over groups.
    """

    value: float
    high: float
    covered: float
    people: float
    basis: Basis
    origins: tuple[Origin, ...] = field(repr=False)
    # Worked out only where it is asked for: few questions do, and it takes as long as all the rest.
    _imputed: Callable[[], float] = field(repr=False, compare=False)

    @cached_property
    def imputed(self) -> float:
        """The share when groups without a score are taken to be like their major group."""
        return self._imputed()

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
    closed = not pulled and not all(ships(_native(condition)) for condition in conditions)
    kept = stored_share(economy.id, conditions, switches) if closed else None
    if kept is not None:
        *counted, filled = kept
        origins = [origin for one in conditions for origin in _own_origins(one)]
        return _share(economy, counted, "stored", origins, lambda: filled)
    frame, origins = _members(economy, conditions, switches, pulled)
    basis: Basis = "averages" if closed else "scores"
    imputed_share = partial(imputed, frame, economy.classification)
    return _share(economy, _counted(frame), basis, origins, imputed_share)


def share_by(rule: ShareOfJobs, *, pulled: bool = False) -> Share:
    """Count by a rule as it stands in a claim's file."""
    return share(economy(rule.economy), rule.where, rule.switches(), pulled=pulled)


def _share(
    economy: Economy,
    counted: Sequence[float],
    basis: Basis,
    origins: list[Origin],
    imputed_share: Callable[[], float],
) -> Share:
    value, high, covered = counted
    known = {origin.id: origin for origin in (*economy.origins, *origins)}
    people = value * economy.people
    return Share(value, high, covered, people, basis, tuple(known.values()), imputed_share)


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
    kept = TITLES.get(economy.id)
    if kept is None or any(_native(one).classification != "onet-soc-2019" for one in conditions):
        raise NotInData("merge_missing", economy=economy.id)
    return table(kept).frame.select("code", weight="jobs")


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


def _counted(members: pl.DataFrame) -> tuple[float, float, float]:
    whole = exact_sum(members["weight"])
    if not whole:
        return 0.0, 0.0, 0.0
    touched = exact_sum(members["weight"] * members["score"])
    known = exact_sum(members.filter(pl.col("score").is_not_null())["weight"])
    return touched / whole, (touched + whole - known) / whole, known / whole


def _both(one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    # Known not to meet one condition is enough to know that not all are met.
    joined = one.join(other.select("code", other="score"), on="code")
    product = pl.col("score") * pl.col("other")
    ruled_out = (pl.col("score") == 0) | (pl.col("other") == 0)
    met = pl.when(ruled_out.fill_null(False)).then(0.0).otherwise(product)
    return joined.select("code", score=met)
