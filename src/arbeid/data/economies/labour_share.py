"""The share of labour in an economy's income: of one country in a table of ours, or a number of the entry."""

from __future__ import annotations

from typing import Literal

import polars as pl
from pydantic import Field, model_validator

from arbeid.data.binding import Given
from arbeid.data.figures import table
from arbeid.errors import unknown_name
from arbeid.frozen import Frozen
from arbeid.table import Origin


class LabourShare(Frozen):
    """Either a ``table`` (country, year, share) with a ``country``, or a ``value`` with its ``origin``."""

    table: str | None = None
    country: str | None = None
    value: float | None = Field(default=None, ge=0.05, le=1)
    origin: Given | None = None
    badge: Literal["measured", "derived", "modelled", "assumed"] = "measured"

    @model_validator(mode="after")
    def _one_place(self) -> LabourShare:
        if (self.table is None) == (self.value is None):
            raise ValueError("give either table (with country) or value (with origin)")
        if self.table is not None and self.country is None:
            raise ValueError("a table needs a country")
        if self.value is not None and self.origin is None:
            raise ValueError("a value needs an origin: publisher, title, url, licence, vintage")
        return self

    def read(self, name: str) -> tuple[float, str, tuple[Origin, ...]]:
        """Give the share, the year or vintage it is of, and its origins.

        Errors: a country that the table does not have.

        >>> share, year, _ = LabourShare(table="labour-shares", country="nl").read("nl")
        >>> round(share, 3), year
        (0.6, '2025')
        """
        if self.table is None:
            assert self.origin is not None and self.value is not None
            return self.value, self.origin.vintage, (self.origin.origin(f"{name}-labour-share"),)
        ours = table(self.table)
        row = ours.frame.filter(pl.col("country") == self.country)
        if row.is_empty():
            raise unknown_name("economy", str(self.country), ours.frame["country"].to_list())
        return float(row["share"][0]), str(row["year"][0]), ours.origins


def countries_with_share(name: str) -> frozenset[str]:
    """List the countries of a table of labour shares."""
    return frozenset(table(name).frame["country"])
