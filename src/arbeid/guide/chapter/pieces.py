"""A chapter's lines parted into headings, rules, readings and the passages between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from arbeid.guide.chapter.inline import References
from arbeid.guide.chapter.margin import dedented, without_margin
from arbeid.guide.chapter.stretch import Stretch, block_parser
from arbeid.guide.readings.duration import durations
from arbeid.guide.readings.item import readings_of_item
from arbeid.guide.readings.line import Match, match
from arbeid.guide.readings.reading import Reading, is_listed
from arbeid.guide.readings.within import Places, placed, readings_within

if TYPE_CHECKING:
    from markdown_it.token import Token

# Every level reads its lines anew, so that deeper nesting would cost its square.
_DEEPEST = 8
_MAY_STAY_OPEN = re.compile(r"^[ \t>*+\-0-9.)]*(?:```|~~~|<)", re.MULTILINE)
"""Code and HTML that only the end of their list item may have closed."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its content is what stands behind the number signs."""

    level: int
    content: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """The line that follows a heading."""

    line: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading with the places of its time."""

    reading: Reading
    places: Places


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of a passage, each with its number in the chapter."""

    lines: tuple[tuple[int, str], ...]
    env: dict[str, Any] = field(compare=False)

    @property
    def text(self) -> str:
        """Write the passage as Markdown."""
        return "\n".join(line for _, line in self.lines)

    def within(self) -> list[Placed]:
        """Find the readings inside, with the lines of the chapter."""
        return [
            Placed(_reading(found.match, self.lines[found.line][0]), self._numbered(found.places))
            for found in readings_within(self.text, self.env.get("references"))
        ]

    def _numbered(self, places: Places) -> Places:
        def point(at: tuple[int, int]) -> tuple[int, int]:
            return self.lines[at[0]][0], at[1]

        def both(span: Any) -> Any:
            return span and (point(span[0]), point(span[1]))

        return places._replace(after=point(places.after), time=both(places.time), colour=both(places.colour))


Piece = Heading | Rule | Text | Placed


class _Span(NamedTuple):
    """Lines (from, up to) that are not to be kept as a passage, and what they are instead."""

    start: int
    end: int
    pieces: Sequence[Piece]


class Lines(NamedTuple):
    """Lines that are read together: ``first`` is the number of the first, ``env`` what all of them share.

    There are the definitions of links (``references``), and how many the whole text had of them (``found``).

    ``depth`` counts how often a part was read anew, alone.
    """

    lines: list[str]
    first: int
    env: dict[str, Any]
    depth: int = 0

    @property
    def references(self) -> References:
        """List the definitions of links found so far."""
        found: References = self.env.get("references", {})
        return found

    def part(self, start: int, end: int) -> Lines:
        """Take some of the lines, to be read anew."""
        return self.beside(self.lines[start:end], start)

    def beside(self, lines: list[str], start: int) -> Lines:
        """Put lines in the place of those from ``start`` on."""
        return Lines(lines, self.first + start, self.env, self.depth + 1)


def pieces_of(all_lines: Lines) -> list[Piece]:
    """Part lines into headings, rules, readings and passages."""
    found: list[Piece] = []
    at = 0
    for start, end, pieces in _spans(all_lines):
        _keep(found, all_lines, at, start)
        for piece in pieces:
            _add(found, piece)
        at = end
    _keep(found, all_lines, at, len(all_lines.lines))
    return found


def _keep(found: list[Piece], all_lines: Lines, start: int, end: int) -> None:
    lines = all_lines.lines
    while start < end and not lines[start].strip(" \t"):
        start += 1
    while start < end and not lines[end - 1].strip(" \t"):
        end -= 1
    if start < end:
        kept = tuple((all_lines.first + number, lines[number]) for number in range(start, end))
        _add(found, Text(kept, all_lines.env))


def _add(found: list[Piece], piece: Piece) -> None:
    last = found[-1] if found else None
    if isinstance(piece, Text) and isinstance(last, Text):
        found[-1] = replace(last, lines=(*last.lines, (last.lines[-1][0], ""), *piece.lines))
    elif isinstance(piece, Text) and isinstance(last, Placed) and is_listed(last.reading):
        numbers = [number for number, _ in piece.lines]
        lines = without_margin(piece.text).split("\n")
        found.append(replace(piece, lines=tuple(zip(numbers, lines, strict=True))))
    else:
        found.append(piece)


