"""The tables that the package ships: declared in the catalogue, derived by the build, read from here."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict

from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.registry import Entry, Registry
from arbeid.table import Column, Origin, Schema, Table


class Bridge(BaseModel):
    """Marks a table as a crosswalk: its columns ``source`` and ``target`` hold codes of these two."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    target: str


class Declared(Entry):
    """One shipped table: which recipe makes it of which sources and other tables, and its columns."""

    title: Text
    recipe: str
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    bridge: Bridge | None = None
    averaged: bool = False

    def schema_(self) -> Schema:
        """Give the schema that the table must keep to."""
        return Schema(name=self.id, key=self.key, columns=self.columns)

    def origins(self) -> tuple[Origin, ...]:
        """Give the origins of the sources, and of the tables that this one was made with."""
        own = [SOURCES.get(name).origin() for name in self.sources]
        inherited = [origin for name in self.needs for origin in DECLARED.get(name).origins()]
        return tuple({origin.id: origin for origin in (*own, *inherited)}.values())


DECLARED = Registry("table", "tables", Declared)


def figures_folder() -> Path:
    """Give the folder of the shipped tables."""
    return Path(str(files("arbeid").joinpath("figures")))


@cache
def shipped(name: str) -> Table:
    """Read one shipped table, checked against its declaration.

    >>> shipped("nl-occupations").frame["jobs"].sum()
    9865000.0
    """
    declared = DECLARED.get(name)
    path = figures_folder() / f"{name}.parquet"
    if not path.exists():
        raise ArbeidError("figure_missing", table=name)
    return Table(declared.schema_(), pl.read_parquet(path), declared.origins())
