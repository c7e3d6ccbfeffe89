"""Swedish employees by quarter of exposure to AI and age, by month and by year."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_UNSCORED = "none"


def by_month(made: Made) -> pl.DataFrame:
    """Derive employees aged 22 to 25 and older ones by quarter of exposure and month, from the register.

    Only these sums may be shared: the register's cells by occupation hold as few as one person.
    """
    ages = pl.when(pl.col("young") == "1").then(pl.lit("22-25")).otherwise(pl.lit("26-plus"))
    return made.only_source().select(
        month="year_month",
        age=ages,
        quartile=pl.col("quartile").replace({"": _UNSCORED}).fill_null(_UNSCORED),
        people=pl.col("n_employed").cast(pl.Float64),
    )


def by_year(made: Made) -> pl.DataFrame:
    """Sum employees by quarter of exposure, ten ages and year, from the published table."""
    frame = made.only_source().select(
        year=pl.col("year").cast(pl.Int64),
        age=pl.col("age_group").str.replace(" years", ""),
        quartile=pl.col("exposure_quartile").str.slice(0, 2).replace({"": _UNSCORED}).fill_null(_UNSCORED),
        people=pl.col("n_employed").cast(pl.Float64),
    )
    return frame.group_by("year", "age", "quartile").agg(pl.col("people").sum())
