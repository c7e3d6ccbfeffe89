"""Employment by occupation, from national and international statistics."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.models.sampling.survey_error import relative_errors

TOTAL = "00-0000"


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


def netherlands_by_year(made: Made) -> pl.DataFrame:
    """Derive Dutch employment by ISCO-08 two-digit group and year from Eurostat (lfsa_egai2d).

    ``flags`` are Eurostat's: b for a break in the series, u for low reliability.
    """
    flags = {"b": "break_in_series", "u": "low_reliability"}
    marks = [pl.when(pl.col(name) == "True").then(pl.lit(flag)) for flag, name in flags.items()]
    return made.only_source().select(
        code=pl.col("isco08").str.slice(2),
        year=pl.col("year").cast(pl.Int64),
        jobs=(_number("employed_thousands") * 1000).round(),
        flags=pl.concat_str(marks, ignore_nulls=True),
    )


def united_states(made: Made) -> pl.DataFrame:
    """Derive US jobs and the percentiles of yearly pay by SOC 2018 occupation, with the national total.

    Pay is missing where the bureau does not release it (``*``), or caps it (``#``). ``pay_hour`` is the mean
    by the hour, which is all that is released of occupations whose people seldom work the whole year.
    ``error`` is the relative standard error of the jobs, as a share.
    """
    pay = {
        "pay_lowest": "A_PCT10",
        "pay_low": "A_PCT25",
        "pay_median": "A_MEDIAN",
        "pay_high": "A_PCT75",
        "pay_highest": "A_PCT90",
        "pay_mean": "A_MEAN",
        "pay_hour": "H_MEAN",
    }
    return _national(made).select(
        code="OCC_CODE",
        jobs=_number("TOT_EMP"),
        error=_error(),
        **{ours: _released(theirs) for ours, theirs in pay.items()},
    )


def united_states_2021(made: Made) -> pl.DataFrame:
    """Derive US jobs by SOC 2018 occupation in May 2021, with their error and the national total."""
    return _national(made).select(code="OCC_CODE", jobs=_released("TOT_EMP"), error=_error())


def _error() -> pl.Expr:
    """Read the relative standard error of the jobs as a share; missing where it is not printed."""
    return (
        _released("EMP_PRSE")
        .map_batches(lambda percent: pl.Series(relative_errors(percent.to_numpy())), return_dtype=pl.Float64)
        .fill_nan(None)
    )


def united_states_2021_by_title(made: Made) -> pl.DataFrame:
    """Derive the jobs that Eloundou and others laid beside each O*NET title, matched on the title alone.

    An occupation's jobs stand there once for every title under it, so they do not add up to the jobs there
    are; a title that matched no occupation has none.
    """
    codes = made.source("eloundou-2023").select(code="O*NET-SOC Code", occupation="Title")
    matched = made.source("eloundou-titles-2021").with_columns(jobs=_number("TOT_EMP")).drop_nulls("jobs")
    return codes.join(matched, on="occupation").select("code", "jobs")


def united_states_by_industry(made: Made) -> pl.DataFrame:
    """Derive US jobs by three-digit industry and occupation; cells that were not released are left out."""
    return _released_cells(made.source("bls-oews-2025-industries"), "industry_code", "annual_mean_wage")


def united_states_by_state(made: Made) -> pl.DataFrame:
    """Derive US jobs by state and occupation; cells that were not released are left out."""
    cells = _released_cells(made.only_source(), "state", "annual_median_wage")
    return cells.filter(pl.col("code") != TOTAL)


def united_states_outlook(made: Made) -> pl.DataFrame:
    """Derive the bureau's projection of jobs by occupation, 2024 and 2034, with openings a year."""
    frame = made.only_source().filter(pl.col("Occupation type") == "Line item")
    return frame.select(
        code="2024 National Employment Matrix code",
        jobs_2024=_number("Employment, 2024"),
        jobs_2034=_number("Employment, 2034"),
        self_employed=_released("Percent self employed, 2024") / 100,
        openings=_released("Occupational openings, 2024–34 annual average"),
        change=_number("Employment change, percent, 2024–34"),
    )


def netherlands_trend(made: Made) -> pl.DataFrame:
    """Derive the percent change of Dutch people at work by occupation group over one year.

    A group without people the year before has no change.
    """
    before = pl.col("jobs_before")
    change = pl.when(before > 0).then(100 * (pl.col("jobs") / before - 1))
    return made.table("nl-occupations").select("code", change=change)


def _national(made: Made) -> pl.DataFrame:
    return made.only_source().filter(pl.col("O_GROUP").is_in(["detailed", "total"]))


def _released_cells(frame: pl.DataFrame, cell: str, pay: str) -> pl.DataFrame:
    cells = frame.select(cell=cell, code="occ_code", jobs=_released("employment"), pay=_released(pay))
    return cells.filter(pl.col("jobs").is_not_null())


def _number(name: str) -> pl.Expr:
    return pl.col(name).cast(pl.Float64)


def _released(name: str) -> pl.Expr:
    return pl.col(name).str.replace_all(",", "").cast(pl.Float64, strict=False)
