"""Which groups a rule counts: 1 for one that does, 0 for one that does not, a fraction in between."""

from __future__ import annotations

from collections.abc import Callable
from statistics import NormalDist

import polars as pl

from arbeid.claims.cells import UNIT, cells_of
from arbeid.claims.recompute import Condition, Switches
from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.codes.means import exact, ordered_means
from arbeid.data.economies.economy import Economy
from arbeid.data.figures import DECLARED
from arbeid.data.own_files.codes import known_codes
from arbeid.errors import NotInData
from arbeid.measures.american_weights import american_weights, occupations, weighted_score
from arbeid.measures.classes import check_classes, classes
from arbeid.measures.components import with_components
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import Scored, carried_to, median, on_economy, own_codes, score, ships
from arbeid.measures.tasks import task_scores
from arbeid.models.sampling.within_groups import parts_within

SUB_MAJOR = "isco-08-2"
# What is known only from the occupations inside an economy's groups, whose numbers there are borrowed.
SPREAD_LEVELS = ("sub_major", "occupation")
ROUNDING = 1e-12
Rule = Callable[[pl.Expr], pl.Expr]
PLAIN = Switches()


def membership(
    economy: Economy, condition: Condition, *, switches: Switches = PLAIN, pulled: bool = False
) -> Scored:
    """Say for each group of the economy how far it meets one condition (0 to 1).

    >>> from arbeid.data.economies.economy import economy
    >>> where = Condition(measure="ilo-2025", rule="threshold", at=0.5, level="task")
    >>> round(membership(economy("nl"), where).frame["score"].mean(), 2)
    0.17
    """
    measure = MEASURES.get(condition.measure)
    condition = on_own_groups(condition, economy)
    if condition.level in SPREAD_LEVELS:
        return _within_groups(economy, condition, pulled)
    if condition.level in ("code", "task") or condition.rule == "classes":
        return _spread(measure, economy, own_members(condition, pulled=pulled), switches)
    weighted = switches.crosswalk == "jobs"
    scored = (weighted_score if weighted else score)(measure.id, economy, pulled=pulled)
    member = _worker(condition) if condition.level == "worker" else _group_rule(condition, scored, pulled)
    return Scored(measure, scored.frame.with_columns(score=member), scored.lost, scored.origins)


def own_members(condition: Condition, *, pulled: bool = False) -> pl.DataFrame:
    """Apply a rule to the measure's own codes, or to their tasks: code and score (0 to 1)."""
    measure = MEASURES.get(condition.measure)
    if condition.level == "sub_major":
        return _on_sub_major(condition, pulled)
    if condition.rule == "classes":
        check_classes(measure, condition.classes, condition.by)
        counted = pl.col("class").is_in(condition.classes).cast(pl.Float64)
        return classes(measure, condition.by).select("code", score=counted)
    if condition.level == "task":
        passes = _comparison(_cut(condition, None), condition)(pl.col("score"))
        tasks = task_scores(measure.id).drop_nulls("score").with_columns(score=passes)
        return ordered_means(tasks, "code", ["score"])
    codes, _ = own_codes(measure, pulled=pulled)
    if condition.level == "occupation":
        codes = _occupations(codes, measure)
    at = _over_codes(measure, condition, pulled)
    return codes.with_columns(score=_comparison(_cut(condition, at), condition)(pl.col("score")))


def spread_from(condition: Condition) -> str:
    """Name the classification whose codes a rule holds for, before they are spread over groups."""
    if condition.level == "sub_major":
        return UNIT
    return occupations(MEASURES.get(condition.measure).scores[0].classification)[0]


def on_own_groups(condition: Condition, economy: Economy) -> Condition:
    """Put a rule on sub-major groups to the groups of an economy that counts its people by just those."""
    if condition.level == "sub_major" and economy.classification == SUB_MAJOR:
        return condition.model_copy(update={"level": "group"})
    return condition


def occupation_scores(measure: Measure, *, pulled: bool = False) -> pl.DataFrame:
    """Read a measure's scores (code, score) by the occupations at which its study counts jobs."""
    codes, _ = own_codes(measure, pulled=pulled)
    return _occupations(codes, measure)


def _group_rule(condition: Condition, scored: Scored, pulled: bool) -> pl.Expr:
    at = None
    if condition.rule in ("median", "quantile"):
        jobs = condition.over == "jobs"
        at = _over_jobs(scored.frame, condition) if jobs else _over_codes(scored.measure, condition, pulled)
    return _comparison(_cut(condition, at), condition)(pl.col("score"))


