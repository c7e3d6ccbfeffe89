"""People at work in Europe by two-digit occupation group, with the mean exposure of each group."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_YEARS = (2011, 2022, 2025)


def two_digits(made: Made) -> pl.DataFrame:
    """Derive Europe's employment by ISCO-08 two-digit group in three years, with the group's mean AIOE.

    Group 0 (armed forces) is left out. 2022 lies after the breaks of 2011, 2013 and 2021.
    """
    groups = made.only_source().filter(pl.col("isco2").str.contains(r"^OC[1-9]\d$"))
    return pl.concat(
        groups.select(
            code=pl.col("isco2").str.slice(2),
            year=pl.lit(year, dtype=pl.Int64),
            jobs=(pl.col(f"empleo_{year}").cast(pl.Float64, strict=False) * 1000).round(),
            aioe=pl.col("aioe").cast(pl.Float64, strict=False),
        )
        for year in _YEARS
    ).drop_nulls("aioe")
