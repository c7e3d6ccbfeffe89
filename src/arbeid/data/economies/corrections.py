"""Corrections of a source's own slips, each a file with its reason; what is shown says so."""

from __future__ import annotations

import polars as pl
from pydantic import Field

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Correction(Entry):
    """What is wrong with one cell of a source's table, and the number by which its counts are divided.

    ``reason`` tells it whole, where the cell stands alone; ``short`` briefly, where it is among others.
    """

    table: str
    cell: str
    divisor: float = Field(gt=0)
    short: Text
    reason: Text


CORRECTIONS = Registry("correction", "corrections", Correction)


def corrections_of(table: str, cells: set[str]) -> tuple[Correction, ...]:
    """List the corrections that were made in some cells of a table.

    >>> [correction.id for correction in corrections_of("countries", {"gr", "nl"})]
    ['gr']
    """
    return tuple(one for one in CORRECTIONS.all() if one.table == table and one.cell in cells)


def corrected(table: str, cell: str, counts: str) -> pl.Expr:
    """Divide the counts of the cells that a correction names; all others stay as their source has them."""
    divisors = {one.cell: one.divisor for one in CORRECTIONS.all() if one.table == table}
    divisor = pl.col(cell).replace_strict(divisors, default=1.0, return_dtype=pl.Float64)
    return pl.col(counts) / divisor
