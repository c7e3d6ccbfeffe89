"""Course chapters: check them, render them, start one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError, unknown_name
from arbeid.files import taken
from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.markdown import parse
from arbeid.guide.chapter.repair import read_text
from arbeid.guide.chapter.shipped import shipped, shipped_names
from arbeid.guide.chapter.write import naming, read_file, replace_file, write
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.guide.checking.formats import FileFindings, fails
from arbeid.guide.links.every import Link, every_link
from arbeid.guide.links.kind import link_kind
from arbeid.guide.timing.scale import STANDARD as SCALE
from arbeid.language import Language
from arbeid.verbs.chapters.notes import notes, questions

if TYPE_CHECKING:
    from arbeid.guide.links.online import Tally

CHECKS = "standard"


@dataclass(frozen=True)
class Online:
    """That links are to be asked, and how: private addresses too or not, within how many seconds."""

    allow_private: bool = False
    time_limit: float = 120.0


@dataclass(frozen=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    problem: ArbeidError


@dataclass(frozen=True)
class Checked:
    """What was found in each file, what was not read, and whether anything found is more than a note.

    ``links`` counts what was asked online; None where nothing was to be asked.
    """

    files: tuple[FileFindings, ...]
    unread: tuple[Unread, ...]
    failed: bool
    links: Tally | None = None


@dataclass(frozen=True)
class _Read:
    """A chapter with its links and what was found in it so far."""

    chapter: Chapter
    links: tuple[Link, ...]
    findings: list[Diagnostic]


def check(
    files: Sequence[Path],
    language: Language = "en",
    online: Online | None = None,
    scale: str = SCALE,
    checks: str = CHECKS,
) -> Checked:
    """Check chapters; with ``online`` their links too. A file that cannot be read does not stop the others.

    Errors: an unknown scale or set of checks.
    """
    from arbeid.guide.checking.check import check as look
    from arbeid.guide.checking.checks import CHECKS as KNOWN
    from arbeid.guide.timing.scale import SCALES

    rules = KNOWN.get(checks)
    SCALES.get(scale)
    read: dict[str, _Read] = {}
    unread = []
    for path in files:
        try:
            with naming(path):
                content = read_file(path)
                chapter = parse(content)[0]
                found = look(content, notes(chapter, language), scale, checks, path.parent)
                read[str(path)] = _Read(chapter, every_link(chapter, read_text(content)[0]), list(found))
        except ArbeidError as problem:
            unread.append(Unread(str(path), problem))
    asked = _add_links(list(read.values()), online) if online else None
    files_found = tuple(FileFindings(path, tuple(one.findings)) for path, one in read.items())
    failed = any(fails(file.findings, rules) for file in files_found)
    return Checked(files_found, tuple(unread), failed, asked)


def _add_links(chapters: list[_Read], online: Online) -> Tally:
    from arbeid.data.fetching.cache import cache_folder
    from arbeid.guide.links.online import link_findings, probe_and_count
    from arbeid.guide.links.state import Manners

    states, tally = probe_and_count(
        (link.url for one in chapters for link in one.links),
        Manners(time_limit=online.time_limit),
        online.allow_private,
        cache_folder() / "links.json",
    )
    for one in chapters:
        one.findings.extend(link_findings(one.chapter, states, one.links))
        one.findings.sort(key=lambda found: (found.line, found.offset or 0, found.key))
    return tally


def load(target: str, language: Language) -> Chapter:
    """Read a chapter: a file, or one of the shipped chapters by its name."""
    path = Path(target)
    if taken(path) or path.suffix:
        with naming(path):
            return parse(read_file(path))[0]
    if target not in shipped_names():
        raise unknown_name("chapter", target, shipped_names())
    return shipped(target, language)


def render(target: str, form: str, language: Language = "en", embed: bool = False, scale: str = SCALE) -> str:
    """Render a chapter as html, md, hugo, json, bibtex, csl or ris, with the claims behind its readings.

    >>> print(render("werk-van-de-toekomst", "bibtex", "en").splitlines()[0])
    @misc{will-ai-take-over-our-work-s01,
    """
    from arbeid.guide.rendering.render import Beside
    from arbeid.guide.rendering.render import render as rendered

    chapter = load(target, language)
    with_claims = form in ("html", "json")
    beside = Beside(
        language,
        notes(chapter, language) if with_claims else (),
        questions(chapter, language) if with_claims else {},
        scale,
        embed,
    )
    return rendered(chapter, form, beside)


def placeholders(target: str, language: Language = "en") -> tuple[str, ...]:
    """List the readings of a chapter that point at a placeholder and not yet at a source.

    >>> len(placeholders("werk-van-de-toekomst"))
    12
    """
    readings = load(target, language).readings
    return tuple(reading.id for reading in readings if link_kind(reading.url) == "placeholder_link")


def new(path: Path, title: str, language: Language, number: int = 1, day: date | None = None) -> None:
    """Start a chapter in a new file. Errors: the file is there already, or cannot be written."""
    from arbeid.guide.chapter.new import new_chapter

    if taken(path):
        raise ArbeidError("chapter_exists", path=path)
    chapter = new_chapter(title, language, day or date.today(), number)
    replace_file(path, write(chapter).encode("utf-8"))