def _spans(all_lines: Lines) -> Iterator[_Span]:
    lines, first = all_lines.lines, all_lines.first
    tokens = block_parser().parse("\n".join(lines), all_lines.env)
    if all_lines.depth == 0:
        all_lines.env["found"] = len(all_lines.references)
    heading_end = -1
    for at, token in enumerate(tokens):
        if token.level or token.map is None:
            continue
        start, end = token.map
        if token.type == "heading_open":
            yield _Span(start, end, [Heading(int(token.tag[1]), _atx(tokens[at + 1]), first + start)])
            heading_end = end
        elif token.type == "hr":
            between = lines[heading_end:start] if heading_end >= 0 else ["?"]
            if lines[start].rstrip(" \t") == "---" and not "".join(between).strip(" \t"):
                yield _Span(start, end, [Rule(first + start)])
        elif token.type == "paragraph_open":
            yield from _in_paragraph(all_lines, start, end)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield from _in_list(all_lines, tokens, at)
        if token.type != "heading_open":
            heading_end = -1


def _atx(content: Token) -> str:
    """Write a heading's content as it can stand after ``#``: on one line, closing number signs escaped."""
    title = " ".join(line.strip(" \t") for line in content.content.split("\n"))
    return re.sub(r"(^|[ \t])(#+)$", r"\1\\\2", title)


def _in_paragraph(all_lines: Lines, start: int, end: int) -> Iterator[_Span]:
    """Find the lines of a paragraph that are readings; what stands between them is read anew, alone.

    A line indented by four spaces belongs to an admonition and is left in it.
    """
    lines = all_lines.lines
    matches = {
        number: item
        for number in range(start, end)
        if not lines[number].startswith(("    ", "\t"))
        and (item := match(lines[number], references=all_lines.references))
    }
    if not matches or all_lines.depth >= _DEEPEST:
        return
    at = start
    for number, item in matches.items():
        if at < number:
            yield _Span(at, number, pieces_of(all_lines.part(at, number)))
        note = pieces_of(all_lines.beside([item.rest], number)) if item.rest else []
        yield _Span(number, number + 1, [_placed(item, lines[number], all_lines.first + number), *note])
        at = number + 1
    if at < end:
        yield _Span(at, end, pieces_of(all_lines.part(at, end)))


def _in_list(all_lines: Lines, tokens: list[Token], at: int) -> Iterator[_Span]:
    """Find the items of a list that start with a reading; what follows in the item is read anew, alone."""
    for number in range(at + 1, len(tokens) - 1):
        token = tokens[number]
        if token.level == 0:
            return
        child = tokens[number + 1]
        if token.type != "list_item_open" or token.level != 1 or token.map is None:
            continue
        start, end = token.map
        if child.type == "paragraph_open" and child.map and child.map[0] == start:
            pieces = _item(all_lines.part(start, end), tokens[number + 2].content)
            if pieces:
                yield _Span(start, end, pieces)


def _item(item_lines: Lines, paragraph: str) -> list[Piece]:
    lines = item_lines.lines
    marker = _ITEM.match(lines[0])
    if marker is None or item_lines.depth > _DEEPEST:
        return []
    line = lines[0][marker.end() :]
    item = match(line, listed=True, references=item_lines.references)
    if item is None:
        return []
    after = [item.rest, *dedented(lines[1:])]
    if _MAY_STAY_OPEN.search("\n".join(after)) or next(filter(None, after), "").startswith(" "):
        return []
    rest = pieces_of(item_lines._replace(lines=after))
    # A time in the words below the link would stand beside a second one, were minutes written to its line.
    if item.fields["minutes"] is None and not item.marks.beside:
        item = item._replace(marks=item.marks._replace(beside=_time_in(rest)))
    pieces = [_placed(item, line, item_lines.first), *rest]
    return pieces if _says_all(pieces, paragraph, item_lines.references) else []


def _time_in(pieces: list[Piece]) -> str:
    """Find the first time that the words below a reading mention; empty where there is none."""
    texts = [piece.text for piece in pieces if isinstance(piece, Text)]
    found = ((text, time) for text in texts for time in durations(text))
    return next((text[time.start : time.end] for text, time in found), "")


def _says_all(pieces: list[Piece], paragraph: str, references: References) -> bool:
    """Tell whether these pieces hold every reading of an item, apart from its words."""
    if any(
        isinstance(piece, Heading | Rule) or (isinstance(piece, Text) and piece.within()) for piece in pieces
    ):
        return False
    # Taken apart, an item may not lose a reading that the whole of it has.
    apart = {(piece.reading.url, piece.reading.minutes) for piece in pieces if isinstance(piece, Placed)}
    found = readings_of_item(paragraph, references)
    return all((item.fields["url"], item.fields["minutes"]) in apart for item in found)


def _placed(item: Match, line: str, number: int) -> Placed:
    return Placed(_reading(item, number), placed(Stretch("item", line, number), item.marks))


def _reading(item: Match, line: int) -> Reading:
    return Reading(id="S00", line=line, **item.fields, **item.source)  # type: ignore[arg-type]
