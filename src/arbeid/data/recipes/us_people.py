"""American jobs by sex, and by the education that an occupation asks for."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.means import weighted_means
from arbeid.data.recipes import Made
from arbeid.data.recipes.labour_market import TOTAL

_TITLE, _EMPLOYED, _WOMEN = "__UNNAMED__0", "__UNNAMED__1", "Women"
_LEVELS = {
    "No formal educational credential": "1",
    "High school diploma or equivalent": "2",
    "Some college, no degree": "3",
    "Postsecondary nondegree award": "4",
    "Associate's degree": "5",
    "Bachelor's degree": "6",
    "Master's degree": "7",
    "Doctoral or professional degree": "8",
}


def by_sex(made: Made) -> pl.DataFrame:
    """Split the jobs of each occupation by the share of women among people in it (CPS table 11).

    The table names occupations as the Census list does. An occupation of the jobs' survey takes the mean
    over its entries, by their people; one whose share was not published is left out.
    """
    entries = _entries(made)
    jobs = made.table("us-occupations").filter(pl.col("code") != TOTAL).select("code", "jobs")
    parts = jobs.with_columns(start=pl.col("code").str.replace("0+$", "")).join(entries, how="cross")
    own = parts.filter(pl.col("soc").str.starts_with(pl.col("start")))
    women = weighted_means(own, "code", ["women"], "employed").drop_nulls("women")
    split = jobs.join(women, on="code")
    cells = (("women", pl.col("women")), ("men", 1 - pl.col("women")))
    return pl.concat(
        split.select(cell=pl.lit(cell), code="code", jobs=pl.col("jobs") * share) for cell, share in cells
    )


def by_education(made: Made) -> pl.DataFrame:
    """Sort the jobs of each occupation under the education that is typical for entry to it."""
    asked = made.only_source().filter(pl.col("Occupation type") == "Line item")
    levels = asked.select(
        code="2024 National Employment Matrix code",
        cell=pl.col("Typical education needed for entry").replace_strict(_LEVELS),
    )
    jobs = made.table("us-occupations").select("code", "jobs")
    return levels.join(jobs, on="code").select("cell", "code", "jobs")


def _entries(made: Made) -> pl.DataFrame:
    """Give for each SOC 2018 occupation the people and the share of women in its Census entries."""
    listed = made.source("bls-census-2018").select(
        title=_letters("2018 Census Title "), census=pl.col("2018 Census Code").str.strip_chars()
    )
    counted = made.source("bls-cps-2022").select(
        title=_letters(_TITLE),
        employed=pl.col(_EMPLOYED).cast(pl.Float64, strict=False),
        women=pl.col(_WOMEN).cast(pl.Float64, strict=False) / 100,
    )
    shares = listed.join(counted.drop_nulls(), on="title")
    links = made.table("census-2018-soc-2018").select(census="source", soc="target")
    return links.join(shares, on="census").select("soc", "employed", "women")


def _letters(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().str.replace_all("[^a-z]+", " ").str.strip_chars()
