"""Employment by occupation, from national statistics."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made


def netherlands(made: Made) -> pl.DataFrame:
    """Derive Dutch employment by occupation group from the CBS tables 85276NED and 85517NED.

    Persons (rounded to thousands by CBS), shares of women and of people with higher education, and the
    quartiles of gross hourly pay of employees.
    """
    return made.only_source().select(
        code=pl.col("code"),
        jobs=_number("jobs"),
        jobs_before=_number("jobsComparison"),
        women=_number("womenShare"),
        higher_education=_number("higherEducationShare"),
        pay_low=_number("payP25"),
        pay_median=_number("medianHourlyPay"),
        pay_high=_number("payP75"),
    )


def _number(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64)
