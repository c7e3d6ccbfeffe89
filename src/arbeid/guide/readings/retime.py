"""New minutes in a chapter's file, with nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from arbeid.errors import ArbeidError, UnknownName
from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.front import split
from arbeid.guide.chapter.markdown import parse, read_body
from arbeid.guide.chapter.repair import read_text
from arbeid.guide.marks import Marks, changes
from arbeid.guide.readings.reading import Reading
from arbeid.guide.readings.within import Places, Point
from arbeid.guide.timing.scale import SCALES, STANDARD


def with_minutes(content: bytes, minutes: Mapping[str, int], scale: str = STANDARD) -> bytes:
    """Write the file's bytes with these minutes (by reading) and their colours; every other byte stays.

    Errors: an unknown reading; a line that cannot be changed without changing more, or on which another time
    stands already.

    >>> with_minutes(b"- [Banen](https://example.com/b) ~9 min", {"S01": 12})
    b'- [Banen](https://example.com/b) ~12 min'
    """
    chapter = parse(content)[0]
    problems = left_alone(content, minutes)
    if problems:
        raise next(iter(problems.values()))
    changed = _changed(content, chapter, minutes, scale)
    for before, after in _pairs(chapter, parse(changed)[0]):
        if after is None or after.minutes != minutes.get(before.id, before.minutes):
            raise ArbeidError("time_not_written", id=before.id, line=before.line)
    return changed


def left_alone(content: bytes, minutes: Mapping[str, int]) -> dict[str, ArbeidError]:
    """Say for each reading that cannot be given new minutes why not.

    >>> left_alone(b"- [a](b) (kijk vanaf 5 min)", {"S01": 12})["S01"].key
    'time_beside'
    """
    chapter = parse(content)[0]
    known = {reading.id: reading for reading in chapter.readings}
    places = dict(zip(known, _places(content, chapter), strict=False))
    problems = {}
    for name in minutes:
        if name not in known:
            raise UnknownName("time_unknown_reading", id=name, count=len(known))
        line, at = known[name].line, places.get(name)
        if at is None or not _on_one_line(at):
            problems[name] = ArbeidError("time_not_written", id=name, line=line)
        elif at.time is None and at.beside:
            problems[name] = ArbeidError("time_beside", id=name, line=line, text=at.beside)
    return problems


def _pairs(before: Chapter, after: Chapter) -> Iterator[tuple[Reading, Reading | None]]:
    same = len(before.readings) == len(after.readings)
    for number, reading in enumerate(before.readings):
        yield reading, after.readings[number] if same else None


def _places(content: bytes, chapter: Chapter) -> Sequence[Places]:
    """Find the places in the text as it is stored; none where damage makes that another chapter."""
    first = split(read_text(content)[0])[2]
    stored = _stored(content)[::2]
    body = read_body(
        [line.lstrip("\ufeff") if not number else line for number, line in enumerate(stored)][first - 1 :],
        first,
    )
    # Places count in the text as stored; where mending made other readings of it, none can be trusted.
    found = [reading.url for section in body.sections for reading in section.readings]
    return body.places if len(found) == len(chapter.readings) else ()


def _changed(content: bytes, chapter: Chapter, minutes: Mapping[str, int], scale: str) -> bytes:
    colours = SCALES.get(scale)
    lines = _stored(content)
    new: list[tuple[tuple[int, int, int], str]] = []
    for reading, places in zip(chapter.readings, _places(content, chapter), strict=True):
        if reading.id in minutes:
            time = minutes[reading.id]
            number, marks = _marks(places, lines)
            new += [((number, *at), text) for at, text in changes(marks, time, colours.step(time).colour)]
    for (number, start, end), text in sorted(new, reverse=True):
        lines[number] = lines[number][:start] + text + lines[number][end:]
    return "".join(lines).encode("utf-8", "surrogateescape")


def _stored(content: bytes) -> list[str]:
    """Split the lines of a file as they are stored, each followed by its line end."""
    return re.split(r"(\r\n|\r|\n)", content.decode("utf-8", "surrogateescape"))


def _on_one_line(places: Places) -> bool:
    points = (*(places.time or ()), *(places.colour or ()))
    return len({line for line, _ in points}) <= 1


def _marks(places: Places, lines: list[str]) -> tuple[int, Marks]:
    """Find the place in the list of lines where a time is to be changed, and its columns there."""
    number = 2 * ((places.time[0] if places.time else places.after)[0] - 1)

    def column(at: Point) -> int:
        return len(lines[number].rstrip()) - at[1]

    def both(span: tuple[Point, Point] | None) -> tuple[int, int] | None:
        return span and (column(span[0]), column(span[1]))

    return number, Marks(0, column(places.after), both(places.time), places.whole, both(places.colour))
