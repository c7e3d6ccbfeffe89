"""Jobs of the most, the middle and the least exposed third, as an index, with a gap where the count broke."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from arbeid.answers.monitor.visible import Point
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.changes import year_change_of
from arbeid.data.economies.economy import economy
from arbeid.data.monitor.entry import Monitor
from arbeid.data.monitor.spans import counted, span, years
from arbeid.verbs.monitor.scores import OwnScores

THIRDS = ("bottom", "middle", "top")
# Estimates closer together share panels, so that an error of their difference would be overstated.
_APART = 3
_NORMAL = 1.96


def thirds(monitor: Monitor, scores: OwnScores) -> tuple[Point, ...]:
    """Compute the index of jobs in each third of exposure (equal jobs in the base year), base year 100.

    A stretch of years without a break has a base of its own: its first year, or the monitor's base year.
    """
    found: list[Point] = []
    for number, stretch in enumerate(_stretches(monitor)):
        found += _stretch(monitor, scores, stretch, number)
    return tuple(found)


def _stretches(monitor: Monitor) -> list[list[int]]:
    """The years of each stretch: of vintages those of two windows, of yearly groups those between breaks."""
    every = years(monitor)
    if monitor.design == "vintages":
        latest = [year for year in every if not monitor.broken_between(year, monitor.window[1])]
        return [list(monitor.earlier or ()), latest]
    stretches: list[list[int]] = []
    for year in every:
        if not stretches or monitor.broken_between(stretches[-1][-1], year):
            stretches.append([])
        stretches[-1].append(year)
    return stretches


def _stretch(monitor: Monitor, scores: OwnScores, stretch: list[int], number: int) -> Iterator[Point]:
    base = monitor.base if monitor.base in stretch else stretch[0]
    kept = span(monitor, stretch[0], stretch[-1]).join(scores.frame, on="code")
    people = counted(monitor).join(kept.select("code", "score"), on="code")
    people = people.filter(pl.col("year").is_in(stretch) & (pl.col("jobs") > 0))
    whole = people.filter(pl.len().over("code") == len(stretch))
    bands = _cut(whole.filter(pl.col("year") == base))
    summed = _summed(whole.join(bands, on="code"))
    based = summed.filter(pl.col("year") == base).select("third", base="jobs", base_error="error")
    for row in summed.join(based, on="third").sort("third", "year").iter_rows(named=True):
        yield Point(
            period=str(row["year"]),
            group=THIRDS[row["third"]],
            age="all",
            outcome="employment",
            value=_index(monitor, row, base),
            n=row["n"],
            stretch=number,
        )


def _cut(groups: pl.DataFrame) -> pl.DataFrame:
    """Cut occupations, the least exposed first, into three parts of equal jobs."""
    ordered = groups.sort("score", "code")
    middle = ordered["jobs"].cum_sum() - ordered["jobs"] / 2
    third = (middle / ordered["jobs"].sum() * 3).floor().clip(0, 2).cast(pl.Int64)
    return ordered.select("code", third=third)


def _summed(people: pl.DataFrame) -> pl.DataFrame:
    error = pl.col("error") if "error" in people.columns else pl.lit(None, dtype=pl.Float64)
    spread = (pl.col("jobs") * error).pow(2).sum().sqrt() / pl.col("jobs").sum()
    grouped = people.group_by("third", "year").agg(
        pl.col("jobs").sum(), error=spread, n=pl.len().cast(pl.Int64)
    )
    return grouped.sort("third", "year")


def _index(monitor: Monitor, row: dict[str, float], base: int) -> Quantity:
    index, apart = 100 * row["jobs"] / row["base"], int(abs(row["year"] - base))
    if monitor.design == "groups":
        survey = economy(monitor.economy).entry.survey
        if survey is None or not apart:
            return Quantity(index, "index", "derived")
        _, low, high = year_change_of(survey, row["base"], row["jobs"], apart)
        return Quantity(index, "index", "derived", 100 * (1 + low), 100 * (1 + high))
    if apart < _APART or not row["error"] or not row["base_error"]:
        return Quantity(index, "index", "derived")
    away = _NORMAL * float(np.hypot(row["error"], row["base_error"]))
    return Quantity(index, "index", "derived", index * float(np.exp(-away)), index * float(np.exp(away)))
