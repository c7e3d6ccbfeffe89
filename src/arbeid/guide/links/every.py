"""Every link of a chapter: its readings, and those in headings, running text, tables and definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.front import split

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAG = re.compile(r"<(?:a|area|img|iframe|audio|video|source|embed)\b([^<>]*)>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BARE = re.compile(r"""https?://[^\s<>"'\[\](){}|\\^`]+(?:\([^\s<>"'()]*\)[^\s<>"'\[\](){}|\\^`]*)*""")


@dataclass(frozen=True, slots=True)
class Link:
    """An address with its line (from 1), and the id of the reading that it belongs to, if any."""

    url: str
    line: int
    reading: str | None = None


def every_link(chapter: Chapter, text: str) -> tuple[Link, ...]:
    """List the links of a chapter and its (mended) text by line, each address once a line.

    >>> from arbeid.guide.chapter.markdown import parse
    >>> text = "Lees [dit](http://a.nl).\\n\\n- [Banen](http://b.nl) ~9 min\\n\\n[c]: http://c.nl"
    >>> [(link.url, link.line, link.reading) for link in every_link(parse(text)[0], text)]
    [('http://a.nl', 1, None), ('http://b.nl', 3, 'S01'), ('http://c.nl', 5, None)]
    """
    found = [Link(reading.url, reading.line, reading.id) for reading in chapter.readings]
    known = {(link.line, unescape(link.url)) for link in found}
    _, body, first = split(text)
    for link in _of_markdown(body, first):
        if (link.line, link.url) not in known:
            known.add((link.line, link.url))
            found.append(link)
    return tuple(sorted(found, key=lambda link: link.line))


def _of_markdown(body: str, first: int) -> Iterator[Link]:
    definitions: dict[str, Any] = {}
    seen = set[str]()
    for token in _parser().parse(body, definitions):
        line = first + (token.map[0] if token.map else 0)
        if token.type == "html_block":
            found = _of_html(token.content, line)
        else:
            found = _of_inline(token.children or [], line)
        for link in found:
            seen.add(link.url)
            yield link
    # A definition that a link uses was listed there.
    for name, one in definitions.get("references", {}).items():
        # What a footnote consists of is its text, and a link only where it looks like one.
        is_link = not name.startswith("^") or _BARE.fullmatch(one["href"])
        if one["href"] and one["href"] not in seen and is_link:
            yield Link(one["href"], first + one["map"][0])


def _of_inline(tokens: Sequence[Token], line: int) -> Iterator[Link]:
    inside = 0
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "link_open":
            inside += 1
            yield from _link(str(token.attrs.get("href", "")), line)
        elif token.type == "link_close":
            inside -= 1
        elif token.type == "image":
            yield from _link(str(token.attrs.get("src", "")), line)
        elif token.type == "html_inline":
            yield from _of_html(token.content, line)
        elif token.type == "text" and not inside:
            for found in _BARE.finditer(token.content):
                yield from _link(found[0].rstrip(".,;:!?*_"), line)


def _link(url: str, line: int) -> Iterator[Link]:
    if url.strip():
        yield Link(url.strip(), line)


def _of_html(html: str, line: int) -> Iterator[Link]:
    shown = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), html)
    for tag in _TAG.finditer(shown):
        for found in _ADDRESS.finditer(tag[1]):
            url = unescape(found[1] or found[2] or found[3] or "")
            yield from _link(url, line + shown.count("\n", 0, tag.start()))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    # Addresses are wanted as they were written, those that a page would refuse included.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser
