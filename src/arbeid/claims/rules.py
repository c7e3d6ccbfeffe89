"""The rules by which publications call a job touched, as switches that one can set.

A rule turns scores into membership: 1 for a group that counts, 0 for one that does not, a fraction
where only some of its occupations do, missing where nothing is known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import Literal

import polars as pl

from arbeid.claims.claim import Condition
from arbeid.claims.stored import stored_share
from arbeid.data.crosswalk import carry, find_path
from arbeid.data.economy import Economy
from arbeid.data.figures import DECLARED
from arbeid.measures.classes import check_classes, classes
from arbeid.measures.measure import MEASURES, Measure, Scores
from arbeid.measures.published import Scored, median, native, on_economy, score, ships
from arbeid.table import Origin

ROUNDING = 1e-12


Basis = Literal["scores", "stored", "averages"]


@dataclass(frozen=True)
class Share:
    """The share of an economy's people at work that meets a definition.

    ``value`` counts people whose group has no score as not touched; ``high`` counts them as touched, so
    the truth for any scores they might have lies between the two. ``covered`` is the scored share.
    ``basis`` says what it rests on: the scores themselves, a recomputation stored by the build because
    the scores may not ship, or averages over groups. ``membership`` (code, jobs, member) is what the
    shipped scores say of each group.
    """

    value: float
    high: float
    covered: float
    people: float
    basis: Basis
    origins: tuple[Origin, ...] = field(repr=False)


def share(economy: Economy, conditions: tuple[Condition, ...], *, pulled: bool = False) -> Share:
    """Count the people at work whose group meets every condition.

    ``pulled`` uses the single scores of sources that the reader pulled. Without it, a rule on scores that
    may not ship reads the recomputation that the build stored, and only averages where there is none.

    >>> from arbeid.data.economy import economy
    >>> touched = share(economy("nl"), (Condition(measure="eloundou-beta-human", rule="threshold", at=0.5),))
    >>> round(100 * touched.value, 1)
    21.4
    """
    closed = not pulled and not all(ships(_native(condition)) for condition in conditions)
    kept = stored_share(economy.id, conditions) if closed else None
    if kept is not None:
        return _share(economy, kept, "stored", [origin for one in conditions for origin in _own_origins(one)])
    members = [membership(economy, condition, pulled=pulled) for condition in conditions]
    both = reduce(_both, (scored.frame for scored in members))
    counted = _counted(both, economy.people)
    origins = [origin for scored in members for origin in scored.origins]
    return _share(economy, counted, "averages" if closed else "scores", origins)


def _share(
    economy: Economy, counted: tuple[float, float, float], basis: Basis, origins: list[Origin]
) -> Share:
    value, high, covered = counted
    known = {origin.id: origin for origin in (*economy.origins, *origins)}
    return Share(value, high, covered, value * economy.people, basis, tuple(known.values()))


def _native(condition: Condition) -> Scores:
    return MEASURES.get(condition.measure).scores[0]


def _own_origins(condition: Condition) -> tuple[Origin, ...]:
    declared = _native(condition).table
    return DECLARED.get(declared).origins() if declared else ()


def membership(economy: Economy, condition: Condition, *, pulled: bool = False) -> Scored:
    """Say for each group of the economy how far it meets one condition (0 to 1)."""
    measure = MEASURES.get(condition.measure)
    if condition.rule == "classes":
        check_classes(measure, condition.classes, condition.by)
        counted = pl.col("class").is_in(condition.classes).cast(pl.Float64)
        return _spread(measure, economy, classes(measure, condition.by).select("code", score=counted))
    rule = _comparison(measure, condition)
    if condition.level == "code":
        codes, _ = native(measure, measure.scores[0])
        return _spread(measure, economy, codes.with_columns(score=rule(pl.col("score"))))
    scored = score(measure.id, economy, pulled=pulled)
    counted_groups = scored.frame.with_columns(score=rule(pl.col("score")))
    return Scored(measure, counted_groups, scored.losses, scored.origins)


def _counted(members: pl.DataFrame, people: float) -> tuple[float, float, float]:
    if not people:
        return 0.0, 0.0, 0.0
    touched = float((members["jobs"] * members["score"]).sum())
    known = float(members.filter(pl.col("score").is_not_null())["jobs"].sum())
    return touched / people, (touched + people - known) / people, known / people


def _spread(measure: Measure, economy: Economy, members: pl.DataFrame) -> Scored:
    path = find_path(measure.scores[0].classification, economy.classification)
    carried, losses = carry(members, path)
    _, origins = measure.scores[0].read(measure.id, measure.folder, measure.scores[0].column)
    bridges = tuple(origin for step in path for origin in step.origins())
    return on_economy(measure, economy, carried, losses, (*origins, *bridges))


def _comparison(measure: Measure, condition: Condition) -> Callable[[pl.Expr], pl.Expr]:
    at = median(measure) if condition.rule == "median" else float(condition.at or 0.0)
    if condition.rule == "median":
        above = _above(at, "above")
    elif condition.rule == "band":
        reached, passed = _above(at, condition.ties), _above(float(condition.below or 0.0), condition.ties)
        above = lambda value: reached(value) & ~passed(value)  # noqa: E731
    else:
        above = _above(at, condition.ties)
    if condition.side == "below":
        return lambda value: (~above(value)).cast(pl.Float64)
    return lambda value: above(value).cast(pl.Float64)


def _above(at: float, ties: str) -> Callable[[pl.Expr], pl.Expr]:
    # A mean of equal scores may fall a hair short of its own value, so a tie allows for rounding.
    if ties == "above":
        return lambda value: value > at + ROUNDING
    return lambda value: value >= at - ROUNDING


def _both(one: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    # Known not to meet one condition is enough to know that not all are met.
    joined = one.join(other.select("code", other="score"), on="code")
    product = pl.col("score") * pl.col("other")
    ruled_out = (pl.col("score") == 0) | (pl.col("other") == 0)
    met = pl.when(ruled_out.fill_null(False)).then(0.0).otherwise(product)
    return joined.select("code", "jobs", score=met)
