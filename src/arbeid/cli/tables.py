"""Tables and paragraphs for the terminal, drawn by rich."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from arbeid.wording import words_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

LEAST_WIDTH = 80
PLAIN_WIDTH = 120
WIDE = 46


def render(parts: Iterable[RenderableType], *, to_screen: bool) -> str:
    """Draw parts below each other: in colour as wide as the screen, or plain at a fixed width."""
    from rich.console import Console

    on_screen = to_screen and sys.stdout.isatty()
    text = io.StringIO()
    console = Console(file=text, force_terminal=on_screen, width=_width(on_screen), highlight=False)
    for part in parts:
        console.print(part)
    return text.getvalue()


def _width(on_screen: bool) -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit():
        return max(LEAST_WIDTH, int(asked))
    return max(LEAST_WIDTH, os.get_terminal_size().columns) if on_screen else PLAIN_WIDTH


def grid(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], title: str | None = None
) -> Table:
    """Make a table of (heading, justify) columns with a rule below the headings and no boxes.

    Columns that are justified right, or as ``bar``, are never broken over lines; a ``wide`` one only late.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, show_edge=False)
    for heading, justify in columns:
        fixed = justify in ("right", "bar")
        least = WIDE if justify == "wide" else None
        side: Literal["left", "right"] = "right" if justify == "right" else "left"
        table.add_column(Text(heading), justify=side, no_wrap=fixed, min_width=least)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def bar(share: float, width: int = 12) -> str:
    """Draw a share (0 to 1) as a bar of eighths.

    >>> bar(0.5, 4), bar(0.03, 4), bar(0.0, 4)
    ('██', '▏', '')
    """
    eighths = round(share * width * 8)
    if share > 0:
        eighths = max(1, eighths)
    full, rest = divmod(eighths, 8)
    return "█" * full + ("▏▎▍▌▋▊▉"[rest - 1] if rest else "")


def lines_table(
    lines: Sequence[dict[str, Any]], columns: Sequence[str], language: str, *, to_screen: bool
) -> str:
    """Show plain lines as a table of the named columns."""
    words = words_of("nl" if language == "nl" else "en")
    if not lines:
        return words("cli.none")
    headings = [
        (words(f"report.column.{column}"), "right" if isinstance(lines[0][column], float) else "left")
        for column in columns
    ]
    rows = [[_cell(line[column], words) for column in columns] for line in lines]
    return render([grid(headings, rows)], to_screen=to_screen)


def _cell(value: Any, words: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return str(words.number(value))
    return ", ".join(value) if isinstance(value, list) else str(value)
