"""Where a catalogue entry's numbers are: in a shipped table, in a file beside it, or in the entry itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict, model_validator

from arbeid.data.figures import table
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers, read_own
from arbeid.table import Origin


class Given(BaseModel):
    """Who stands behind numbers that an entry brings along itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str
    title: str
    url: str
    licence: str
    vintage: str

    def origin(self, name: str) -> Origin:
        """Give these as the origin of the entry called ``name``; its bytes are not pinned by a hash."""
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


class Binding(BaseModel):
    """Numbers by code: exactly one of ``table`` (ours), ``file`` (a CSV file beside) or ``values``.

    A file needs a column ``code``; a file and values need an ``origin``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: str | None = None
    file: str | None = None
    values: dict[str, float] | None = None
    origin: Given | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Binding:
        given = [place for place in (self.table, self.file, self.values) if place is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of table, file or values")
        if self.table is None and self.origin is None:
            raise ValueError("numbers of your own need an origin: publisher, title, url, licence, vintage")
        return self

    def numbers(
        self, name: str, folder: Path, columns: Sequence[Numbers], codes: Codes
    ) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        """Give the frame with ``code``, the first of the columns and those of the others it has; its origins.

        A table of ours has more. Errors: a code of one's own that its classification does not have; a file
        that is damaged.
        """
        if self.table is not None:
            ours = table(self.table)
            return ours.frame, ours.origins
        assert self.origin is not None
        origins = (self.origin.origin(name),)
        if self.values is not None:
            given = codes.checked(folder / f"{name}.toml", [(None, code) for code in self.values])
            values = pl.Series(columns[0].name, list(self.values.values()), pl.Float64)
            return pl.DataFrame({"code": given, columns[0].name: values}), origins
        path = folder / str(self.file)
        frame = read_own(path, ("code",), columns, more=("classification",))
        given = codes.checked(path, frame.select("line", "code").iter_rows())
        return frame.drop("line").with_columns(pl.Series("code", given, pl.String)), origins
