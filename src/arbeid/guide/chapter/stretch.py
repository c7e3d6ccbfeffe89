"""Markdown as a row of stretches of running text, each with the block that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from arbeid.guide.chapter.inline import References
from arbeid.guide.readings.item import Columns, columns

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Block = Literal["text", "item", "row", "grid", "bullet", "html", "code"]
"""``bullet`` looks like an item of a list but is none to Markdown; ``grid`` is a row of pandoc."""

BULLET = re.compile(r"[ \t]*(?:[•‣◦▪●■–—*+-]|[A-Za-z][.)]|\(?[0-9]{1,3}[.)])[ \t]+")
_GRID_RULE = re.compile(r"\+(?::?[-=]+:?\+)+")
_CELL = re.compile(r"(?:\\.|[^\\|])++|(?<=\|)(?=\|)|^(?=\|)")


class Stretch(NamedTuple):
    """Running text with the number (from 0) of its first line; ``cells`` are those of a table's row.

    ``quoted`` tells that it stands in a quotation.
    """

    block: Block
    text: str
    line: int
    quoted: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    heads: Columns = Columns()

    def point(self, at: int) -> tuple[int, int]:
        """Find the line of a place in the text, and its distance from that line's end without spaces.

        What is taken from a line before it is read is taken from its start, so the distance stays true.
        """
        start = self.text.rfind("\n", 0, at) + 1
        line = self.text[start:].partition("\n")[0]
        return self.line + self.text.count("\n", 0, at), len(line.rstrip()) - (at - start)


def stretches(text: str, references: References | None = None) -> Iterator[Stretch]:
    """Part Markdown into its stretches, in order.

    >>> [(part.block, part.text, part.line) for part in stretches("Lees\\n\\n- Thema\\n  - [a](b)")]
    [('text', 'Lees', 0), ('item', 'Thema', 2), ('item', '[a](b)', 3)]
    """
    lines = text.split("\n")
    tokens = block_parser().parse(text, {"references": {} if references is None else references})
    items, quotes, heads = 0, 0, Columns()
    for at, token in enumerate(tokens):
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        quotes += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.map is None:
            continue
        line = token.map[0]
        if token.type == "thead_open":
            heads = columns(_heads(tokens, at))
        elif token.type == "tr_open" and tokens[at - 1].type != "thead_open":
            yield _row(lines[line], line, quotes > 0, heads)
        elif token.type == "inline" and tokens[at - 1].type not in ("th_open", "td_open"):
            yield from _running(token.content, line, lines, items > 0, quotes > 0)
        elif token.type in ("html_block", "code_block"):
            yield Stretch("html" if token.type == "html_block" else "code", token.content, line, quotes > 0)


def _heads(tokens: Sequence[Token], at: int) -> list[str]:
    heads = []
    for number in range(at, len(tokens)):
        if tokens[number].type == "thead_close":
            break
        if tokens[number].type == "th_open":
            heads.append(tokens[number + 1].content)
    return heads


def _row(line: str, number: int, quoted: bool, heads: Columns) -> Stretch:
    text = line.lstrip(" \t>").rstrip()
    if text.startswith("|"):
        text = text[1:]
    cells = [found.span() for found in _CELL.finditer(text)]
    return Stretch("row", text, number, quoted, tuple(cells), heads)


def _running(content: str, line: int, lines: Sequence[str], listed: bool, quoted: bool) -> Iterator[Stretch]:
    """Read a paragraph whole, or line by line where lines in it look like items."""
    parts = content.split("\n")
    if _GRID_RULE.fullmatch(parts[0].strip()):
        yield from _grid(parts, line, quoted)
        return
    # “• a” is no item to Markdown, but a writer who typed a list of them meant one.
    bullets = [not listed and BULLET.match(part) for part in parts]
    if not any(bullets):
        yield Stretch("item" if listed else "text", content, line, quoted)
        return
    for number, (part, bullet) in enumerate(zip(parts, bullets, strict=True)):
        # Four spaces are what admonitions of other tools stand in.
        inside = lines[line + number].startswith(("    ", "\t")) if line + number < len(lines) else False
        text = part[bullet.end() :] if bullet else part
        yield Stretch("bullet" if bullet else "text", text, line + number, quoted or inside)


def _grid(parts: Sequence[str], line: int, quoted: bool) -> Iterator[Stretch]:
    """Read the rows of a grid table, a line each; those above the double rule are its heads."""
    rules = [_GRID_RULE.fullmatch(part.strip()) for part in parts]
    double = next((at for at, rule in enumerate(rules) if rule and "=" in rule[0]), 0)
    heads = Columns()
    for number, part in enumerate(parts):
        if rules[number] or not part.lstrip().startswith("|"):
            continue
        row = _row(part, line + number, quoted, heads)
        if number > double:
            yield row._replace(block="grid")
        elif heads == Columns():
            heads = columns([row.text[start:end] for start, end in row.cells])


@cache
def block_parser() -> MarkdownIt:
    """Make a parser that finds blocks, tables included, and leaves what runs within them alone."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser
