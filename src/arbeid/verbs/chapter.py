"""Course chapters: check them, render them, start one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError, unknown_name
from arbeid.files import taken
from arbeid.guide.chapter import Chapter
from arbeid.guide.diagnostic import Diagnostic
from arbeid.guide.formats import FileFindings, fails
from arbeid.guide.markdown import parse
from arbeid.guide.scale import STANDARD as SCALE
from arbeid.guide.shipped import shipped, shipped_names
from arbeid.guide.write import naming, read_file, replace_file, write
from arbeid.language import Language
from arbeid.verbs.chapter_notes import notes, questions

if TYPE_CHECKING:
    from arbeid.guide.links import LinkState, Manners

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
    """What was found in each file, what was not read, and whether anything found is more than a note."""

    files: tuple[FileFindings, ...]
    unread: tuple[Unread, ...]
    failed: bool


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
    from arbeid.guide.check import check as look
    from arbeid.guide.checks import CHECKS as KNOWN
    from arbeid.guide.scale import SCALES

    rules = KNOWN.get(checks)
    SCALES.get(scale)
    read: dict[str, tuple[Chapter, list[Diagnostic]]] = {}
    unread = []
    for path in files:
        try:
            with naming(path):
                content = read_file(path)
                chapter = parse(content)[0]
                read[str(path)] = chapter, list(look(content, notes(chapter, language), scale, checks))
        except ArbeidError as problem:
            unread.append(Unread(str(path), problem))
    if online:
        _add_links(list(read.values()), online)
    found = tuple(FileFindings(path, tuple(findings)) for path, (_, findings) in read.items())
    return Checked(found, tuple(unread), any(fails(file.findings, rules) for file in found))


def _add_links(chapters: list[tuple[Chapter, list[Diagnostic]]], online: Online) -> None:
    from arbeid.guide.links import Manners, link_findings

    urls = [reading.url for chapter, _ in chapters for reading in chapter.readings]
    states = _asked(urls, online, Manners(time_limit=online.time_limit))
    for chapter, findings in chapters:
        findings.extend(link_findings(chapter, states))
        findings.sort(key=lambda found: (found.line, found.offset or 0, found.key))


def _asked(urls: list[str], online: Online, manners: Manners) -> dict[str, LinkState]:
    from arbeid.data.cache import cache_folder
    from arbeid.guide.links import probe_links

    return probe_links(urls, manners, online.allow_private, cache_folder() / "links.json")


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
    from arbeid.guide.render import Beside
    from arbeid.guide.render import render as rendered

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


def new(path: Path, title: str, language: Language, number: int = 1, day: date | None = None) -> None:
    """Start a chapter in a new file. Errors: the file is there already, or cannot be written."""
    from arbeid.guide.new import new_chapter

    if taken(path):
        raise ArbeidError("chapter_exists", path=path)
    chapter = new_chapter(title, language, day or date.today(), number)
    replace_file(path, write(chapter).encode("utf-8"))
