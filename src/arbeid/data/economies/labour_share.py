"""The share of labour in an economy's income: of one country in numbers by country, or one of the entry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import polars as pl
from pydantic import Field, model_validator

from arbeid.data.binding import MaybeBound
from arbeid.data.figures import table
from arbeid.data.own_files.csv_file import Numbers, whole_numbers
from arbeid.errors import unknown_name
from arbeid.table import Origin

_LEAST = 0.05
_Share = Annotated[float, Field(ge=_LEAST, le=1)]


class LabourShare(MaybeBound):
    """Either numbers (country, year, share) with a ``country``, or a ``value`` with its ``origin``.

    Of several years the last counts.
    """

    keys: ClassVar[tuple[str, ...]] = ("country", "year")

    values: Mapping[str, Mapping[str, _Share]] | None = None
    country: str | None = None
    value: _Share | None = None
    badge: Literal["measured", "derived", "modelled", "assumed"] = "measured"

    @model_validator(mode="after")
    def _is_one_share(self) -> LabourShare:
        if self.is_bound == (self.value is not None):
            raise ValueError("give a table, file or values (with country), or a value (with origin)")
        if self.is_bound and self.country is None:
            raise ValueError("a table, file or values need a country")
        if self.value is not None and self.origin is None:
            raise ValueError("a value needs an origin: publisher, title, url, licence, vintage")
        return self

    def read(self, name: str, folder: Path) -> tuple[float, str, tuple[Origin, ...]]:
        """Read the share, the year or vintage that it is of, and its origins.

        Errors: a country that the numbers do not have; a share outside 5% to 100%; a damaged file.

        >>> share, year, _ = LabourShare(table="labour-shares", country="nl").read("nl", Path())
        >>> round(share, 3), year
        (0.6, '2025')
        """
        if self.value is not None:
            assert self.origin is not None
            return self.value, self.origin.vintage, (self.origin.origin(f"{name}-labour-share"),)
        shares = [Numbers("share", low=_LEAST, high=1, share=True, needed=True, filled=True)]
        frame, origins = self.rows(name, folder, shares, part="labour-share")
        own = frame.filter(pl.col("country") == self.country).sort("year")
        if own.is_empty():
            raise unknown_name("economy", str(self.country), frame["country"].unique().to_list())
        return float(own["share"][-1]), str(own["year"][-1]), origins

    def read_keys(self, path: Path, frame: pl.DataFrame) -> pl.DataFrame:
        """Read the years. Errors: one that is no year."""
        return frame.with_columns(year=whole_numbers(path, frame, "year"))


def countries_with_share(name: str) -> frozenset[str]:
    """List the countries of a table of labour shares."""
    return frozenset(table(name).frame["country"])
