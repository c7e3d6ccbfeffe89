"""The table behind a chart: exact numbers to keep (CSV, JSON) and readable ones to show."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from arbeid.answers.plain import finite
from arbeid.views.spreadsheet import dutch_text, has_codes, inert
from arbeid.wording import Words, carried

Cell = str | float | int | None
Kind = Literal["text", "share", "change", "count", "signed_count", "jobs", "signed_jobs", "number"]
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Column:
    """One column: its key in files, its label and unit on a page, and how its numbers are written.

    Shares and changes are fractions in files and percentages on a page. Counts are what was counted; jobs
    are modelled, and a page shows the digits that they carry. What is ``filed`` stands in files alone, so
    that they fit over those of others, and would tell a reader of the page nothing.
    """

    key: str
    label: str
    kind: Kind = "text"
    unit: str = ""
    digits: int = 0
    filed: bool = False

    @property
    def is_number(self) -> bool:
        """Whether its cells are numbers, which stand to the right."""
        return self.kind != "text"

    def write(self, cell: Cell, words: Words) -> str:
        """Write a cell as a reader sees it; a missing number is a dash.

        >>> from arbeid.wording import words_of
        >>> Column("x", "x", "share", digits=1).write(0.414, words_of("nl"))
        '41,4%'
        >>> Column("x", "x", "signed_jobs").write(-102_507.3, words_of("nl"))
        '−103.000'
        >>> Column("x", "x", "number", digits=1).write(-0.9, words_of("nl"))
        '−0,9'
        """
        if cell is None:
            return "–"
        if isinstance(cell, str):
            return cell
        if self.kind == "share":
            return words.percent(cell, self.digits)
        if self.kind == "change":
            return f"{words.signed(100 * cell, self.digits)}%"
        if self.kind in ("jobs", "signed_jobs"):
            cell = carried(cell) or 0.0
        return (words.signed if self.kind.startswith("signed") else words.number)(cell, self.digits)


@dataclass(frozen=True)
class Twin:
    """A chart's table: its columns, and a tuple a row in their order. The first shown names the row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that a page has."""
        return tuple(column for column in self.columns if not column.filed)

    def without_empty(self) -> Twin:
        """Drop the columns in which nothing stands."""
        kept = [at for at in range(len(self.columns)) if any(row[at] is not None for row in self.rows)]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Twin(tuple(self.columns[at] for at in kept), rows)

    def csv(self) -> str:
        """Write it with commas and decimal points, under the columns' keys.

        >>> Twin((Column("a", "A"), Column("b", "B", "share")), (("x", 0.5),)).csv()
        'a,b\\r\\nx,0.5\\r\\n'
        """
        return _csv([[column.key for column in self.columns], *self.rows], ",", ".")

    def csv_nl(self) -> str:
        """Write it for a Dutch spreadsheet: semicolons, decimal commas and a byte-order mark.

        >>> Twin((Column("a", "A"), Column("b", "B", "share")), (("x", 0.5),)).csv_nl()[1:]
        'A;B\\r\\nx;0,5\\r\\n'
        """
        # Without the mark Excel reads UTF-8 as Windows-1252.
        return BYTE_ORDER_MARK + _csv([[column.label for column in self.columns], *self.rows], ";", ",")

    def plain(self) -> list[dict[str, Cell]]:
        """Give the rows as plain data under the columns' keys."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, map(finite, row), strict=True)) for row in self.rows]

    def written(self, words: Words) -> Iterator[list[tuple[Column, str]]]:
        """Write the rows as they are shown, each cell with its column."""
        for row in self.rows:
            yield [
                (column, column.write(cell, words))
                for column, cell in zip(self.columns, row, strict=True)
                if not column.filed
            ]


def _csv(rows: list[list[str] | tuple[Cell, ...]], delimiter: str, decimal: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    # A spreadsheet reads 0811 as 811, so codes are looked for in a whole column and not cell by cell.
    coded = [decimal == "," and has_codes(column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, coded, strict=True)
        writer.writerow(_plain_cell(cell, decimal, code=code) for cell, code in cells)
    return text.getvalue()


def _plain_cell(cell: Cell, decimal: str, *, code: bool) -> str:
    if isinstance(cell, str):
        return dutch_text(cell, code=code) if decimal == "," else inert(cell)
    if cell is None:
        return ""
    # All digits that a number has: who goes on with it must not have to guess what was rounded off.
    return repr(cell).replace(".", decimal) if isinstance(cell, float) else str(cell)
