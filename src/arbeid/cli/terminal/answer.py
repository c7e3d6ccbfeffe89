"""One answer on the terminal: tables and lines for the screen, all of it as JSON, or its rows as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arbeid.cli.terminal.options import emit

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.answer import Answer
    from arbeid.wording import Words


def show_answer(
    found: Answer,
    words: Words,
    format: str,
    out: Path | None,
    *,
    table: Iterable[RenderableType],
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str] = (),
) -> None:
    """Write an answer in a format; ``table`` and ``rows`` may be generators, of which only one is run.

    ``columns`` are those of the CSV; else those of its first row.
    """
    from arbeid.cli.terminal.formats import as_csv, as_json

    if format == "table":
        from arbeid.cli.terminal.tables import render

        emit(render(table, to_screen=out is None), out)
    elif format == "json":
        emit(as_json(found.plain(words.language)), out)
    else:
        every = list(rows)
        emit(as_csv(every, columns or list(every[0]), dutch=format == "csv-nl"), out)
