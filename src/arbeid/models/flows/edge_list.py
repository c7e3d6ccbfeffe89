"""An edge list as users hand it in: one row for each pair of occupations, checked before it is used."""

from __future__ import annotations

import polars as pl

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.given_frame import as_polars

LARGEST_WEIGHT = 1e15
"""More than there are people or hours of work; far larger ones add up to no number."""
EDGE_COLUMNS = ("origin", "destination", "weight")


def checked_edges(edges: pl.DataFrame) -> pl.DataFrame:
    """Give origin, destination, weight and a row number from 1, or say which row is wrong and how.

    Errors: a missing column or code, a weight that is no number of zero or more, a repeated pair.

    >>> checked_edges(pl.DataFrame({"origin": ["1"], "destination": ["2"], "weight": [-1]}))
    ... # doctest: +ELLIPSIS
    Traceback (most recent call last):
    arbeid.errors.OutOfBounds: Row 1 of the edge list, from “1” to “2”, has weight -1: give a number ...
    """
    edges = as_polars(edges)
    for column in EDGE_COLUMNS:
        if column not in edges.columns:
            raise ArbeidError("network_column", column=column, columns=", ".join(EDGE_COLUMNS))
    edges = edges.select(
        pl.col("origin", "destination").cast(pl.String), pl.col("weight").cast(pl.Float64, strict=False)
    ).with_row_index("row", offset=1)
    _check_edge_codes(edges)
    _check_edge_weights(edges)
    repeated = edges.filter(pl.struct("origin", "destination").is_duplicated())
    if len(repeated):
        first = repeated.row(0, named=True)
        raise ArbeidError("network_edge_repeated", origin=first["origin"], destination=first["destination"])
    return edges


def _check_edge_codes(edges: pl.DataFrame) -> None:
    for column in ("origin", "destination"):
        empty = edges.filter(pl.col(column).is_null() | (pl.col(column) == ""))
        if len(empty):
            raise ArbeidError("network_code_missing", row=empty["row"][0], column=column)


def _check_edge_weights(edges: pl.DataFrame) -> None:
    wrong = edges.filter(~((pl.col("weight") >= 0) & pl.col("weight").is_finite()).fill_null(False))
    if len(wrong):
        raise OutOfBounds("network_weight", **wrong.row(0, named=True))
    large = edges.filter(pl.col("weight") > LARGEST_WEIGHT)
    if len(large):
        raise OutOfBounds("network_weight_large", **large.row(0, named=True))
