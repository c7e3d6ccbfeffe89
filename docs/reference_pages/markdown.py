"""The little Markdown that the pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from arbeid.language import Text

WRITTEN = "<!-- Written by docs/generate.py from the declarations: change those, not this page. -->"


def opening(title: str, *sentences: str) -> Iterator[str]:
    """Give a page's title, where it comes from, and what it is for."""
    yield from (f"# {title}", "", WRITTEN, "")
    for sentence in sentences:
        yield from (sentence, "")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Give a table and the empty line after it."""
    yield f"| {' | '.join(headings)} |"
    yield f"| {' | '.join('---' for _ in headings)} |"
    for row in rows:
        yield f"| {' | '.join(cell(value) for value in row)} |"
    yield ""


def cell(value: object) -> str:
    """Write a value on one line; a bar inside it would end the cell.

    >>> cell("a | b"), cell(None), cell(0.25)
    ('a \\\\| b', '', '0.25')
    """
    return "" if value is None else re.sub(r"\s+", " ", str(value)).replace("|", "\\|")


def both(text: Text) -> str:
    """Write a text in English with the Dutch below it, marked as such."""
    return f'{text.en}<br><span lang="nl">{text.nl}</span>'


def code(*names: object) -> str:
    """Write names as code, separated by commas."""
    return ", ".join(f"`{name}`" for name in names)


def prose(docstring: str) -> Iterator[str]:
    """Turn a docstring into Markdown: single backticks, examples in blocks of their own."""
    parts = re.split(r"\n\n(?=>>>)", docstring.replace("``", "`"))
    yield from (parts[0].strip(), "")
    for example in parts[1:]:
        yield from ("```pycon", example, "```", "")
