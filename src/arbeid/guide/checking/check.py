"""What is wrong, odd or worth a second look in a chapter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from arbeid.guide.chapter import front
from arbeid.guide.chapter.chapter import Chapter, Passage, Section
from arbeid.guide.chapter.dates import fault
from arbeid.guide.chapter.front import split
from arbeid.guide.chapter.keys import written_day
from arbeid.guide.chapter.markdown import parse
from arbeid.guide.chapter.repair import read_text
from arbeid.guide.checking.checks import CHECKS, HEADLINES, STANDARD, Checks, spellings, whole_words
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.guide.checking.note import Note
from arbeid.guide.links.beside import is_missing
from arbeid.guide.links.every import Link, every_link
from arbeid.guide.links.kind import is_mistyped, link_kind, with_scheme
from arbeid.guide.readings.reading import Reading
from arbeid.guide.readings.unread import unread
from arbeid.guide.timing.scale import SCALES, Scale, contrast
from arbeid.guide.timing.scale import STANDARD as STANDARD_SCALE

_PERCENTAGE = re.compile(r"(\d+)\s?(?:%|procent|percent|per cent)")
_MOST_SHOWN = 120
_LONGEST_NUMBER = 9
"""In digits; what is longer numbers no heading, and Python reads no endless one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A chapter with all that its checks look at."""

    chapter: Chapter
    text: str
    notes: Sequence[Note]
    scale: Scale
    checks: Checks
    links: Sequence[Link] = ()
    folder: Path | None = None

    @property
    def language(self) -> str | None:
        """Read the chapter's language without its region."""
        return self.chapter.language.partition("-")[0] if self.chapter.language else None


def check(
    source: bytes | str,
    notes: Sequence[Note] = (),
    scale: str = STANDARD_SCALE,
    checks: str = STANDARD,
    folder: Path | None = None,
) -> tuple[Diagnostic, ...]:
    """List everything noticed in a chapter, by line; nothing is fetched.

    ``notes`` are the claims behind its readings; ``scale`` and ``checks`` name files of the catalogue;
    relative links are looked up in ``folder``, where the chapter is.
    Errors: a chapter that cannot be read, an unknown name.

    >>> [found.key for found in check("# 1. Werk\\n- [Banen](https://example.com/b) ~9 min")]
    ['language_missing', 'placeholder_link']
    """
    chapter, repairs = parse(source)
    text = read_text(source)[0]
    links = every_link(chapter, text)
    subject = Subject(chapter, text, notes, SCALES.get(scale), CHECKS.get(checks), links, folder)
    found = [*repairs, *(finding for rule in RULES for finding in rule(subject))]
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.offset or 0, finding.key)))


def _front(subject: Subject) -> Iterator[Diagnostic]:
    chapter = subject.chapter
    left = None if chapter.front else front.unread(subject.text)
    if left is not None:
        yield Diagnostic("front_unread", left)
    if not chapter.title:
        yield Diagnostic("title_missing")
    if not chapter.language and left is None:
        yield Diagnostic("language_missing")
    written = written_day(chapter.facts)
    if written and chapter.date is None:
        yield _date(_line_of(subject.text, written[0]), written[1])
    if not chapter.readings:
        yield Diagnostic("no_readings")


def _date(line: int, written: object) -> Diagnostic:
    key, meant = fault(str(written))
    return Diagnostic(key, line, before=_shown(written), after=meant.isoformat() if meant else "")


def _numbering(subject: Subject) -> Iterator[Diagnostic]:
    last: tuple[int, ...] | None = None
    for section in subject.chapter.sections:
        if section.number is None:
            continue
        parts = section.number.split(".")
        if any(len(part) > _LONGEST_NUMBER for part in parts):
            continue
        number = tuple(int(part) for part in parts)
        if last is not None and number not in _next(last):
            yield _gap(section, last, number)
        last = number


def _next(last: tuple[int, ...]) -> list[tuple[int, ...]]:
    """List the numbers that may follow: the first below, or the next at this depth or a lesser one."""
    return [(*last, 1), *((*last[:depth], last[depth] + 1) for depth in range(len(last)))]


def _gap(section: Section, last: tuple[int, ...], number: tuple[int, ...]) -> Diagnostic:
    fitting = [option for option in _next(last) if len(option) == len(number)] or _next(last)[:1]
    values = {"other": _number(last)}
    return Diagnostic(
        "numbering_gap",
        section.line,
        before=_number(number),
        after=_number(fitting[0]),
        values=_frozen(values),
    )


def _number(parts: tuple[int, ...]) -> str:
    return ".".join(map(str, parts))


def _links(subject: Subject) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str | None], str] = {}
    for reading in subject.chapter.readings:
        kind = link_kind(reading.url)
        if kind in ("placeholder_link", "unsafe_link"):
            yield _of(reading, kind, reading.url)
        page, _, part = reading.url.partition("#")
        page = page.rstrip("/")
        # A part is the same as its page, and as itself, but not as another part.
        same = seen.get((page, part)) or seen.get((page, "") if part else (page, None))
        if same:
            yield _of(reading, "duplicate_link", reading.url, other=same)
        for key in ((page, part), (page, None)):
            seen.setdefault(key, reading.id)
    for link in subject.links:
        yield from _nowhere(link, subject.folder)


