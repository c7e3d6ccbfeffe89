"""Employment by country and ISCO-08 two-digit group, from ILOSTAT."""

from __future__ import annotations

import polars as pl

from arbeid.data.economies.corrections import corrected
from arbeid.data.recipes import Made
from arbeid.language import LANGUAGES, Language

# Kosovo has a user-assigned code that no list of aliases knows.
_OWN_CODES = {"KOS": "XK"}
_INCOME_GROUPS = {
    "High income": "high-income",
    "Upper middle income": "upper-middle",
    "Lower middle income": "lower-middle",
    "Low income": "low-income",
}


def employment(made: Made) -> pl.DataFrame:
    """Derive people at work by country (two letters) and ISCO-08 two-digit group, armed forces left out.

    Countries for which a correction is recorded are corrected.
    """
    return raw_employment(made).with_columns(jobs=corrected("countries", "country", "jobs"))


def raw_employment(made: Made) -> pl.DataFrame:
    """Read people at work by country and group as the source counts them, its slips included."""
    return made.only_source().select(
        country=_two_letters(),
        code=pl.col("isco08_2d").str.replace(r"\.0$", ""),
        jobs=pl.col("employment_k").cast(pl.Float64) * 1000,
    )


def facts(made: Made) -> pl.DataFrame:
    """Derive the survey year, income group (World Bank), coverage, population and names of each country.

    Names are those of the Unicode CLDR, kept here since its own files take long to read.
    """
    people = made.source("world-bank-population").select(
        "country_code", population=pl.col("population_2024").cast(pl.Float64)
    )
    return (
        made.source("ilostat-isco-2")
        .unique("country_code")
        .join(people, on="country_code", how="left")
        .select(
            country=_two_letters(),
            year=pl.col("year").cast(pl.Int64),
            income_group=pl.col("income_group").replace_strict(_INCOME_GROUPS, default=None),
            covered=pl.col("employment_coverage").cast(pl.Float64),
            population="population",
        )
        .with_columns(**{language: _named(language) for language in LANGUAGES})
    )


def labour_shares(made: Made) -> pl.DataFrame:
    """Take the labour share of income by country, with its year."""
    return made.only_source().select(
        country=_two_letters(),
        year=pl.col("labsh_year").cast(pl.Float64).cast(pl.Int64),
        share=pl.col("labsh").cast(pl.Float64),
    )


def _named(language: Language) -> pl.Expr:
    from babel import Locale

    names = {code.lower(): name for code, name in Locale(language).territories.items()}
    return pl.col("country").replace_strict(names, default=None)


def _two_letters() -> pl.Expr:
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    known = {code: two[0] for code, two in aliases.items() if len(code) == 3 and len(two) == 1}
    return pl.col("country_code").replace_strict({**known, **_OWN_CODES}).str.to_lowercase()
