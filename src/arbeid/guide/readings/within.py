"""The readings that stand inside a passage: in nested lists, behind an author, in the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from arbeid.guide.chapter.inline import References
from arbeid.guide.chapter.stretch import Stretch, stretches
from arbeid.guide.marks import Marks
from arbeid.guide.readings.item import readings_of_item, readings_of_row
from arbeid.guide.readings.line import Match

Point = tuple[int, int]
"""A line, and a distance in characters from its end without spaces."""


class Places(NamedTuple):
    """Where in a chapter the time of a reading stands or would go; see `Marks`."""

    after: Point
    time: tuple[Point, Point] | None = None
    whole: bool = False
    colour: tuple[Point, Point] | None = None
    beside: str = ""


class Within(NamedTuple):
    """A reading inside a passage; ``line`` counts from 0 there, as do the lines of its places."""

    match: Match
    line: int
    places: Places


def readings_within(text: str, references: References | None = None) -> Iterator[Within]:
    """Find the readings inside a passage, in order; those in quotations are left to the one quoted.

    >>> [found.match.fields["minutes"] for found in readings_within("- Thema\\n  - [a](b) 5 min")]
    [5]
    """
    if not any(sign in text for sign in ("](", "][", "]", "<", "://")):
        return
    for part in stretches(text, references):
        if part.quoted:
            continue
        for match in _in(part, references):
            yield Within(match, part.point(match.marks.start)[0], placed(part, match.marks))


def _in(part: Stretch, references: References | None) -> list[Match]:
    if part.block == "item":
        return readings_of_item(part.text, references)
    if part.block == "row":
        return readings_of_row(part.text, part.cells, part.heads, references)
    if part.block == "grid":
        found = readings_of_row(part.text, part.cells, part.heads, references)
        return [match._replace(marks=_drawn(match.marks, part.text)) for match in found]
    if part.block == "bullet":
        found = readings_of_item(part.text, references)
        return [match for match in found if match.fields["minutes"] is not None]
    return []


def _drawn(marks: Marks, row: str) -> Marks:
    # A longer or shorter number would push the lines of the grid apart, and pandoc would see no table.
    return marks._replace(time=None, colour=None, beside=" ".join(row.split()).strip("| "))


def placed(part: Stretch, marks: Marks) -> Places:
    """Turn places in a stretch into places in the text that it is of."""

    def both(span: tuple[int, int] | None) -> tuple[Point, Point] | None:
        return span and (part.point(span[0]), part.point(span[1]))

    return Places(part.point(marks.after), both(marks.time), marks.whole, both(marks.colour), marks.beside)
