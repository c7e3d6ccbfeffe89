"""A table that fits any width and is whole: cells are wrapped, and what is left over stands below its row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_GAP, _NARROW = 2, 1
_INDENT = 4
# A column of text that gets less than this is read more easily below its row.
_COMFORT = {"left": 22, "wide": 30}
_BARS = frozenset("█▉▊▋▌▍▎▏")


@dataclass(frozen=True)
class _Placed:
    """Where columns stand: beside each other with these widths and this gap, or below the row."""

    beside: dict[int, int]
    below: list[int]
    gap: int


@dataclass(frozen=True)
class Grid:
    """A table without boxes: (heading, side) columns, rows of cells, and a title.

    Columns whose side is ``right`` or ``bar`` are never wrapped, nor is a word of any other: names that
    are typed again stay whole. A table of few rows may do without a rule under its heads.
    """

    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]
    title: str | None = None
    ruled: bool = True

    def __rich__(self) -> str:
        """Let rich draw it as any other thing."""
        return "\n".join(self.lines())

    def lines(self, width: int | None = None) -> list[str]:
        """Write the table within a width, or as wide as it is.

        >>> for line in Grid([("id", "left"), ("what", "left")], [("a-b-c", "two words")]).lines(12):
        ...     print(line)
        id     what
        ────────────
        a-b-c  two
               words
        """
        placed = self._placed(width)
        heads = [wrapped(self.columns[at][0], room) for at, room in placed.beside.items()]
        lines = [*self._row(placed, heads)] if any(any(head) for head in heads) else []
        if self.ruled:
            lines.append("─" * _total(placed.beside, placed.beside, placed.gap))
        for row in self.rows:
            lines += self._row(placed, [self._cell(row[at], at, room) for at, room in placed.beside.items()])
            lines += self._below(row, placed.below, width)
        return lines

    def _placed(self, width: int | None) -> _Placed:
        """Choose the width of each column that stands beside the others, and which stand below."""
        places = range(len(self.columns))
        whole = {at: max(map(length, self._texts(at))) for at in places}
        if width is None:
            return _Placed(whole, [], _GAP)
        least = {at: self._least(at) for at in places}
        easy = {at: max(least[at], min(whole[at], _COMFORT.get(self.columns[at][1], 0))) for at in places}
        kept = list(places)
        loose = [at for at in places if self.columns[at][1] in _COMFORT and least[at] < whole[at]]
        while len(loose) > 1 and _total(easy, kept) > width:
            kept.remove(loose.pop())
        bars = [at for at in kept if self._is_bar(at)]
        if bars and _total(least, kept) > width:
            kept = [at for at in kept if at not in bars]
        gap = _GAP if _total(least, kept) <= width else _NARROW
        main = loose[0] if loose else kept[0]
        while len(kept) > 1 and _total(least, kept, gap) > width:
            kept.remove(max(at for at in kept if at != main))
        start = easy if _total(easy, kept, gap) <= width else least
        below = [at for at in places if at not in kept and at not in bars]
        left = width - _total(start, kept, gap)
        widths = self._lowest({at: start[at] for at in kept}, whole, left)
        return _Placed({at: self._needed(at, room) for at, room in widths.items()}, below, gap)

    def _lowest(self, start: dict[int, int], whole: Mapping[int, int], left: int) -> dict[int, int]:
        """Share what is left of the width so that the table has the fewest lines: headings whole, or last."""
        cells = {at: max(now, *map(length, self._texts(at)[1:]), 0) for at, now in start.items()}
        cells_first = _grown(start, cells, left)
        rest = left - sum(cells_first.values()) + sum(start.values())
        return min(_grown(start, whole, left), _grown(cells_first, whole, rest), key=self._height)

    def _height(self, widths: Mapping[int, int]) -> int:
        """Count the lines of heading and rows with these widths."""
        heads = max(len(wrapped(self.columns[at][0], room)) for at, room in widths.items())
        rows = (max(len(self._cell(row[at], at, room)) for at, room in widths.items()) for row in self.rows)
        return heads + sum(rows)

    def _needed(self, at: int, room: int) -> int:
        """Count what a column takes of its room: a line breaks before a word, so often less than all."""
        heading, *cells = self._texts(at)
        lines = [*wrapped(heading, room), *(line for cell in cells for line in self._cell(cell, at, room))]
        return max(map(length, lines))

    def _is_bar(self, at: int) -> bool:
        """Say whether a column only draws what another one says, so that it may go where there is no room."""
        heading, *cells = self._texts(at)
        return not heading and any(cells) and _BARS.issuperset("".join(cells)) and len(self.columns) > 1

    def _least(self, at: int) -> int:
        heading, *cells = self._texts(at)
        words = max(map(length, heading.split()), default=0)
        if self.columns[at][1] in _COMFORT:
            return max(words, max((_longest(cell) for cell in cells), default=0))
        return max(words, max(map(length, cells), default=0))

    def _texts(self, at: int) -> list[str]:
        return [self.columns[at][0], *(row[at] for row in self.rows)]

    def _cell(self, text: str, at: int, width: int) -> list[str]:
        return wrapped(text, width) if self.columns[at][1] in _COMFORT else [text]

    def _row(self, placed: _Placed, cells: Sequence[Sequence[str]]) -> Iterator[str]:
        for number in range(max(map(len, cells))):
            parts = []
            for (at, room), lines in zip(placed.beside.items(), cells, strict=True):
                text = lines[number] if number < len(lines) else ""
                space = " " * (room - length(text))
                parts.append(space + text if self.columns[at][1] == "right" else text + space)
            yield (" " * placed.gap).join(parts).rstrip()

    def _below(self, row: Sequence[str], below: Sequence[int], width: int | None) -> Iterator[str]:
        parts = []
        for at in below:
            heading = self.columns[at][0]
            if row[at].strip():
                parts.append(f"{heading}: {row[at].strip()}" if heading else row[at].strip())
        if parts:
            space = " " * _INDENT
            for line in wrapped(" · ".join(parts), max(1, (width or 0) - _INDENT)):
                yield space + line


def length(text: str) -> int:
    """Count the places that a text takes on a screen."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, width: int) -> list[str]:
    """Break a text between words; a word that is too long keeps a line of its own, an indent is kept.

    >>> wrapped("  one two three", 8)
    ['  one', '  two', '  three']
    """
    return list(_wrapped(text, width))