def _over_codes(measure: Measure, condition: Condition, pulled: bool) -> float | None:
    if condition.rule == "median":
        return median(measure)
    if condition.rule != "quantile":
        return None
    codes, _ = own_codes(measure, pulled=pulled)
    top = 1 - float(condition.top or 0.0)
    # The score of an occupation that is there: between two of them nobody was scored.
    return float(codes["score"].quantile(top, interpolation="higher"))  # type: ignore[arg-type]


def _over_jobs(frame: pl.DataFrame, condition: Condition) -> float:
    # Half of the people, or all but the top, have a score at or below this one.
    known = frame.drop_nulls("score").sort("score", "code")
    below = 0.5 if condition.rule == "median" else 1 - float(condition.top or 0.0)
    reached = known.filter(pl.col("jobs").cum_sum() >= (below - ROUNDING) * exact(pl.col("jobs")))
    if reached.is_empty():
        raise NotInData("no_median", measure=condition.measure)
    return float(reached["score"][0])


def _worker(condition: Condition) -> pl.Expr:
    at, spread = float(condition.at or 0.0), float(condition.spread or 0.0)
    if spread <= 0:
        return _comparison(at, condition)(pl.col("score"))
    # Workers of one occupation differ about its score, so part of them lie over the threshold.
    member = ((pl.col("score") - at) / spread).map_elements(NormalDist().cdf, return_dtype=pl.Float64)
    return 1 - member if condition.side == "below" else member


def _occupations(codes: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Average the parts of an occupation: a study scores O*NET codes and counts the jobs of occupations."""
    _, length = occupations(measure.scores[0].classification)
    if not length:
        return codes
    # A part without a score says nothing of the others.
    cut = codes.drop_nulls("score").with_columns(pl.col("code").str.slice(0, length))
    return ordered_means(cut, "code", ["score"])


def _on_sub_major(condition: Condition, pulled: bool) -> pl.DataFrame:
    """Apply a rule to ISCO's sub-major groups, and lay what comes out on the unit groups in them."""
    measure = MEASURES.get(condition.measure)
    scores, *_ = carried_to(measure, SUB_MAJOR, pulled=pulled)
    at = _over_codes(measure, condition, pulled)
    met = scores.select(whole="code", score=_comparison(_cut(condition, at), condition)(pl.col("score")))
    units = pl.DataFrame({"code": sorted(known_codes(UNIT))}, schema={"code": pl.String})
    return units.with_columns(whole=pl.col("code").str.slice(0, 2)).join(met, on="whole").drop("whole")


def _within_groups(economy: Economy, condition: Condition, pulled: bool) -> Scored:
    measure = MEASURES.get(condition.measure)
    spread_over = cells_of(economy, spread_from(condition))
    # No draws: how far borrowed weights may err is asked of a whole share, not of each condition.
    found = parts_within(spread_over.cells, spread_over.meets(own_members(condition, pulled=pulled)), draws=0)
    scores = measure.scores[0]
    # Single scores that do not ship are not read: sub-major groups have averages that do.
    declared = None if scores.table is None or ships(scores) else DECLARED.get(scores.table)
    origins = declared.origins() if declared else measure.read(scores)[1]
    parts = spread_over.by_group(found.point)
    return on_economy(measure, economy, parts, (), (*origins, *spread_over.origins))


def _spread(measure: Measure, economy: Economy, members: pl.DataFrame, switches: Switches) -> Scored:
    source = measure.scores[0].classification
    path = find_path(source, economy.classification)
    weights = american_weights(source, members["code"]) if switches.crosswalk == "jobs" else None
    carried, losses = carry(members, path, weights=weights)
    carried, parts = with_components(carried.select("code", "score"), economy.classification)
    _, origins = measure.read(measure.scores[0])
    bridges = tuple(origin for step in path for origin in step.origins())
    return on_economy(measure, economy, carried, losses, (*origins, *bridges, *parts))


def _cut(condition: Condition, at: float | None) -> float:
    return float(condition.at or 0.0) if at is None else at


def _comparison(at: float, condition: Condition) -> Rule:
    # A median is passed or not: half of the scores lie on either side of it.
    above = _above(at, "above" if condition.rule == "median" else condition.ties)
    if condition.rule == "band":
        passed = _above(float(condition.below or 0.0), condition.ties)
        return lambda value: (above(value) & ~passed(value)).cast(pl.Float64)
    if condition.side == "below":
        return lambda value: (~above(value)).cast(pl.Float64)
    return lambda value: above(value).cast(pl.Float64)


def _above(at: float, ties: str) -> Rule:
    # A mean of equal scores may fall a hair short of its own value, so a tie allows for rounding.
    if ties == "above":
        return lambda value: value > at + ROUNDING
    return lambda value: value >= at - ROUNDING
