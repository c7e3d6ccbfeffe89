"""Where a catalogue entry's numbers are: in a shipped table, in a file beside it, or in the entry itself."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict, model_validator

from arbeid.data.figures import table
from arbeid.errors import ArbeidError
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

    def read(self, name: str, folder: Path, column: str) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
        """Give the frame with at least ``code`` and ``column``, and its origins."""
        if self.table is not None:
            ours = table(self.table)
            return ours.frame, ours.origins
        assert self.origin is not None
        origins = (self.origin.origin(name),)
        if self.values is not None:
            return pl.DataFrame({"code": list(self.values), column: list(self.values.values())}), origins
        return self._file(folder, column), origins

    def _file(self, folder: Path, column: str) -> pl.DataFrame:
        path = folder / str(self.file)
        try:
            frame = pl.read_csv(path, infer_schema=False)
            numbers = [name for name in frame.columns if name != "code"]
            frame = frame.with_columns(pl.col(numbers).cast(pl.Float64))
        except (OSError, pl.exceptions.PolarsError) as error:
            raise ArbeidError("unreadable", path=path, reason=str(error).splitlines()[0]) from error
        for needed in ("code", column):
            if needed not in frame.columns:
                raise ArbeidError(
                    "column_missing", path=path, column=needed, columns=", ".join(frame.columns)
                )
        return frame
