"""The white space before the lines of a list item, which means something only until they are read alone."""

from __future__ import annotations

import re
from collections.abc import Sequence


def dedented(lines: Sequence[str]) -> list[str]:
    """Take away the margin that all lines share, in which a tab goes up to the next fourth column.

    Blank lines become empty.

    >>> dedented(["\\t- a", "", "    - b", "\\t  c"])
    ['- a', '', '- b', '  c']
    """
    blank = [not line.strip(" \t") for line in lines]
    lines = [_margin_in_spaces(line) for line in lines]
    margins = [
        len(line) - len(line.lstrip(" ")) for line, empty in zip(lines, blank, strict=True) if not empty
    ]
    margin = min(margins, default=0)
    return ["" if empty else line[margin:] for line, empty in zip(lines, blank, strict=True)]


def _margin_in_spaces(line: str) -> str:
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].expandtabs(4) + text


def without_margin(text: str) -> str:
    """Take up to three spaces of margin, which would mean something below an item, from the first block."""
    margin = len(text) - len(text.lstrip(" "))
    first, gap, rest = text.partition("\n\n")
    return (
        re.sub(rf"^ {{1,{margin}}}", "", first, flags=re.MULTILINE) + gap + rest if 1 <= margin <= 3 else text
    )
