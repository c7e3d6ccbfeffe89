"""How far measures agree: where each puts a group among all people at work, and how far that spreads."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from arbeid.data.codes.means import exact, exact_sum
from arbeid.measures.published import Scored

TOP_THIRD = 200 / 3


def ranks(scored: Scored) -> pl.DataFrame:
    """Rank each group among all people at work by one measure: 0 the least, 100 the most touched.

    A group's rank is the share of people with a lower score plus half of those with the same score,
    so that it does not depend on how finely groups are cut. Groups without a score have no rank.
    """
    known = scored.frame.filter(pl.col("score").is_not_null())
    by_score = known.group_by("score").agg(people=exact(pl.col("jobs"))).sort("score")
    below = by_score["people"].cum_sum() - by_score["people"]
    middle = 100 * (below + by_score["people"] / 2) / exact_sum(by_score["people"])
    ranked = known.join(by_score.select("score", rank=middle), on="score")
    return scored.frame.select("code").join(ranked.select("code", "rank"), on="code", how="left")


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
