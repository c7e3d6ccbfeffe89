"""A polars frame that was checked once against its schema and knows where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan
from typing import Literal, Protocol, TypeVar

import polars as pl

from arbeid.errors import ArbeidError, DamagedFile
from arbeid.frozen import Frozen
from arbeid.language import Text

Kind = Literal["code", "text", "year", "count", "number", "share", "money"]
_TYPES: dict[Kind, pl.DataType] = {
    "code": pl.String(),
    "text": pl.String(),
    "year": pl.Int64(),
    "count": pl.Float64(),
    "number": pl.Float64(),
    "share": pl.Float64(),
    "money": pl.Float64(),
}
_DEFAULT_BOUNDS: dict[Kind, tuple[float, float]] = {
    "share": (0.0, 1.0),
    "count": (0.0, float("inf")),
    "money": (0.0, float("inf")),
}


class Origin(Frozen):
    """Where a table came from: publisher, title, address, licence, vintage, citation and hash."""

    id: str
    publisher: str
    title: str
    url: str
    licence: str
    may_ship: bool
    vintage: str
    retrieved: str
    citation: str
    sha256: str


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def each_once(origins: Iterable[T]) -> tuple[T, ...]:
    """List origins, or source lines, each once, in the order in which they are first named.

    >>> from arbeid.data.sources import SOURCES
    >>> cbs = SOURCES.get("cbs-brc-2014").origin()
    >>> len(each_once([cbs, cbs]))
    1
    """
    return tuple({origin.id: origin for origin in origins}.values())


class Column(Frozen):
    """One column: its kind decides the type and the natural bounds; a unit is named where it has one."""

    name: str
    kind: Kind
    label: Text | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    required: bool = False

    @property
    def dtype(self) -> pl.DataType:
        """The polars type of this column."""
        return _TYPES[self.kind]

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value that this column may hold."""
        low, high = _DEFAULT_BOUNDS.get(self.kind, (float("-inf"), float("inf")))
        return (low if self.low is None else self.low, high if self.high is None else self.high)


class Schema(Frozen):
    """What a table must look like: its key is unique, its columns are typed and bounded."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Table:
    """A frame that keeps to its schema, with its origins; checked when it is made.

    Errors: no origin; a missing column or one of another type; a value out of bounds; a repeated key.

    >>> origin = Origin(id="x", publisher="CBS", title="t", url="u", licence="CC BY 4.0", may_ship=True,
    ...                 vintage="2025", retrieved="2026", citation="c", sha256="0")
    >>> schema = Schema(name="jobs", key=("code",), columns=(Column(name="code", kind="code"),))
    >>> Table(schema, pl.DataFrame({"code": ["1", "1"]}), (origin,))
    Traceback (most recent call last):
    arbeid.errors.DamagedFile: The table “jobs” breaks its schema at column “code”: a key is repeated (1).
    """

    schema: Schema
    frame: pl.DataFrame
    origins: tuple[Origin, ...]

    def __post_init__(self) -> None:
        if not self.origins:
            raise DamagedFile("table_without_origin", table=self.schema.name)
        for column in self.schema.columns:
            self._check(column)
        self._check_key()

    def _check(self, column: Column) -> None:
        if column.name not in self.frame.columns:
            raise self._broken(column.name, "the column is missing")
        series = self.frame[column.name]
        if series.dtype != column.dtype:
            raise self._broken(column.name, f"{series.dtype} instead of {column.dtype}")
        if column.required and series.null_count():
            raise self._broken(column.name, f"{series.null_count()} values are missing")
        if column.dtype.is_numeric():
            self._check_bounds(column, series)

    def _check_bounds(self, column: Column, series: pl.Series) -> None:
        low, high = column.bounds
        if _within(series, low, high):
            return
        outside = series.filter(~series.is_between(low, high) | series.is_nan().fill_null(False))
        if len(outside):
            raise self._broken(column.name, f"{outside[0]} is not between {low} and {high}")

    def _check_key(self) -> None:
        key = list(self.schema.key)
        repeated = self.frame[key].is_duplicated()
        if repeated.any():
            shown = ", ".join(str(value) for value in self.frame.filter(repeated).select(key).row(0))
            raise self._broken(", ".join(key), f"a key is repeated ({shown})")

    def _broken(self, column: str, problem: str) -> ArbeidError:
        return DamagedFile("table_broken", table=self.schema.name, column=column, problem=problem)


def _within(series: pl.Series, low: float, high: float) -> bool:
    # Three plain numbers say of nearly every column that it is right, at a tenth of what each place costs.
    # The least and the greatest pass over what is not a number; the sum does not.
    least, greatest, total = series.min(), series.max(), series.sum()
    return least is None or bool(low <= least and greatest <= high and not isnan(total))  # type: ignore[operator]
