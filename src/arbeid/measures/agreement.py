"""How far studies agree: where each puts a group among all people at work, and how far that spreads."""

from __future__ import annotations

import math
from collections.abc import Sequence

import polars as pl

from arbeid.data.codes.means import exact_sum
from arbeid.measures.published import Scored

TOP_THIRD = 200 / 3


def ranks(scored: Scored) -> pl.DataFrame:
    """Rank each group among all people at work by one measure: 0 the least, 100 the most touched."""
    return people_ranks(scored.frame)


def people_ranks(frame: pl.DataFrame) -> pl.DataFrame:
    """Rank groups (code, jobs, score) among all people at work, from 0 to 100.

    A group's rank is the share of people with a lower score plus half of those with the same score,
    so that it does not depend on how finely groups are cut. Groups without a score have no rank.
    """
    # Plain Python: a page ranks some hundred groups by twenty measures, and each grouping by score cost
    # polars more than all of these additions together.
    rows = frame.select("code", "jobs", "score").rows()
    jobs: dict[float, list[float]] = {}
    for _, own, score in rows:
        if score is not None:
            jobs.setdefault(score, []).append(own)
    scores = sorted(jobs)
    people = pl.Series([math.fsum(jobs[score]) for score in scores], dtype=pl.Float64)
    below = people.cum_sum() - people
    middle = 100 * (below + people / 2) / exact_sum(people)
    rank = dict(zip(scores, middle, strict=True))
    ranked = [(code, None if score is None else rank[score]) for code, _, score in rows]
    return pl.DataFrame(ranked, schema={"code": pl.String, "rank": pl.Float64}, orient="row")


def voices(scores: Sequence[Scored]) -> dict[str, tuple[str, ...]]:
    """Sort measures by the voice that they speak with: each voice with its measures, in their order."""
    found: dict[str, list[str]] = {}
    for scored in scores:
        found.setdefault(scored.measure.speaks_for, []).append(scored.measure.id)
    return {voice: tuple(names) for voice, names in found.items()}


def agreement(scores: Sequence[Scored]) -> pl.DataFrame:
    """Say for each group where independent studies put it and how far they are apart.

    Measures of one voice rest on the same judgements: their median rank is that voice's, which counts once.
    Returns code, one rank column a measure (by its id), and of the voices: measures (how many have a rank),
    middle (median rank), low, high, spread (high less low), top and bottom (how many put it in the outer
    thirds).
    """
    frame = scores[0].frame.select("code").sort("code")
    for scored in scores:
        frame = frame.join(ranks(scored).rename({"rank": scored.measure.id}), on="code", how="left")
    spoken = {f"voice {voice}": names for voice, names in voices(scores).items()}
    frame = frame.with_columns(
        pl.concat_list(names).list.median().alias(voice) for voice, names in spoken.items()
    )
    known = list(spoken)
    return (
        frame.with_columns(
            measures=pl.sum_horizontal(pl.col(name).is_not_null() for name in known),
            middle=pl.concat_list(known).list.median(),
            low=pl.min_horizontal(known),
            high=pl.max_horizontal(known),
            top=pl.sum_horizontal((pl.col(name) > TOP_THIRD).fill_null(False) for name in known),
            bottom=pl.sum_horizontal((pl.col(name) < 100 - TOP_THIRD).fill_null(False) for name in known),
        )
        .with_columns(spread=pl.col("high") - pl.col("low"))
        .drop(known)
    )
