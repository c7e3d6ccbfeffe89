"""American jobs by occupation in earlier years, and what the bureau then expected of later ones."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.models.sampling.survey_error import relative_errors

# SOC 2000 came in before 2005, SOC 2010 by 2014, a hybrid in 2019, SOC 2018 and a new estimator in 2021.
_FIRST_SOC, _LATEST_LIST = 2005, 2021
_BREAKS = (2005, 2014, 2019, 2021)
_NEM = "2021 National Employment Matrix code"


def oews(made: Made) -> pl.DataFrame:
    """Derive the jobs of every detailed occupation by vintage, each on the codes of its own year.

    The national total is there too. ``error`` is the relative standard error of the jobs, as a share; 1997
    did not print one. No code is carried to another year here: what may be compared is for who compares.
    """
    detailed = made.only_source().filter(pl.col("group").is_in(["detailed", "total"]))
    return detailed.select(
        year=pl.col("year").cast(pl.Int64),
        code="occ_code",
        title=pl.col("occ_title").str.strip_chars(),
        jobs=pl.col("tot_emp").cast(pl.Float64),
        error=_error("emp_prse"),
        pay_median=pl.col("a_median").cast(pl.Float64, strict=False),
    )


def same_titles(made: Made) -> pl.DataFrame:
    """Derive the jobs by year of occupations whose code and title are those of May 2025, and the total.

    ``flags`` is b in years in which the list of codes or the estimator changed (from SOC 2000 on). A code
    that meant something else, or had another title, has no row in that year; neither has 1997, whose codes
    were the survey's own.
    """
    every = made.table("oews-vintages").filter((pl.col("year") >= _FIRST_SOC) & pl.col("jobs").is_not_null())
    latest = every.filter(pl.col("year") == pl.col("year").max()).select("code", latest="title")
    alike = pl.col("title").str.to_lowercase() == pl.col("latest").str.to_lowercase()
    kept = every.join(latest, on="code").filter(alike | (pl.col("year") >= _LATEST_LIST))
    broken = pl.when(pl.col("year").is_in(_BREAKS)).then(pl.lit("b")).otherwise(pl.lit(""))
    return kept.select("code", "year", "jobs", "error", flags=broken)


def projections(made: Made) -> pl.DataFrame:
    """Derive the bureau's projection of 2022: jobs by occupation in 2021 and 2031."""
    frame = made.only_source().rename(lambda name: " ".join(name.split()))
    lines = frame.filter(pl.col("Occupation type") == "Line item")
    return lines.select(
        code=_NEM,
        jobs_2021=(pl.col("Employment, 2021").cast(pl.Float64) * 1000).round(),
        jobs_2031=(pl.col("Employment, 2031").cast(pl.Float64) * 1000).round(),
    )


def _error(column: str) -> pl.Expr:
    percent = pl.col(column).cast(pl.Float64, strict=False)
    return percent.map_batches(
        lambda each: pl.Series(relative_errors(each.to_numpy())), return_dtype=pl.Float64
    ).fill_nan(None)