def _nowhere(link: Link, folder: Path | None) -> Iterator[Diagnostic]:
    """Find a link that a browser would look for beside the chapter, in vain."""
    kind = link_kind(link.url)
    is_here = folder is not None and not is_missing(link.url, folder)
    if kind == "schemeless_link" and link.url.startswith("//"):
        key, after = "borrowed_scheme", f"https:{link.url}"
    elif (kind == "schemeless_link" and not is_here) or (
        kind == "unsafe_link" and not link.reading and is_mistyped(link.url)
    ):
        key, after = "schemeless_link", with_scheme(link.url)
    elif kind == "local" and folder is not None and not is_here:
        key, after = "local_missing", ""
    else:
        return
    yield Diagnostic(key, link.line, None, link.url, after, link.reading)


def _titles(subject: Subject) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for reading in subject.chapter.readings:
        title = reading.title.casefold().strip()
        if title in seen:
            yield _of(reading, "duplicate_title", reading.title, other=seen[title])
        seen.setdefault(title, reading.id)


def _minutes(subject: Subject) -> Iterator[Diagnostic]:
    longest = subject.checks.longest_minutes
    for reading in subject.chapter.readings:
        if reading.minutes is None:
            yield _of(reading, "minutes_missing")
        elif not 1 <= reading.minutes <= longest:
            yield _of(reading, "minutes_odd", str(reading.minutes), longest=longest)


def _colours(subject: Subject) -> Iterator[Diagnostic]:
    for reading in subject.chapter.readings:
        if reading.minutes is None or reading.colour is None:
            continue
        step = subject.scale.step(reading.minutes)
        if reading.colour.upper() != step.colour.upper():
            values = {"minutes": reading.minutes, "label": step.label}
            yield _of(reading, "colour_conflict", reading.colour, step.colour, **values)


def _contrast(subject: Subject) -> Iterator[Diagnostic]:
    least = subject.checks.least_contrast
    first = {
        reading.colour.upper(): reading for reading in reversed(subject.chapter.readings) if reading.colour
    }
    for colour, reading in first.items():
        ratio = contrast(colour)
        if ratio < least:
            values = {"ratio": round(ratio, 2), "least": least}
            yield Diagnostic("low_contrast", reading.line, before=colour, values=_frozen(values))


def _spelling(subject: Subject) -> Iterator[Diagnostic]:
    lines = subject.text.split("\n")
    for term in spellings(subject.language):
        pattern = whole_words([term.wrong], term.exact)
        for number, line in enumerate(lines, start=1):
            for found in pattern.finditer(line):
                key = "spelling_hint" if term.hint else "likely_slip"
                yield Diagnostic(key, number, before=found[0], after=term.right)


def _headlines(subject: Subject) -> Iterator[Diagnostic]:
    language = subject.language
    lists = [entry for entry in HEADLINES.all() if language in (None, entry.language)]
    for reading in subject.chapter.readings:
        if not _PERCENTAGE.search(reading.title):
            continue
        for entry in lists:
            verb = entry.pattern.search(reading.title)
            if verb:
                yield _headline(reading, verb[0], subject.notes)
                break


def _headline(reading: Reading, verb: str, notes: Sequence[Note]) -> Diagnostic:
    """Name the claim behind a headline: the one that has its number, else the first."""
    behind = [note.title for note in notes if note.source == reading.id]
    if not behind:
        return _of(reading, "headline_shift", verb)
    number = _PERCENTAGE.search(reading.title)
    # One study gives several claims; the one with the headline's own number is the one that it leans on.
    same = [title for title in behind if number and re.search(rf"(?<!\d){number[1]}\s?(?:%|pro|per)", title)]
    return _of(reading, "headline_claim", verb, claim=(same or behind)[0])


def _unread(subject: Subject) -> Iterator[Diagnostic]:
    _, body, first = split(subject.text)
    yield from unread(body, first, subject.chapter)
    for section in subject.chapter.sections:
        for block in section.blocks:
            if isinstance(block, Passage):
                yield from _unread_lines(block)


def _unread_lines(passage: Passage) -> Iterator[Diagnostic]:
    read = {reading.line for reading in passage.readings}
    for number, line in enumerate(passage.text.split("\n"), start=passage.line):
        if re.search(r'class="material-(?:symbols-outlined|icons)"', line) and number not in read:
            yield Diagnostic("unread_source", number, before=_shown(line))


Rule = Callable[[Subject], Iterator[Diagnostic]]
RULES: tuple[Rule, ...] = (
    _front,
    _numbering,
    _links,
    _titles,
    _minutes,
    _colours,
    _contrast,
    _spelling,
    _headlines,
    _unread,
)


def _of(reading: Reading, key: str, before: str = "", after: str = "", **values: object) -> Diagnostic:
    values["id"] = reading.id
    return Diagnostic(key, reading.line, None, before, after, reading.id, _frozen(values))


def _frozen(values: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(dict(values))


def _shown(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"


def _line_of(text: str, key: str) -> int:
    lines = text.split("\n")
    written = re.compile(rf"""\s*["']?{key}["']?\s*[:=]""", re.IGNORECASE)
    return next((at for at, line in enumerate(lines, start=1) if written.match(line)), 1)
