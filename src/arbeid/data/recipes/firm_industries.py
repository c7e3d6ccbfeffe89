"""How many enterprises with ten or more people use AI, by industry."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.data.recipes.percentages import share_of

# The first words of each name: one name is misspelt further on.
_SECTIONS = {
    "Manufacturing": "C",
    "Electricity": "D",
    "Water": "E",
    "Construction": "F",
    "Wholesale": "G",
    "Transportation": "H",
    "Accommodation": "I",
    "Information": "J",
    "Real": "L",
    "Professional": "M",
    "Administrative": "N",
}


def european_union(made: Made) -> pl.DataFrame:
    """Take the share of enterprises by NACE section and year, in the European Union."""
    frame = made.only_source()
    years = [column for column in frame.columns if column.isdigit()]
    first = pl.col("NACE").str.extract(r"^(\w+)").replace_strict(_SECTIONS)
    return frame.unpivot(on=years, index="NACE", variable_name="year", value_name="share").select(
        code=first,
        year=pl.col("year").cast(pl.Int64),
        share=share_of(pl.col("share")),
    )
