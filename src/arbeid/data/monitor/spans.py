"""Two years of the same occupations beside each other, without a code that came to mean something else."""

from __future__ import annotations

import polars as pl

from arbeid.data.figures import table
from arbeid.data.monitor.entry import Monitor

_COLUMNS = ("jobs", "error", "pay_median")


def span(monitor: Monitor, first: int, last: int) -> pl.DataFrame:
    """Lay two years beside each other: code, weight, jobs_before, jobs_after, and pay and errors if any.

    ``weight`` is the jobs of the first year; coarse groups take those of the monitor's base year in every
    window, so that slopes of two windows differ by growth alone. Over a break only codes that kept their
    title are taken, since a code may have come to mean more or less. Occupations without people in either
    year are left out.

    >>> from arbeid.data.monitor.entry import MONITORS
    >>> len(span(MONITORS.get("us"), 2022, 2025))
    829
    """
    frame = counted(monitor)
    known = [name for name in _COLUMNS if name in frame.columns]
    before, after = (
        frame.filter((pl.col("year") == year) & (pl.col("jobs") > 0)).select(
            "code", "title", *(pl.col(name).alias(f"{name}_{side}") for name in known)
        )
        for year, side in ((first, "before"), (last, "after"))
    )
    both = before.join(after, on="code", suffix="_after")
    if monitor.design == "vintages":
        both = both.with_columns(weight=pl.col("jobs_before"))
    else:
        base = frame.filter(pl.col("year") == monitor.base).select("code", weight="jobs")
        both = both.join(base, on="code")
    if monitor.design == "vintages" and monitor.broken_between(first, last):
        both = both.filter(pl.col("title").str.to_lowercase() == pl.col("title_after").str.to_lowercase())
    return both.drop("title", "title_after").sort("code")


def counted(monitor: Monitor) -> pl.DataFrame:
    """Load what a monitor counts by year and code, without totals."""
    frame = table(monitor.table).frame
    if "title" not in frame.columns:
        return frame.with_columns(title=pl.col("code"))
    return frame.filter(pl.col("code") != "00-0000")


def years(monitor: Monitor) -> list[int]:
    """List the years that a monitor counts."""
    return sorted(counted(monitor)["year"].unique().to_list())
