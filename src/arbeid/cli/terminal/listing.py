"""A list of answers on the terminal: a table of some of what each line says, or all of it as JSON or CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from arbeid.cli.terminal.nothing import nothing_found
from arbeid.cli.terminal.options import check_format, emit

if TYPE_CHECKING:
    from arbeid.wording import Words

Line = TypeVar("Line")
Cell = str | int | float | None
# What a column shows of a line, by the name of the column.
Cells = Mapping[str, Callable[[Line], Cell]]


def show_list(
    answers: Sequence[Line],
    cells: Cells[Line],
    words: Words,
    format: str,
    out: Path | None,
    headings: str = "report.column",
    sides: Mapping[str, str] | None = None,
) -> None:
    """Write a list in a format; ``headings`` is where the wording names the columns.

    A column stands at the left, or at the right where it holds numbers, unless ``sides`` says otherwise.
    """
    if check_format(format) == "table":
        emit(_table(answers, cells, words, headings, sides or {}, to_screen=out is None), out)
    else:
        from arbeid.answers.plain import lines

        rows = lines(answers, words)
        write_rows(rows, list(rows[0]) if rows else list(cells), format, out)
    if not answers:
        nothing_found(words("cli.none"), format, out)


def write_rows(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], format: str, out: Path | None
) -> None:
    """Write plain rows as JSON or one of the kinds of CSV."""
    from arbeid.cli.terminal.formats import as_csv, as_json

    emit(as_json(rows) if format == "json" else as_csv(rows, columns, dutch=format == "csv-nl"), out)


def _table(
    answers: Sequence[Line],
    cells: Cells[Line],
    words: Words,
    headings: str,
    sides: Mapping[str, str],
    *,
    to_screen: bool,
) -> str:
    from arbeid.cli.terminal.tables import grid, render

    if not answers:
        return words("cli.none")
    numbers = {name for name, cell in cells.items() if isinstance(cell(answers[0]), float)}
    columns = [
        (words(f"{headings}.{name}"), sides.get(name, "right" if name in numbers else "left"))
        for name in cells
    ]
    rows = [[_cell(cell(line), words) for cell in cells.values()] for line in answers]
    return render([grid(columns, rows)], to_screen=to_screen)


def _cell(value: Cell, words: Words) -> str:
    if value is None:
        return "–"
    return words.number(value) if isinstance(value, float) else str(value)
