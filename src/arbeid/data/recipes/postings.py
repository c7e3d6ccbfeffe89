"""Job postings on Indeed by month: indices in all and by sector, and the share that names generative AI."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_KINDS = {"total postings": "total", "new postings": "new"}


def by_month(made: Made) -> pl.DataFrame:
    """Average the weeks of each month, by country, of all postings and of new ones, seasonally adjusted.

    The euro area is left out: it is no country, and its members are there.
    """
    weeks = made.only_source().filter(pl.col("jobcountry") != "EA")
    kinds = weeks.select(
        "date",
        "jobcountry",
        kind=pl.col("variable").replace_strict(_KINDS),
        index="indeed_job_postings_index_SA",
    )
    return _monthly(kinds, "index", "kind")


def by_sector(made: Made) -> pl.DataFrame:
    """Average the weeks of each month, by country and sector."""
    weeks = made.only_source().select(
        "date", "jobcountry", sector="display_name", index="indeed_job_postings_index"
    )
    return _monthly(weeks, "index", "sector")


def naming_ai(made: Made) -> pl.DataFrame:
    """Average the weeks of each month, by country, as a share."""
    percent = pl.col("GenAI_share_postings").cast(pl.Float64)
    return _monthly(made.only_source().select("date", "jobcountry", share=percent / 100), "share")


def _monthly(weeks: pl.DataFrame, value: str, *by: str) -> pl.DataFrame:
    named = weeks.with_columns(
        country=pl.col("jobcountry").str.to_lowercase(),
        month=pl.col("date").str.slice(0, 7),
        value=pl.col(value).cast(pl.Float64),
    )
    ordered = named.drop_nulls("value").sort("country", "month", *by, "date")
    months = ordered.group_by("country", "month", *by, maintain_order=True).agg(pl.col("value").mean())
    return months.rename({"value": value})
