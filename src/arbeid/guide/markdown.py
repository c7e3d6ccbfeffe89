"""Markdown to Chapter: markdown-it finds the blocks, a reading's line is known by its own grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from arbeid.errors import ArbeidError
from arbeid.guide.chapter import Chapter, Passage, Section
from arbeid.guide.diagnostic import Diagnostic
from arbeid.guide.front import split
from arbeid.guide.reading import Match, Reading, is_listed, match
from arbeid.guide.repair import read_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LARGEST = 8_000_000
"""In characters or bytes; 10,000 readings are under 3,000,000."""

_DEEPEST = 8
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*\.?)[ \t]+(?=\S)")
_MAY_STAY_OPEN = re.compile(r"^[ \t>*+\-0-9.)]*(?:```|~~~|<)", re.MULTILINE)
"""Code and HTML that only the end of their list item may have closed."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    content: str
    line: int


@dataclass(frozen=True, slots=True)
class _Rule:
    line: int


_Piece = _Heading | _Rule | Passage | Reading


class _Span(NamedTuple):
    """Lines (from, up to) that are not to be kept as a passage, and what they are instead."""

    start: int
    end: int
    pieces: Sequence[_Piece]


def parse(source: bytes | str) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """Read a chapter from the content of its file, in the format or in looser Markdown.

    Damaged text is mended first and every repair is among the diagnostics. Errors: content that is no text
    or too large, and front matter that cannot be read safely.

    >>> chapter, _ = parse("# 8. Werk\\n\\n- [Banen](https://example.com/banen) ~9 min")
    >>> chapter.sections[0].number, chapter.readings[0].id, chapter.minutes
    ('8', 'S01', 9)
    """
    if len(source) > LARGEST:
        raise ArbeidError("chapter_too_large", size=len(source), limit=LARGEST)
    text, diagnostics = read_text(source)
    front, body, first = split(text)
    return Chapter(front, tuple(_sections(_pieces(body.split("\n"), first)))), diagnostics


def _sections(pieces: list[_Piece]) -> Iterator[Section]:
    section, blocks, readings = Section(0, ""), list[Passage | Reading](), 0
    for piece in pieces:
        if isinstance(piece, _Heading):
            if section.level or blocks:
                yield replace(section, blocks=tuple(blocks))
            section, blocks = _headed(piece), []
        elif isinstance(piece, _Rule):
            section = replace(section, rule=True)
        elif isinstance(piece, Reading):
            readings += 1
            blocks.append(replace(piece, id=f"S{readings:02d}"))
        else:
            blocks.append(piece)
    if section.level or blocks:
        yield replace(section, blocks=tuple(blocks))


def _headed(heading: _Heading) -> Section:
    numbered = _NUMBERED.match(heading.content)
    label, start = (numbered[1], numbered.end()) if numbered else (None, 0)
    return Section(heading.level, heading.content[start:], label, line=heading.line)


def _pieces(lines: list[str], first: int, depth: int = 0) -> list[_Piece]:
    """Part lines into headings, rules, readings and passages; ``first`` is the number of the first line."""
    found: list[_Piece] = []
    at = 0
    for start, end, pieces in _spans(lines, first, depth):
        _keep(found, lines, at, start, first)
        for piece in pieces:
            _add(found, piece)
        at = end
    _keep(found, lines, at, len(lines), first)
    return found


def _keep(found: list[_Piece], lines: list[str], start: int, end: int, first: int) -> None:
    while start < end and not lines[start].strip(" \t"):
        start += 1
    while start < end and not lines[end - 1].strip(" \t"):
        end -= 1
    if start < end:
        _add(found, Passage("\n".join(lines[start:end]), first + start))


def _add(found: list[_Piece], piece: _Piece) -> None:
    last = found[-1] if found else None
    if isinstance(piece, Passage) and isinstance(last, Passage):
        found[-1] = Passage(f"{last.text}\n\n{piece.text}", last.line)
    elif isinstance(piece, Passage) and isinstance(last, Reading) and is_listed(last):
        found.append(replace(piece, text=_without_margin(piece.text)))
    else:
        found.append(piece)


