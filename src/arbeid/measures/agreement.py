"""How far measures agree: where each puts a group among all people at work, and how far that spreads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

import polars as pl

from arbeid.measures.published import Scored

TOP_THIRD = 200 / 3


def ranks(scored: Scored) -> pl.DataFrame:
    """Rank each group among all people at work by one measure: 0 the least, 100 the most touched.

    A group's rank is the share of people with a lower score plus half of those with the same score,
    so that it does not depend on how finely groups are cut. Groups without a score have no rank.
    """
    # Plain Python: a page ranks some hundred groups by twenty measures, and each grouping by score cost
    # polars more than all of these additions together.
    rows = scored.frame.select("code", "jobs", "score").rows()
    jobs: dict[float, list[float]] = {}
    for _, own, score in rows:
        if score is not None:
            jobs.setdefault(score, []).append(own)
    people = {score: math.fsum(jobs[score]) for score in sorted(jobs)}
    total = math.fsum(people.values()) or math.nan
    rank = {
        score: 100 * (upto - own + own / 2) / total
        for (score, own), upto in zip(people.items(), accumulate(people.values()), strict=True)
    }
    ranked = [(code, None if score is None else rank[score]) for code, _, score in rows]
    return pl.DataFrame(ranked, schema={"code": pl.String, "rank": pl.Float64}, orient="row")


def agreement(scores: Sequence[Scored]) -> pl.DataFrame:
    """Say for each group where the measures put it and how far they are apart.

    Returns code, one rank column a measure (by its id), and: measures (how many have a rank), middle
    (median rank), low, high, spread (high less low), top and bottom (how many put it in the outer thirds).
    """
    names = [scored.measure.id for scored in scores]
    frame = scores[0].frame.select("code").sort("code")
    for scored in scores:
        frame = frame.join(ranks(scored).rename({"rank": scored.measure.id}), on="code", how="left")
    return frame.with_columns(
        measures=pl.sum_horizontal(pl.col(name).is_not_null() for name in names),
        middle=pl.concat_list(names).list.median(),
        low=pl.min_horizontal(names),
        high=pl.max_horizontal(names),
        top=pl.sum_horizontal((pl.col(name) > TOP_THIRD).fill_null(False) for name in names),
        bottom=pl.sum_horizontal((pl.col(name) < 100 - TOP_THIRD).fill_null(False) for name in names),
    ).with_columns(spread=pl.col("high") - pl.col("low"))
