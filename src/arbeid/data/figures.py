"""Our own tables: declared in the catalogue, derived by the build, read from here."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl

from arbeid.data.fetching.cache import cache_folder, expected
from arbeid.data.sources import SOURCES
from arbeid.errors import DamagedFile, PullFirst
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry, remembered
from arbeid.table import Column, Origin, Schema, Table, each_once


class Bridge(Frozen):
    """Marks a table as a crosswalk: its columns ``source`` and ``target`` hold codes of these two.

    A bridge that is not to be taken ``both_ways`` leads from source to target only.
    """

    source: str
    target: str
    both_ways: bool = True


class Declared(Entry):
    """One table of ours: which recipe makes it of which sources and other tables, and its columns.

    ``averaged`` says that no single row of a source can be read back from it. A table that ``ships`` lies
    in the package; one that does not is built into the reader's own cache, from sources the reader pulled.
    An ``index`` only holds what else would be worked out from other tables each time, so that things are
    found fast: no result rests on it. One that is built ``by_name`` takes minutes and reads the other tables
    as they ship, so it is made after them and only where it is asked for.
    """

    title: Text
    recipe: str
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    bridge: Bridge | None = None
    averaged: bool = False
    ships: bool = True
    index: bool = False
    by_name: bool = False

    def path(self) -> Path:
        """Give the file of this table: in the package, or in the cache under its sources' hashes."""
        if self.ships:
            return figures_folder() / f"{self.id}.parquet"
        # Named after its sources: once one of them is pulled anew, a table made of the older is not read.
        hashes = "-".join((expected(SOURCES.get(name)) or "unpinned")[:8] for name in self.sources)
        return cache_folder() / "tables" / f"{self.id}-{hashes}.parquet"

    def schema_(self) -> Schema:
        """Give the schema that the table must keep to."""
        return Schema(name=self.id, key=self.key, columns=self.columns)

    def origins(self) -> tuple[Origin, ...]:
        """Give the origins of the sources, and of the tables that this one was made with."""
        if self.index and not self.sources and not self.needs:
            return (_OURS,)
        return _origins(self.sources, self.needs)


DECLARED = Registry("table", "tables", Declared)


@remembered
def _origins(names: tuple[str, ...], needs: tuple[str, ...]) -> tuple[Origin, ...]:
    own = [SOURCES.get(name).origin() for name in names]
    inherited = [origin for name in needs for origin in DECLARED.get(name).origins()]
    return each_once((*own, *inherited))


def usual_tables() -> list[str]:
    """Name the tables that are built where none is named."""
    return [declared.id for declared in DECLARED.all() if not declared.by_name]


# What an index of files of the catalogue rests on: no source was fetched for it.
_OURS = Origin(
    id="arbeid",
    publisher="Arbeid",
    title="The catalogue of Arbeid",
    url="",
    licence="MIT",
    may_ship=True,
    vintage="",
    retrieved="",
    citation="Arbeid",
    sha256="",
)


class TableMissing(DamagedFile):
    """A table that ships is not there: the package is not whole."""


@cache
def figures_folder() -> Path:
    """Give the folder of the shipped tables."""
    return Path(str(files("arbeid").joinpath("figures")))


@remembered
def table(name: str) -> Table:
    """Read one of our tables, checked against its declaration.

    Errors: a table that does not ship and was not built here yet, with the command that does it.

    >>> table("nl-occupations").frame["jobs"].sum()
    9865000.0
    """
    declared = DECLARED.get(name)
    path = declared.path()
    if not path.exists():
        if declared.ships:
            raise TableMissing("figure_missing", table=name)
        raise PullFirst("pull_first", table=name)
    return Table(declared.schema_(), pl.read_parquet(path), declared.origins())