# Each cell is broken anew for every width that is tried, and most widths are tried more than once.
@lru_cache(maxsize=1 << 13)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    indent = text[: len(text) - len(text.lstrip())]
    lines: list[str] = []
    used = 0
    for word in re.findall(r"[^ \t\n]+", text):
        size = length(word)
        if lines and used + 1 + size <= width:
            lines[-1] += f" {word}"
            used += 1 + size
        else:
            lines.append(indent + word)
            used = length(indent) + size
    return tuple(lines) or ("",)


def _longest(text: str) -> int:
    indent = len(text) - len(text.lstrip())
    return indent + max(map(length, re.findall(r"[^ \t\n]+", text)), default=0)


def _total(widths: Mapping[int, int], kept: Collection[int], gap: int = _GAP) -> int:
    return sum(widths[at] for at in kept) + gap * (len(kept) - 1)


def _grown(start: Mapping[int, int], whole: Mapping[int, int], left: int) -> dict[int, int]:
    """Share what is left of the width: what wants little gets it, the others get by what they want."""
    widths = dict(start)
    wanted = sorted((whole[at] - now, at) for at, now in widths.items() if whole[at] > now)
    while wanted and wanted[0][0] * len(wanted) <= left:
        more, at = wanted.pop(0)
        widths[at] += more
        left -= more
    every = sum(more for more, _ in wanted)
    for more, at in wanted:
        widths[at] += max(0, left) * more // every
    return widths
