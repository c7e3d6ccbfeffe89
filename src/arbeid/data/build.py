"""Derive the shipped tables from their sources, byte for byte the same on every run."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import polars as pl

from arbeid.data.fetching.fetch import pull
from arbeid.data.fetching.readers import read
from arbeid.data.figures import DECLARED, Declared, table, usual_tables
from arbeid.data.recipes import Made, Recipe, recipe
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError, Unwritable
from arbeid.table import Table

# A packing that takes longer to read must save this much of a table.
_WORTH = 0.92


@dataclass(frozen=True)
class Built:
    """One table that was built: its name, rows, bytes, and whether it differs from what was there."""

    name: str
    rows: int
    size: int
    changed: bool


def build(
    names: list[str] | None = None,
    folder: Path | None = None,
    tell: Callable[[Built], None] | None = None,
    more: Mapping[str, Recipe] | None = None,
) -> list[Built]:
    """Build the named tables (by default all that are not built by name only) with what they need, in order.

    Each is checked against its schema, sorted by its key and written under a temporary name first, so that
    a failure leaves the table that was there. Errors: a source that is nowhere, changed or unreadable; a
    circle of needs; a licence that forbids what a table would ship.
    """
    made: dict[str, pl.DataFrame] = {}
    built = []
    for declared in in_order(names or usual_tables()):
        made[declared.id] = frame = derive(declared, made, more).frame
        built.append(_write(declared, frame, folder))
        if tell is not None:
            tell(built[-1])
    return built


def in_order(names: list[str]) -> Iterator[Declared]:
    """Give the declared tables so that each comes after those it needs."""
    done: set[str] = set()
    for name in names:
        yield from _with_needs(name, done, ())


def derive(
    declared: Declared, made: dict[str, pl.DataFrame], more: Mapping[str, Recipe] | None = None
) -> Table:
    """Make one table from its sources and from tables made before."""
    sources = {name: SOURCES.get(name) for name in declared.sources}
    raw = {name: read(source, pull(source)) for name, source in sources.items()}
    cook = recipe(declared.recipe, more)
    try:
        frame = cook(Made(raw, {name: made[name] for name in declared.needs}))
    except pl.exceptions.PolarsError as error:
        reason = str(error).splitlines()[0]
        raise ArbeidError("recipe_failed", table=declared.id, reason=reason) from error
    frame = frame.select(column.name for column in declared.columns).sort(declared.key)
    _refuse_single_rows(declared)
    return Table(declared.schema_(), frame, declared.origins())


def _with_needs(name: str, done: set[str], asked: tuple[str, ...]) -> Iterator[Declared]:
    if name in asked:
        raise ArbeidError("recipe_loop", tables=" → ".join((*asked, name)))
    if name in done:
        return
    declared = DECLARED.get(name)
    for need in declared.needs:
        yield from _with_needs(need, done, (*asked, name))
    done.add(name)
    yield declared


def _refuse_single_rows(declared: Declared) -> None:
    if not declared.ships or declared.averaged:
        return
    for origin in declared.origins():
        if not origin.may_ship:
            raise ArbeidError("ships_single", table=declared.id, source=origin.id)


def packed(frame: pl.DataFrame) -> bytes:
    """Write a frame as Parquet, the way that packs it smallest; the same frame always as the same bytes.

    >>> packed(pl.DataFrame({"a": [1]})) == packed(pl.DataFrame({"a": [1]}))
    True
    """
    quick = _parquet(frame, "zstd", 19)
    small = _parquet(frame, "brotli", 11)
    # The package has to stay small enough to send.
    return small if len(small) < _WORTH * len(quick) else quick


def _parquet(frame: pl.DataFrame, packing: Literal["zstd", "brotli"], level: int) -> bytes:
    written = io.BytesIO()
    frame.write_parquet(written, compression=packing, compression_level=level, statistics=False)
    return written.getvalue()


def _write(declared: Declared, frame: pl.DataFrame, folder: Path | None) -> Built:
    own = declared.path()
    path = folder / own.name if folder is not None and declared.ships else own
    before = path.read_bytes() if path.exists() else b""
    temporary = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        after = packed(frame)
        temporary.write_bytes(after)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise Unwritable("unwritable", path=path, reason=error.strerror or str(error)) from error
    table.cache_clear()
    return Built(declared.id, len(frame), len(after), after != before)
