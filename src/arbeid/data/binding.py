"""Where a catalogue entry's numbers are: in a table of ours, in a file beside it, or in the entry itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import polars as pl
from pydantic import model_validator

from arbeid.data.figures import table
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers, read_own, refuse_repeated
from arbeid.errors import DamagedFile
from arbeid.frozen import Frozen
from arbeid.registry import shown
from arbeid.table import Origin


class Given(Frozen):
    """Who stands behind numbers that an entry brings along itself."""

    publisher: str
    title: str
    url: str
    licence: str
    vintage: str

    def origin(self, name: str) -> Origin:
        """Write these as the origin of the entry called ``name``; its bytes are not pinned by a hash."""
        return Origin(
            id=name,
            publisher=self.publisher,
            title=self.title,
            url=self.url,
            licence=self.licence,
            may_ship=False,
            vintage=self.vintage,
            retrieved="",
            citation=f"{self.publisher}, {self.title}",
            sha256="",
        )


class MaybeBound(Frozen):
    """Rows by their keys, if an entry has any: in ``table`` (ours), ``file`` (a CSV beside) or ``values``.

    A file has a column for each key; values are nested by them. Both need an ``origin``.
    """

    keys: ClassVar[tuple[str, ...]] = ("code",)

    table: str | None = None
    file: str | None = None
    values: Mapping[str, Any] | None = None
    origin: Given | None = None

    @model_validator(mode="after")
    def _one_place(self) -> MaybeBound:
        if sum(place is not None for place in (self.table, self.file, self.values)) > 1:
            raise ValueError("give exactly one of table, file or values")
        if self.is_own and self.origin is None:
            raise ValueError("numbers of your own need an origin: publisher, title, url, licence, vintage")
        return self

    @property
    def is_own(self) -> bool:
        """Whether the rows are the reader's own: in a file, or in the entry itself."""
        return self.file is not None or self.values is not None

    @property
    def is_bound(self) -> bool:
        """Whether there are rows at all."""
        return self.table is not None or self.is_own

    def rows(
        self,
        name: str,
        folder: Path,
        columns: Sequence[Numbers] = (),
        codes: Mapping[str, Codes] | None = None,
        *,
        more: Sequence[str] = (),
        part: str = "",
        rest: bool = False,
    ) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        """Read the frame with the keys, the first of the columns and those of the others it has; its origins.

        ``codes`` says of which classification a key's codes are, ``more`` which texts a file may have,
        ``part`` of what in the entry called ``name`` they are; ``rest`` keeps what else a file has. A table
        of ours has more. Errors: a code of
        one's own that its classification does not have; rows of the same two keys; a file that is damaged.
        """
        if self.table is not None:
            ours = table(self.table)
            return ours.frame, ours.origins
        assert self.origin is not None
        path = folder / (f"{name}.toml" if self.file is None else self.file)
        own = self.values is not None
        frame = self._nested(path, columns) if own else read_own(path, self.keys, columns, more, rest=rest)
        for key, known in (codes or {}).items():
            lines = frame["line"] if "line" in frame.columns else [None] * len(frame)
            mended = known.checked(path, zip(lines, frame[key], strict=True))
            frame = frame.with_columns(pl.Series(key, mended, pl.String))
        if "line" in frame.columns and len(self.keys) > 1:
            refuse_repeated(path, frame, *self.keys)
        origin = self.origin.origin(f"{name}-{part}" if part else name)
        return self.read_keys(path, frame).drop("line", strict=False), (origin,)

    def read_keys(self, path: Path, frame: pl.DataFrame) -> pl.DataFrame:
        """Read keys that are no texts, such as years; those of a file with their rows."""
        return frame

    def _nested(self, path: Path, columns: Sequence[Numbers]) -> pl.DataFrame:
        rows = list(_flat(self.values))
        for *keys, value in rows if columns else ():
            # What each code has alone is refused where it is used, in the words of its use.
            if len(keys) > 1 and not (math.isfinite(value) and value >= columns[0].low):
                name = ", ".join(keys)
                raise DamagedFile("value_negative", path=shown(path), name=name, value=value)
        schema = {**dict.fromkeys(self.keys, pl.String), **{one.name: pl.Float64 for one in columns[:1]}}
        return pl.DataFrame(rows, schema=schema, orient="row")


def _flat(values: object) -> Iterator[tuple[Any, ...]]:
    """Lay out nested values as rows: a table by its keys, a list by its members, a number as itself."""
    if isinstance(values, Mapping):
        yield from ((key, *rest) for key, inner in values.items() for rest in _flat(inner))
    elif isinstance(values, list | tuple):
        yield from ((member,) for member in values)
    else:
        yield (values,)


class Binding(MaybeBound):
    """Numbers by code, or what else an entry cannot do without: one of the three places is given."""

    values: Mapping[str, float] | None = None

    @model_validator(mode="after")
    def _is_given(self) -> Binding:
        if not self.is_bound:
            raise ValueError("give exactly one of table, file or values")
        return self

    def numbers(
        self, name: str, folder: Path, columns: Sequence[Numbers], codes: Codes, *, rest: bool = False
    ) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        """Read numbers by code, as ``rows`` does, with the classification that a file's rows may name."""
        return self.rows(name, folder, columns, {"code": codes}, more=("classification",), rest=rest)
