"""A sheet to draw rows on: labels wrapped to their room, beside their marks or above them.

Positions down the sheet are ours and not Vega's, because only so a label above its mark (on a phone) and
one beside it (elsewhere) take exactly the height that they need, whatever the reader's font.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from arbeid.language import Language
from arbeid.views.drawing.canvas import AXIS, FONT, KEY_LINE, SMALL, Align, Canvas, Mark, Scale
from arbeid.views.drawing.painted import painted
from arbeid.views.drawing.painting import Painting

LEAD = 16
LETTER = 0.5
_NARROW_LEFT, _NARROW_RIGHT = 7, 14
Key = tuple[Mark, str, str]
_Line = tuple[str, str, int, int]


class Sheet(Canvas):
    """One drawing in rows. ``left`` is the room for labels; zero puts each label above its marks."""

    def __init__(self, scale: Scale, width: int, left: int, right: int) -> None:
        super().__init__(scale, width, left or _NARROW_LEFT, right or _NARROW_RIGHT)
        self.narrow = left == 0

    def heading(self, text: str, end: str = "") -> None:
        """Write a line of its own above the rows that follow, with the heading of what stands at the end."""
        self.y += 26 if self.y else 17
        self.text(-self.left, self.y, text, weight=600)
        if end and not self.narrow:
            self.text(self.plot + self.right, self.y, end, "soft", "right", size=SMALL)
        self.y += 8

    def row(
        self,
        label: str,
        sub: str = "",
        end: str = "",
        *,
        height: float = 24,
        weight: int = 400,
        track: bool = True,
    ) -> float:
        """Write a row's label, a softer line under it and a word at its end; give the height of its marks."""
        lines = self._label(label, sub, end, weight)
        first, middle = self._place(LEAD * len(lines), height)
        for at, (line, colour, size, bold) in enumerate(lines):
            start = 0 if self.narrow else -self.left
            self.text(start, first + LEAD * at, line, colour, size=size, weight=bold)
        if end and self.narrow:
            self.text(self.plot, first, end, "soft", "right", size=SMALL)
        elif end:
            self.text(self.plot + self.right, middle + 4, end, "soft", "right", size=SMALL)
        if track:
            self.line(self.scale.low, self.scale.high, middle, "line", 1)
        return middle

    def _label(self, label: str, sub: str, end: str, weight: int) -> list[_Line]:
        room = 0.9 * (self.plot - (letters(end, SMALL) + 16 if end else 0)) if self.narrow else self.left - 16
        lines = [(line, "ink", FONT, weight) for line in fitted(label, room, FONT)]
        return lines + [(line, "soft", SMALL, 400) for line in fitted(sub, room, SMALL)]

    def _place(self, text: float, marks: float) -> tuple[float, float]:
        """Take the height of a row; give the first label's baseline and the middle of the marks."""
        top = self.y
        if self.narrow:
            self.y += text + marks + 14
            return top + LEAD - 1, top + text + 2 + marks / 2
        self.y += max(marks, text + 7)
        # Marks stand in the middle of a label of several lines, and so belong to all of it.
        middle = (top + self.y) / 2
        return middle - text / 2 + 13, middle

    def value(
        self,
        value: float | tuple[float, float],
        y: float,
        text: str,
        avoid: Iterable[float] = (),
        gap: float = 10,
    ) -> None:
        """Write a number beside a dot or a range: to its right where that is free, else to its left."""
        low, high = value if isinstance(value, tuple) else (value, value)
        # A fifth more than estimated, as readers' fonts differ; too much room only moves a number.
        room = 1.2 * letters(text, SMALL) + 6
        others = sorted(self.px(other) for other in avoid)
        right, left = self.px(high) + gap, self.px(low) - gap
        for other in others:
            if right - 6 < other < right + room:
                right = other + 7
        for other in reversed(others):
            if left - room < other < left + 6:
                left = other - 7
        # A number that others pushed far away no longer reads as its mark's.
        fits = right + room <= self.plot + self.right and right - self.px(high) < 30
        if fits or left - room < 0:
            self.number(right, y, text, "left")
        else:
            self.number(left, y, text, "right")

    def number(self, px: float, y: float, text: str, align: Align) -> None:
        """Write a number on the height of its mark."""
        # Twice, as Vega paints an outline over its letters: the halo behind, then the number itself.
        for halo in (True, False):
            self.text(px, y + 4, text, "ink", align, size=SMALL, weight=600, halo=halo)

    def key(self, items: Sequence[Key]) -> None:
        """Explain the marks above the axis, in as many lines as they need."""
        lines: list[list[Key]] = [[]]
        for item in items:
            used = sum(_key_room(other) for other in lines[-1])
            if lines[-1] and used + _key_room(item) > self.width:
                lines.append([])
            lines[-1].append(item)
        self.key_lines = len(lines)
        # From below: the last line stands next to the axis, however many there are.
        for at, line in enumerate(reversed(lines)):
            self._key_line(line, -AXIS - 8 - KEY_LINE * at)

    def drawing(self) -> Drawing:
        """Give the finished drawing."""
        return Drawing(self.width, self.specification(), painted(self))

    def _key_line(self, line: Sequence[Key], y: float) -> None:
        start = -self.left + 7.0
        for item in line:
            mark, colour, text = item
            self.sample(mark, colour, start, y - 4)
            self.text(start + 12, y, text, "soft", size=SMALL)
            start += _key_room(item)


@dataclass(frozen=True)
class Drawing:
    """A sheet as it was drawn: painted at once, and its specification for a notebook that goes on with it."""

    width: int
    spec: Mapping[str, Any] = field(repr=False)
    painting: Painting = field(repr=False)

    def svg(self, language: Language) -> str:
        """Give the bare chart as SVG; its words are in it already."""
        return self.painting.svg(language)


def _key_room(item: Key) -> float:
    return 1.15 * letters(item[2], SMALL) + 36


def letters(text: str, size: int) -> float:
    """Estimate the width of a text in pixels; readers' own fonts differ by a tenth either way.

    >>> 60 < letters("ten letters", 12) < 80
    True
    """
    return len(text) * size * LETTER


def fitted(text: str, room: float, size: int) -> list[str]:
    """Break a text into as few lines as fit the room, of about the same length.

    >>> fitted("one line and another", 80, 13)
    ['one line', 'and another']
    """
    most = max(int(room / (size * LETTER)), 8)
    lines = wrap(text, most, break_long_words=False)
    # As narrow as the same number of lines allows, or the last one would be a single word.
    for narrower in range(most - 1, most // 2, -1):
        tried = wrap(text, narrower, break_long_words=False)
        if len(tried) > len(lines) or max(map(len, tried), default=0) > narrower:
            break
        lines = tried
    return lines
