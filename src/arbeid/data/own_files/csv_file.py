"""CSV files of readers' own, as spreadsheets and statistical offices write them.

One reader for all of them. Columns are found by their names; those that are not asked for are passed over,
whatever is in them, or kept as they are where the reader's caller wants the rest too. Commas, semicolons and
tabs part the columns; empty rows are no rows; a figure that was left out is missing, never zero.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from arbeid.data.own_files.numbers import Mark, Unclear, decimal_marks, is_missing, number_of
from arbeid.errors import DamagedFile
from arbeid.registry import brief, read_bytes, shown, text_in, watch

_LARGEST = 250_000_000
_LONGEST_NAME = 200
_SEPARATORS = (",", ";", "\t", "|")
_INFINITE = float("inf")


@dataclass(frozen=True)
class Numbers:
    """One column of numbers: within which bounds, and whether it must be there, or be filled in each row.

    ``share`` marks parts of one, which may also be written as percentages; ``small`` other columns where
    thousands make no sense, such as an index.
    """

    name: str
    low: float = -_INFINITE
    high: float = _INFINITE
    share: bool = False
    small: bool = False
    needed: bool = False
    filled: bool = False


def read_own(
    path: Path,
    texts: Sequence[str],
    numbers: Sequence[Numbers] = (),
    more: Sequence[str] = (),
    *,
    rest: bool = False,
) -> pl.DataFrame:
    """Read a file's columns: ``line`` (a row's place in the file, from 1), ``texts``, and the others it has.

    Each of ``texts`` must be there; ``more`` are texts that need not; ``rest`` takes every other column too,
    as numbers where each of its cells is one. Errors: a file that is not there, is
    empty, or no text in UTF-8; a missing column; a row of more cells than
    the heading; a cell that is no number, out of bounds, or unclear.
    """
    watch(path)
    heading, rows = _rows(path, _decoded(path, read_bytes(path, _LARGEST)), texts)
    needed = {*texts, *(one.name for one in numbers if one.needed)}
    places = _places(path, heading, [*texts, *more, *(one.name for one in numbers)], needed)
    if not rows:
        raise DamagedFile("csv_no_rows", path=shown(path))
    cells = {
        name: [row[at].strip() if at < len(row) else "" for _, row in rows] for name, at in places.items()
    }
    for name in texts:
        _refuse_no_names(path, name, rows, cells[name])
    frame = pl.DataFrame({"line": [row for row, _ in rows]}, schema={"line": pl.Int64})
    words = [name for name in (*texts, *more) if name in places]
    asked = [one for one in numbers if one.name in places]
    frame = frame.with_columns(
        pl.Series(name, [one or None for one in cells[name]], pl.String) for name in words
    )
    read = frame.with_columns(_columns(path, asked, frame["line"], cells))
    return read.with_columns(_others(heading, rows, {*places.values()})) if rest else read


def _refuse_no_names(path: Path, column: str, rows: list[tuple[int, list[str]]], cells: list[str]) -> None:
    # A quote that was never closed gathers whole rows in one cell.
    for (row, _), cell in zip(rows, cells, strict=True):
        if len(cell) > _LONGEST_NAME or not cell.isprintable():
            raise DamagedFile("csv_name", path=shown(path), row=row, column=column, value=brief(cell))


def _decoded(path: Path, content: bytes) -> str:
    try:
        text = text_in(content).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise DamagedFile("csv_not_utf8", path=shown(path), row=row) from error
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise DamagedFile("csv_not_utf8", path=shown(path), row=row)
    if not text.strip():
        raise DamagedFile("csv_empty", path=shown(path))
    return text


def _rows(path: Path, text: str, texts: Sequence[str]) -> tuple[list[str], list[tuple[int, list[str]]]]:
    text, told, first = _separator_line(text)
    separators = (told,) if told else _SEPARATORS
    best = max(separators, key=lambda one: _fit(path, text, one, texts))
    records = _records(path, text, best, first)
    _, heading = next(records, (1, []))
    heading = [name.strip() for name in heading]
    rows = []
    for row, cells in records:
        if any(cell.strip() for cell in cells[len(heading) :]):
            key = "csv_row_long" if _named(heading, texts) else "csv_no_heading"
            words = {"row": row, "columns": len(heading), "first": brief(", ".join(filter(None, heading)))}
            raise DamagedFile(key, path=shown(path), needed=", ".join(texts), **words)
        rows.append((row, cells))
    return heading, rows


def _separator_line(text: str) -> tuple[str, str, int]:
    """Take off the first line by which Excel is told what parts the columns (``sep=;``)."""
    line, _, rest = text.partition("\n")
    if line.lower().startswith("sep=") and len(line.strip("\r")) == len("sep=;"):
        return rest, line[4], 2
    return text, "", 1


def _fit(path: Path, text: str, separator: str, texts: Sequence[str]) -> tuple[int, int]:
    _, heading = next(_records(path, text, separator, 1), (1, []))
    return _named(heading, texts), len(heading)


def _named(heading: Sequence[str], texts: Sequence[str]) -> int:
    """Count the columns asked for that a heading names."""
    names = {name.strip().lower() for name in heading}
    return sum(name in names for name in texts)


# How our own CSV for a Dutch spreadsheet, and others', keep the zero of ="0811".
_AS_TEXT = re.compile(r'^="(.*)"$')


def _records(path: Path, text: str, separator: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """Read each row that is not empty, with its number in the file."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    row = first
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield row, [_AS_TEXT.sub(r"\1", cell) if cell[:2] == '="' else cell for cell in cells]
            row = reader.line_num + first
    except csv.Error as error:
        raise DamagedFile("csv_broken", path=shown(path), row=row) from error


