"""How far studies agree: where each puts a group among all people at work, and how far that spreads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

import polars as pl

from arbeid.data.codes.means import exact_sum
from arbeid.measures.published import Scored

TOP_THIRD = 200 / 3
_RANKS = {"code": pl.String, "rank": pl.Float64}


def ranks(scored: Scored) -> pl.DataFrame:
    """Rank each group among all people at work by one measure: 0 the least, 100 the most touched."""
    return people_ranks(scored.frame)


def people_ranks(frame: pl.DataFrame) -> pl.DataFrame:
    """Rank groups (code, jobs, score) among people at work, 0 to 100, as a frame of code and rank."""
    found = rank_by_code(frame)
    return pl.DataFrame({"code": list(found), "rank": list(found.values())}, schema=_RANKS)


def rank_by_code(frame: pl.DataFrame) -> dict[str, float | None]:
    """Rank groups (code, jobs, score) among all people at work, from 0 to 100.

    A group's rank is the share of people with a lower score plus half of those with the same score,
    so that it does not depend on how finely groups are cut. Groups without a score have no rank.
    """
    # Plain Python: a page ranks some hundred groups by twenty measures, and each grouping by score cost
    # polars more than all of these additions together.
    people, score_of = frame["jobs"].to_list(), frame["score"].to_list()
    jobs: dict[float, list[float]] = {}
    for own, score in zip(people, score_of, strict=True):
        if score is not None:
            jobs.setdefault(score, []).append(own)
    scores = sorted(jobs)
    counted = [math.fsum(jobs[score]) for score in scores]
    counts = pl.Series(counted, dtype=pl.Float64)
    below = pl.Series(list(accumulate(counted)), dtype=pl.Float64) - counts
    middle = 100 * (below + counts / 2) / exact_sum(counts)
    rank: dict[float | None, float] = dict(zip(scores, middle.to_list(), strict=True))
    return {code: rank.get(score) for code, score in zip(frame["code"].to_list(), score_of, strict=True)}


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
    codes = frame["code"].to_list()
    ranked = {scored.measure.id: rank_by_code(scored.frame) for scored in scores}
    frame = frame.hstack(
        [pl.Series(name, [by.get(code) for code in codes], pl.Float64) for name, by in ranked.items()]
    )
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
