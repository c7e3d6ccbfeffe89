"""How long the readings of a chapter take, or any page or file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from arbeid.answers.sayings import Problem
from arbeid.errors import ArbeidError
from arbeid.guide.chapter.markdown import parse
from arbeid.guide.chapter.write import naming, read_file, replace_file
from arbeid.guide.readings.reading import is_listed
from arbeid.guide.timing.reading_time import ReadingTime, time_of_file, time_of_page
from arbeid.guide.timing.scale import STANDARD


@dataclass(frozen=True)
class Timed:
    """A reading with the minutes that stood there and those measured; where that failed, why."""

    id: str
    title: str
    url: str
    minutes_before: int | None
    time: ReadingTime | None = None
    problem: Problem | None = None


def measure(target: str, language: str | None = None, allow_private: bool = False) -> ReadingTime:
    """Measure how long a page (an address) or a file takes to read. Errors: not found, not text, no words."""
    if urlsplit(target).scheme in ("http", "https"):
        return _time_of_address(target, language, allow_private)
    path = Path(target)
    with naming(path):
        return time_of_file(read_file(path), path.name, language)


def is_chapter(target: str) -> bool:
    """Tell whether a target is a chapter's file: Markdown in which a reading has an icon or minutes."""
    path = Path(target)
    if path.suffix.lower() not in (".md", ".markdown", ".txt") or not path.is_file():
        return False
    with naming(path):
        return any(not is_listed(reading) for reading in parse(read_file(path))[0].readings)


def measure_chapter(path: Path, allow_private: bool = False) -> Iterator[Timed]:
    """Measure the page behind every reading of a chapter, one after another."""
    with naming(path):
        chapter = parse(read_file(path))[0]
    for reading in chapter.readings:
        try:
            time = _time_of_address(reading.url, None, allow_private)
            yield Timed(reading.id, reading.title, reading.url, reading.minutes, time)
        except ArbeidError as error:
            yield Timed(reading.id, reading.title, reading.url, reading.minutes, problem=Problem(error))


def write_times(path: Path, timed: Sequence[Timed], scale: str = STANDARD) -> int:
    """Write measured minutes and their colours into the chapter's file; the old file stays as ``NAME.bak``.

    The answer is how many readings changed; where that is none, the file is not touched. Readings beside
    which another time is mentioned are left as they are: see `not_written`.
    """
    from arbeid.guide.readings.retime import with_minutes

    held = not_written(path, timed)
    new = {name: minutes for name, minutes in _new(timed).items() if name not in held}
    if new:
        with naming(path):
            replace_file(path, with_minutes(read_file(path), new, scale), backup=True)
    return len(new)


def not_written(path: Path, timed: Sequence[Timed]) -> dict[str, ArbeidError]:
    """Say of each measured reading whose minutes cannot be written into the chapter's file why not."""
    from arbeid.guide.readings.retime import left_alone

    with naming(path):
        return left_alone(read_file(path), _new(timed))


def _new(timed: Sequence[Timed]) -> dict[str, int]:
    return {
        line.id: line.time.minutes for line in timed if line.time and line.time.minutes != line.minutes_before
    }


def _time_of_address(url: str, language: str | None, allow_private: bool) -> ReadingTime:
    from arbeid.guide.links.fetch import fetch
    from arbeid.guide.links.kind import link_kind

    if link_kind(url) != "web":
        raise ArbeidError("time_no_address", url=url)
    page = fetch(url, allow_private)
    if "html" in page.kind:
        return time_of_page(page.content, language)
    if page.kind.startswith("text/"):
        return time_of_file(page.content, urlsplit(page.url).path, language)
    raise ArbeidError("time_no_page")
