"""New minutes in a chapter's file, with nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from arbeid.errors import ArbeidError
from arbeid.guide.markdown import parse
from arbeid.guide.reading import rewritten
from arbeid.guide.scale import SCALES, STANDARD


def with_minutes(content: bytes, minutes: Mapping[str, int], scale: str = STANDARD) -> bytes:
    """Give the file's bytes with these minutes (by reading) and their colours; every other byte stays.

    Errors: an unknown reading; a line that cannot be changed without changing more.

    >>> with_minutes(b"- [Banen](https://example.com/b) ~9 min", {"S01": 12})
    b'- [Banen](https://example.com/b) ~12 min'
    """
    chapter, _ = parse(content)
    colours = SCALES.get(scale)
    lines = re.split(r"(\r\n|\r|\n)", content.decode("utf-8", "surrogateescape"))
    known = {reading.id: reading for reading in chapter.readings}
    for name, time in minutes.items():
        if name not in known:
            raise ArbeidError("time_unknown_reading", id=name, count=len(known))
        at = 2 * (known[name].line - 1)
        lines[at] = rewritten(lines[at], time, colours.step(time).colour)
    changed = "".join(lines).encode("utf-8", "surrogateescape")
    for reading in parse(changed)[0].readings:
        if reading.minutes != minutes.get(reading.id, known[reading.id].minutes):
            raise ArbeidError("time_not_written", id=reading.id, line=known[reading.id].line)
    return changed
