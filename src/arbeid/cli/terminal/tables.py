"""Tables and paragraphs for the terminal, drawn by rich."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from arbeid.cli.terminal.grid import Grid, wrapped

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.wording import Words

LEAST_WIDTH = 40
_ANY = 10_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
PAGE_WIDTH = 120


def render(parts: Iterable[RenderableType], *, to_screen: bool) -> str:
    """Draw parts below each other within the width of the screen, or that of a file."""
    on_screen = to_screen and sys.stdout.isatty()
    width = _width(on_screen)
    lines = [line for part in parts for line in _lines(part, width)]
    styled = on_screen and _styled()
    # A file or a pipe gets plain lines as they are: rich takes longer to load than they take to write.
    plain = not styled and not any(_CONTROLS.search(line) for line, _ in lines)
    return "".join(f"{line}\n" for line, _ in lines) if plain else _drawn(lines, styled=styled)


def _drawn(lines: Iterable[tuple[str, str]], *, styled: bool) -> str:
    from rich.console import Console
    from rich.text import Text

    text = io.StringIO()
    console = Console(file=text, force_terminal=styled, legacy_windows=False, width=_ANY, highlight=False)
    for line, style in lines:
        console.print(Text(line, style=style), no_wrap=True, overflow="ignore", crop=False)
    return text.getvalue()


def _lines(part: Any, width: int) -> Iterator[tuple[str, str]]:
    """Break a part into lines with their style: a table, a text with a style of its own, or plain text."""
    if isinstance(part, Grid):
        yield from ((line, "italic") for line in wrapped(part.title or "", width) if line)
        yield from ((line, "") for line in part.lines(width))
        return
    style = "" if isinstance(part, str) else str(part.style)
    for paragraph in str(part).split("\n"):
        yield from ((line, style) for line in wrapped(paragraph, width))


def _styled() -> bool:
    """Say whether bold and italics are wanted and understood."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return os.name != "nt" or "WT_SESSION" in os.environ


def _width(on_screen: bool) -> int:
    """Find the width that is asked for, else that of the screen, or of a page for a file or pipe."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdigit() and int(asked):
        return max(LEAST_WIDTH, int(asked))
    return max(LEAST_WIDTH, os.get_terminal_size().columns) if on_screen else PAGE_WIDTH


def grid(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], title: str | None = None) -> Grid:
    """Make a table of (heading, side) columns; see `Grid`."""
    return Grid(columns, [list(row) for row in rows], title)


def headings(
    names: Iterable[str], words: Words, place: str, *, left: Collection[str] = ()
) -> list[tuple[str, str]]:
    """Word the heads of columns, as the phrases below ``place``: at the right but those of ``left``."""
    return [(words(f"{place}.{name}"), "left" if name in left else "right") for name in names]


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
