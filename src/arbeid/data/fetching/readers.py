"""Bytes of one format to a frame of texts; numbers are read by the recipes that know the columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl

from arbeid.data.sources import Reading, Source
from arbeid.errors import DamagedFile, unknown_name

_UNREADABLE = (
    pl.exceptions.PolarsError,
    ValueError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    AttributeError,
)
Reader = Callable[[Path, Reading], pl.DataFrame]


def read(source: Source, path: Path) -> pl.DataFrame:
    """Read a source's file with the reader that its entry names; every column comes as text.

    Errors: an unknown reader; a file that the reader cannot make sense of.
    """
    reader = READERS.get(source.read.reader)
    if reader is None:
        raise unknown_name("reader", source.read.reader, READERS)
    try:
        return reader(path, source.read)
    except _UNREADABLE as error:
        reason = _first_line(error)
        raise DamagedFile("source_unreadable", source=source.id, path=path, reason=reason) from error


def _csv(path: Path, reading: Reading) -> pl.DataFrame:
    return pl.read_csv(
        path,
        infer_schema=False,
        skip_rows=reading.skip,
        separator=reading.separator,
        encoding=reading.encoding,
    )


def _tsv(path: Path, reading: Reading) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False, separator="\t", skip_rows=reading.skip)


def _excel(path: Path, reading: Reading) -> pl.DataFrame:
    import fastexcel

    try:
        book = fastexcel.read_excel(path)
        sheet = book.load_sheet(reading.sheet or 0, header_row=reading.skip, dtypes="string")
    except fastexcel.FastExcelError as error:
        raise ValueError(str(error)) from error
    return sheet.to_polars()


def _json(path: Path, reading: Reading) -> pl.DataFrame:
    facts = json.loads(path.read_text(encoding="utf-8"))
    rows = facts[reading.within] if reading.within else facts
    return pl.DataFrame([{key: _text(value) for key, value in row.items()} for row in rows])


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


READERS: dict[str, Reader] = {"csv": _csv, "tsv": _tsv, "excel": _excel, "json": _json}
