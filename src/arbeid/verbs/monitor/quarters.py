"""Sweden: employees by quarter of exposure, and how much of a fall sits in months that jump."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

from arbeid.answers.monitor.visible import Change, Point
from arbeid.answers.quantity import Quantity
from arbeid.data.figures import table
from arbeid.data.monitor.entry import Monitor
from arbeid.models.monitor.jumps import jumps, months_apart
from arbeid.table import Origin

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
YOUNG, OLDER = "22-25", "26-plus"
YOUNG_AGES = (YOUNG, "16-24", "25-29")
FIRST, LAST, BASE = "2022-06", "2025-06", "2022-11"
_YEARLY = "sweden-ages"
_YEARLY_AGES = ("16-24", "25-29", "50-54")
_NONE = Quantity(None, "change", "derived")


def jump_months(monitor: Monitor) -> tuple[str, ...]:
    """Find the months in which the most exposed young changed against the least exposed as in no other.

    The difference of the two quarters, so that seasons that both have are no jump.
    """
    most, least = (_series(monitor, YOUNG, quarter) for quarter in ("Q4", "Q1"))
    months = most["month"].to_list()
    apart = months_apart(most["people"].to_numpy(), least["people"].to_numpy())
    return tuple(months[at + 1] for at in jumps(apart))


def changes(monitor: Monitor, jumped: tuple[str, ...]) -> tuple[Change, ...]:
    """Compute the changes of each quarter: over the months, with the part in months that jump, and yearly.

    The yearly table says for each pair of years whether its population and its coding were one.
    """
    monthly = [
        _monthly(monitor, age, quarter, (FIRST, LAST), jumped)
        for age in (YOUNG, OLDER)
        for quarter in QUARTERS
    ]
    yearly = [
        _yearly(monitor, age, quarter, years)
        for years in ((2022, 2024), (2023, 2024))
        for age in _YEARLY_AGES
        for quarter in QUARTERS
    ]
    return (*monthly, *yearly)


def step(monitor: Monitor, age: str, quarter: str, month: str) -> float:
    """Compute the change of one month against the month before, as a share."""
    series = _series(monitor, age, quarter)
    at = series["month"].to_list().index(month)
    return float(series["people"][at] / series["people"][at - 1] - 1)


def points(monitor: Monitor, jumped: tuple[str, ...]) -> tuple[Point, ...]:
    """Compute the index of each quarter and age by month, November 2022 at 100; a jump starts a stretch."""
    found = []
    for age in (YOUNG, OLDER):
        for quarter in QUARTERS:
            series, stretch = _series(monitor, age, quarter), 0
            base = series.filter(pl.col("month") == BASE)["people"].item()
            for month, people in series.select("month", "people").iter_rows():
                stretch += month in jumped
                index = Quantity(100 * people / base, "index", "derived")
                found.append(Point(month, quarter, age, "employment", index, None, stretch))
    return tuple(found)


def origins(monitor: Monitor) -> tuple[Origin, ...]:
    """List the sources of the months and of the years."""
    return (*table(monitor.table).origins, *table(_YEARLY).origins)


def _series(monitor: Monitor, age: str, quarter: str) -> pl.DataFrame:
    frame = table(monitor.table).frame
    return frame.filter((pl.col("age") == age) & (pl.col("quartile") == quarter)).sort("month")


def _monthly(
    monitor: Monitor, age: str, quarter: str, ends: tuple[str, str], jumped: tuple[str, ...]
) -> Change:
    series = _series(monitor, age, quarter).filter(
        pl.col("month").is_between(pl.lit(ends[0]), pl.lit(ends[1]))
    )
    people, months = series["people"].to_list(), series["month"].to_list()
    # Parts add up on the log scale; each is printed as the change that it would be alone.
    steps = {
        later: np.log(after / before)
        for (before, after), later in zip(pairwise(people), months[1:], strict=True)
    }
    inside = float(sum(step for month, step in steps.items() if month in jumped))
    rest = float(sum(steps.values())) - inside
    whole, part, other = (
        Quantity(float(np.expm1(one)), "change", "derived") for one in (inside + rest, inside, rest)
    )
    return Change(age, quarter, *ends, whole, part, other, comparable=not set(jumped) & set(months[1:]))


def _yearly(monitor: Monitor, age: str, quarter: str, years: tuple[int, int]) -> Change:
    frame = table(_YEARLY).frame.filter((pl.col("age") == age) & (pl.col("quartile") == quarter))
    first, last = (frame.filter(pl.col("year") == year)["people"].item() for year in years)
    change = Quantity(last / first - 1, "change", "derived")
    comparable = not monitor.broken_between(*years)
    return Change(age, quarter, str(years[0]), str(years[1]), change, _NONE, _NONE, comparable=comparable)
