"""How many enterprises with ten or more people use AI, from Eurostat."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.data.recipes.country_names import two_letters
from arbeid.data.recipes.percentages import share_of


def firms(made: Made) -> pl.DataFrame:
    """Take the share of enterprises by country and year, and of the Union; 2022 was not asked."""
    return pl.concat(
        [
            _long(made.source("eurostat-firm-use"), "COUNTRY"),
            _long(made.source("eurostat-firm-use-eu"), "Country"),
        ]
    )


def _long(frame: pl.DataFrame, name: str) -> pl.DataFrame:
    years = [column for column in frame.columns if column.isdigit()]
    return frame.unpivot(on=years, index=name, variable_name="year", value_name="share").select(
        country=two_letters(pl.col(name)),
        year=pl.col("year").cast(pl.Int64),
        share=share_of(pl.col("share")),
    )
