"""Markdown to Chapter: markdown-it finds the blocks, a reading's line is known by its own grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from arbeid.errors import DamagedFile
from arbeid.guide.chapter.chapter import Chapter, Passage, Section
from arbeid.guide.chapter.front import split
from arbeid.guide.chapter.inline import References
from arbeid.guide.chapter.numbering import labels
from arbeid.guide.chapter.pieces import Heading, Lines, Piece, Placed, Rule, pieces_of
from arbeid.guide.chapter.repair import read_text
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.guide.readings.reading import Reading
from arbeid.guide.readings.within import Places

LARGEST = 8_000_000
"""In characters or bytes; 10,000 readings are under 3,000,000."""

_MOST_PASSES = 4


class Body(NamedTuple):
    """The sections of a chapter, and the places of the time of each of its readings, in the same order.

    ``references`` are the definitions of links in it, as markdown-it keeps them.
    """

    sections: tuple[Section, ...]
    places: tuple[Places, ...]
    references: References


def parse(source: bytes | str) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """Read a chapter from the content of its file, in the format or in looser Markdown.

    Damaged text is mended first and every repair is among the diagnostics. Errors: content that is no text
    or too large, and front matter that cannot be read safely.

    >>> chapter, _ = parse("# 8. Werk\\n\\n- [Banen](https://example.com/banen) ~9 min")
    >>> chapter.sections[0].number, chapter.readings[0].id, chapter.minutes
    ('8', 'S01', 9)
    """
    if len(source) > LARGEST:
        raise DamagedFile("chapter_too_large", size=len(source), limit=LARGEST)
    text, diagnostics = read_text(source)
    front, body, first = split(text)
    return Chapter(front, read_body(body.split("\n"), first).sections), diagnostics


def read_body(lines: list[str], first: int = 1) -> Body:
    """Read the lines of a chapter behind its front matter; ``first`` is the number of the first one."""
    env: dict[str, Any] = {"references": {}}
    for _ in range(_MOST_PASSES):
        pieces = pieces_of(Lines(lines, first, env))
        # A definition right below a reading's line is one only once that line is taken out.
        if len(env["references"]) == env["found"]:
            break
    places: list[Places] = []
    return Body(tuple(_sections(pieces, places)), tuple(places), env["references"])


def _sections(pieces: list[Piece], places: list[Places]) -> Iterator[Section]:
    section, blocks = Section(0, ""), list[Passage | Reading]()
    headings = [piece for piece in pieces if isinstance(piece, Heading)]
    label = iter(labels([(heading.level, heading.content) for heading in headings]))
    for piece in pieces:
        if isinstance(piece, Heading):
            if section.level or blocks:
                yield replace(section, blocks=tuple(blocks))
            section, blocks = _headed(piece, next(label)), []
        elif isinstance(piece, Rule):
            section = replace(section, rule=True)
        elif isinstance(piece, Placed):
            blocks.append(_named(piece, places))
        else:
            inside = tuple(_named(found, places) for found in piece.within())
            blocks.append(Passage(piece.text, piece.lines[0][0], inside))
    if section.level or blocks:
        yield replace(section, blocks=tuple(blocks))


def _named(piece: Placed, places: list[Places]) -> Reading:
    places.append(piece.places)
    return replace(piece.reading, id=f"S{len(places):02d}")


def _headed(heading: Heading, label: str | None) -> Section:
    title = heading.content[len(label) :].lstrip(" \t") if label else heading.content
    return Section(heading.level, title, label, line=heading.line)
