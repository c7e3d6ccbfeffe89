"""American jobs by age, from people by detailed occupation and age."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.data.recipes.labour_market import TOTAL

_AGES = ("16_19", "20_24", "25_34", "35_44", "45_54", "55_64", "65_plus")


def united_states(made: Made) -> pl.DataFrame:
    """Divide the jobs of each occupation over seven ages as people in it were in 2025 (CPS table 11b).

    The table counts people by the Census list, self-employed too; an occupation of the jobs' survey takes
    the ages of all people in its Census entries, one that counts several together those of its parts. One
    without people in the table is left out.
    """
    jobs = made.table("us-occupations").filter(pl.col("code") != TOTAL).select("code", "jobs")
    parts = jobs.with_columns(start=pl.col("code").str.replace("0+$", "")).join(_people(made), how="cross")
    own = parts.filter(pl.col("soc").str.starts_with(pl.col("start"))).select("code", *_AGES)
    joint = made.table("oews-components").select(code="source", soc="target").join(_people(made), on="soc")
    others = joint.join(own, on="code", how="anti").select("code", *_AGES)
    summed = pl.concat([own, others]).group_by("code").agg(pl.col(_AGES).sum())
    total = pl.sum_horizontal(_AGES)
    split = jobs.join(summed.filter(total > 0), on="code")
    return pl.concat(
        split.select(
            cell=pl.lit(age.replace("_", "-")), code="code", jobs=pl.col("jobs") * pl.col(age) / total
        )
        for age in _AGES
    )


def _people(made: Made) -> pl.DataFrame:
    """The people by age of each SOC 2018 occupation: those of its one Census entry."""
    ages = [pl.col(f"age_{age}").cast(pl.Float64, strict=False).fill_null(0).alias(age) for age in _AGES]
    counted = made.only_source().filter(pl.col("level") == "detailed")
    entries = counted.select(pl.col("census2018").str.zfill(4).alias("census"), *ages)
    links = made.table("census-2018-soc-2018").select(census="source", soc="target")
    return links.join(entries, on="census").drop("census")