def _places(path: Path, heading: list[str], names: Sequence[str], needed: Collection[str]) -> dict[str, int]:
    places = {}
    for name in names:
        same = [at for at, one in enumerate(heading) if one.lower() == name.lower()]
        if len(same) > 1:
            raise DamagedFile("csv_column_twice", path=shown(path), column=name)
        if same:
            places[name] = same[0]
        elif name in needed:
            has = brief(", ".join(filter(None, heading)), 200)
            raise DamagedFile("column_missing", path=shown(path), column=name, columns=has)
    return places


def _columns(
    path: Path, asked: Sequence[Numbers], rows: pl.Series, cells: Mapping[str, list[str]]
) -> Iterator[pl.Series]:
    # A column of which no number tells its decimal sign is read by those of the file's other columns.
    marks = decimal_marks(cell for one in asked for cell in cells[one.name])
    for one in asked:
        own = decimal_marks(cells[one.name]) or marks
        values = [_number(path, one, row, cell, own) for row, cell in zip(rows, cells[one.name], strict=True)]
        yield pl.Series(one.name, values, pl.Float64)


def _others(
    heading: list[str], rows: list[tuple[int, list[str]]], taken: Collection[int]
) -> Iterator[pl.Series]:
    """Read the columns that nobody asked for: numbers where every cell is one or missing, texts elsewhere."""
    for at, name in enumerate(heading):
        if at in taken or not name or name == "line" or heading.count(name) > 1:
            continue
        cells = [row[at].strip() if at < len(row) else "" for _, row in rows]
        marks = decimal_marks(cells)
        try:
            numbers = [None if is_missing(cell) else number_of(cell, marks, small=True) for cell in cells]
        except Unclear:
            numbers = []
        # A code such as 0811 is no number, and a column with one word in it is one of words.
        if (
            numbers
            and all(
                number is not None or is_missing(cell) for number, cell in zip(numbers, cells, strict=True)
            )
            and not any(re.match(r"0\d", cell) for cell in cells)
        ):
            yield pl.Series(name, numbers, pl.Float64)
        else:
            yield pl.Series(name, [cell or None for cell in cells], pl.String)


def _number(path: Path, column: Numbers, row: int, cell: str, marks: set[Mark]) -> float | None:
    where = {"path": shown(path), "row": row, "column": column.name, "value": brief(cell)}
    if is_missing(cell):
        if column.filled:
            raise DamagedFile("csv_cell_missing" if cell else "csv_cell_empty", **where)
        return None
    try:
        value = number_of(cell, marks, small=column.small or column.share)
    except Unclear as unclear:
        raise DamagedFile("csv_unclear", large=unclear.large, small=unclear.small, **where) from None
    if value is None:
        raise DamagedFile("csv_cell_unread" if column.filled else "csv_no_number", **where)
    if not column.low <= value <= column.high:
        if column.share:
            raise DamagedFile("csv_share", **where)
        key = "csv_bounds" if column.high < _INFINITE else "csv_negative"
        raise DamagedFile(key, low=column.low, high=column.high, **where)
    return value


def read_names(path: Path, key: str) -> pl.DataFrame:
    """Read a list of names: the key, nl and en, of which a file may leave one language out.

    Errors: a key that stands twice.
    """
    named = read_own(path, (key,), more=("nl", "en"))
    refuse_repeated(path, named, key)
    absent = [name for name in ("nl", "en") if name not in named.columns]
    if absent:
        named = named.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in absent)
    return named[[key, "nl", "en"]]


def refuse_repeated(path: Path, frame: pl.DataFrame, *keys: str) -> None:
    """Refuse a file, read with its rows, in which the same keys stand twice."""
    if len(keys) == 1 and frame[keys[0]].n_unique() == len(frame):
        return
    twice = frame.filter(~pl.struct(keys).is_first_distinct()).select("line", *keys)
    for row, *values in twice.head(1).rows():
        found, columns = ", ".join(map(str, values)), ", ".join(keys)
        raise DamagedFile("csv_repeated", path=shown(path), row=row, column=columns, value=brief(found))


def whole_numbers(path: Path, frame: pl.DataFrame, column: str) -> pl.Series:
    """Read a column of texts, such as years, as whole numbers. Errors: one that is none."""
    numbers = frame[column].cast(pl.Int64, strict=False)
    for at in numbers.is_null().arg_true().to_list()[:1]:
        row = frame["line"][at] if "line" in frame.columns else at + 1
        value = brief(frame[column][at] or "")
        raise DamagedFile("csv_no_number", path=shown(path), row=row, column=column, value=value)
    return numbers