def _without_margin(text: str) -> str:
    """Take up to three spaces of margin, which would mean something below an item, from the first block."""
    margin = len(text) - len(text.lstrip(" "))
    first, gap, rest = text.partition("\n\n")
    return (
        re.sub(rf"^ {{1,{margin}}}", "", first, flags=re.MULTILINE) + gap + rest if 1 <= margin <= 3 else text
    )


def _spans(lines: list[str], first: int, depth: int) -> Iterator[_Span]:
    tokens = _block_parser().parse("\n".join(lines))
    heading_end = -1
    for at, token in enumerate(tokens):
        if token.level or token.map is None:
            continue
        start, end = token.map
        if token.type == "heading_open":
            yield _Span(start, end, [_Heading(int(token.tag[1]), _atx(tokens[at + 1]), first + start)])
            heading_end = end
        elif token.type == "hr":
            between = lines[heading_end:start] if heading_end >= 0 else ["?"]
            if lines[start].rstrip(" \t") == "---" and not "".join(between).strip(" \t"):
                yield _Span(start, end, [_Rule(first + start)])
        elif token.type == "paragraph_open":
            yield from _in_paragraph(lines, start, end, first, depth)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield from _in_list(lines, tokens, at, first, depth)
        if token.type != "heading_open":
            heading_end = -1


def _atx(content: Token) -> str:
    """Give a heading's content as it can stand after ``#``: on one line, closing number signs escaped."""
    title = " ".join(line.strip(" \t") for line in content.content.split("\n"))
    return re.sub(r"(^|[ \t])(#+)$", r"\1\\\2", title)


def _in_paragraph(lines: list[str], start: int, end: int, first: int, depth: int) -> Iterator[_Span]:
    """Find the lines of a paragraph that are readings; what stands between them is read anew, alone.

    A line indented by four spaces belongs to an admonition and is left in it.
    """
    matches = {
        number: item
        for number in range(start, end)
        if not lines[number].startswith(("    ", "\t")) and (item := match(lines[number]))
    }
    if not matches or depth >= _DEEPEST:
        return
    at = start
    for number, item in matches.items():
        if at < number:
            yield _Span(at, number, _pieces(lines[at:number], first + at, depth + 1))
        yield _Span(number, number + 1, [_reading(item, first + number)])
        at = number + 1
    if at < end:
        yield _Span(at, end, _pieces(lines[at:end], first + at, depth + 1))


def _in_list(lines: list[str], tokens: list[Token], at: int, first: int, depth: int) -> Iterator[_Span]:
    """Find the items of a list that start with a reading; what follows in the item is read anew, alone."""
    for number in range(at + 1, len(tokens) - 1):
        token = tokens[number]
        if token.level == 0:
            return
        child = tokens[number + 1]
        if token.type != "list_item_open" or token.level != 1 or token.map is None or depth >= _DEEPEST:
            continue
        start, end = token.map
        if child.type == "paragraph_open" and child.map and child.map[0] == start:
            pieces = _item(lines[start:end], first + start, depth)
            if pieces:
                yield _Span(start, end, pieces)


def _item(lines: list[str], first: int, depth: int) -> list[_Piece]:
    marker = _ITEM.match(lines[0])
    if marker is None:
        return []
    item = match(lines[0][marker.end() :], listed=True)
    if item is None:
        return []
    after = [item.rest, *_dedented(lines[1:])]
    if _MAY_STAY_OPEN.search("\n".join(after)) or next(filter(None, after), "").startswith(" "):
        return []
    rest = _pieces(after, first, depth + 1)
    plain = all(isinstance(piece, Passage | Reading) for piece in rest)
    return [_reading(item, first), *rest] if plain else []


def _dedented(lines: list[str]) -> list[str]:
    """Take away the margin that all lines share; blank lines become empty."""
    blank = [not line.strip(" \t") for line in lines]
    margins = [
        len(line) - len(line.lstrip(" ")) for line, empty in zip(lines, blank, strict=True) if not empty
    ]
    margin = min(margins, default=0)
    return ["" if empty else line[margin:] for line, empty in zip(lines, blank, strict=True)]


def _reading(item: Match, line: int) -> Reading:
    return Reading(id="S00", line=line, **item.fields)  # type: ignore[arg-type]


@cache
def _block_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
