"""Published percentages as shares, with the decimals that were published and no others."""

from __future__ import annotations

import polars as pl

_PLACES = 12


def share_of(percent: pl.Expr) -> pl.Expr:
    """Turn a percentage in text, with a point or a comma and with or without its sign, into a share.

    >>> pl.select(share_of(pl.lit(pl.Series(["42.1%", "24,71", "5.6"])))).to_series().to_list()
    [0.421, 0.2471, 0.056]
    """
    number = percent.str.strip_suffix("%").str.replace(",", ".", literal=True).cast(pl.Float64)
    # A division by 100 leaves a tail that nobody published; no source prints anywhere near twelve places.
    return (number / 100).round(_PLACES)
