"""Running Markdown as markdown-it reads it: its links with where they stand, and its text without marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST = 16_000
"""Characters of one paragraph, item or cell in which links are looked for."""

References = dict[str, Any]
"""The chapter's own link definitions, as markdown-it keeps them."""

_PHRASING = "abbr|b|bdi|br|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr"
_TAG = re.compile(rf"</?(?:{_PHRASING})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_BARE = re.compile(r"\bhttps?://[^\s<>\"|\\^`{}（）「」『』【】《》。，、；]{1,2000}", re.IGNORECASE)
_MARKED = re.compile(r"[\\*_~`&<!\[\]]")
_RESOLVED = {"doi": "https://doi.org/", "hdl": "https://hdl.handle.net/"}
"""Names of documents that are no web address, with the site that leads to them."""


class Span(NamedTuple):
    """A stretch that markdown-it took as one thing: a link, code, HTML, an escaped sign."""

    rule: str
    start: int
    end: int
    href: str | None = None
    label: int = 0


class Link(NamedTuple):
    """A link in a text: from where to where it stands, the Markdown of its title, and its address."""

    start: int
    end: int
    markup: str
    url: str

    @property
    def title(self) -> str:
        """Read the title without marks."""
        return plain(self.markup)


def links(text: str, references: References | None = None, bare: bool = False) -> list[Link]:
    """List the links of a text in order: inline, by reference, in angle brackets, as HTML.

    ``bare`` takes addresses without any mark as well.

    >>> [link[:3] for link in links("Lees **[*Taken* & banen](https://ilo.org/a)** en <https://ilo.org>.")]
    [(7, 43, '*Taken* & banen'), (49, 66, 'https://ilo.org')]
    """
    return links_among(text, spans(text, references), bare)


def spans(text: str, references: References | None = None) -> list[Span]:
    """List what markdown-it takes as one thing in a text; empty for one that is too long."""
    # Where none of these signs stands there is nothing to find, and a parser takes long to say so.
    if len(text) > LONGEST or not re.search(r"[\[<`]", text):
        return []
    env: dict[str, Any] = {"references": references or {}, "spans": []}
    parser = _parser()
    parser.inline.parse(text, parser, env, [])
    found: list[Span] = sorted(env["spans"], key=lambda span: (span.start, -span.end))
    return found


def plain(markup: str) -> str:
    r"""Read the text of a title as a reader sees it.

    >>> plain(r"*Arbeid* &amp; \[techniek\] `x`")
    'Arbeid & [techniek] x'
    """
    if not _MARKED.search(markup):
        return markup
    return "".join(_text(token) for token in _tokens(markup))


def title_html(markup: str) -> str:
    """Write a title as HTML in which emphasis and code are kept, and nothing else of it is run.

    >>> title_html("*Arbeid* & <b onclick=x>techniek</b> <script>")
    '<em>Arbeid</em> &amp; techniek &lt;script&gt;'
    """
    from markdown_it.common.utils import escapeHtml

    tokens = _tokens(markup) if _MARKED.search(markup) else []
    if not tokens:
        return escapeHtml(markup)
    kept = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}
    return "".join(
        kept.get(token.type)
        or (
            f"<code>{escapeHtml(token.content)}</code>"
            if token.type == "code_inline"
            else escapeHtml(_text(token))
        )
        for token in tokens
    )


def escaped(title: str) -> str:
    r"""Write Markdown that reads as this title, with no more escapes than it needs.

    >>> escaped("Werk [2] & 3*4"), escaped("*Werk*")
    ('Werk \\[2\\] & 3*4', '\\*Werk\\*')
    """
    light = re.sub(r"\\(?=[\\\[\]]|$)|[\[\]]", r"\\\g<0>", title)
    return light if plain(light) == title else re.sub(r"[\\`*_{}\[\]<>&!~|]", r"\\\g<0>", title)


def address(written: str, angled: bool = False) -> str:
    """Read the address that a written one means: entities and escapes undone, no spaces.

    >>> address("https://ilo.org/t?a=1&amp;b=2"), address("doi:10.1000/182")
    ('https://ilo.org/t?a=1&b=2', 'https://doi.org/10.1000/182')
    """
    from markdown_it.common.utils import unescapeAll

    return _address(unescapeAll(written), angled)


def escaped_address(url: str) -> str:
    r"""Write Markdown that reads as this address between round brackets.

    >>> escaped_address("https://ilo.org/a(b?x&copy;")
    'https://ilo.org/a\\(b?x&amp;copy;'
    """
    written = re.sub(r"\\(?=[!-/:-@\[-`{-~])", r"\\\\", url)
    written = re.sub(r"&(?=#?[A-Za-z0-9]+;)", "&amp;", written)
    if not _balanced(written):
        written = re.sub(r"[()]", r"\\\g<0>", written)
    return re.sub(r"^<", r"\\<", written)


def is_footnote(text: str, link: Link) -> bool:
    """Tell whether a link is only the mark of a footnote."""
    return link.markup.startswith("^") and text.startswith(f"[{link.markup}]", link.start)


def _balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0


def _address(url: str, angled: bool = False) -> str:
    url = re.sub(r"[\s()<>]" if angled else r"\s", lambda found: quote(found[0], safe=""), url)
    scheme, colon, rest = url.partition(":")
    site = _RESOLVED.get(scheme.lower()) if colon else None
    return url if site is None else site + rest.lstrip("/")


def links_among(text: str, found: Sequence[Span], bare: bool = False) -> list[Link]:
    """List the links among the stretches of a text; see `links`."""
    links = list[Link]()
    end = 0
    closing = _closing_anchors(text, found)
    for span in found:
        link = _link(text, span, closing.get(span.start))
        if link is not None and span.start >= end:
            links.append(link)
            end = link.end
    if bare and len(text) <= LONGEST:
        links += _bare(text, found, links)
    return sorted(links)


def _closing_anchors(text: str, found: Sequence[Span]) -> Mapping[int, Span]:
    """Map the start of each tag to the closing tag of an anchor that comes next."""
    next_close: Span | None = None
    closing = {}
    for span in reversed(found):
        if span.rule == "html_inline":
            if next_close is not None:
                closing[span.start] = next_close
            if text[span.start : span.start + 3].lower() == "</a":
                next_close = span
    return closing


def _link(text: str, span: Span, closed: Span | None) -> Link | None:
    if span.rule == "autolink":
        return Link(
            span.start, span.end, escaped(text[span.start + 1 : span.end - 1]), _address(span.href or "")
        )
    if span.rule == "link":
        angled = bool(re.match(r"\(\s*<", text[span.label + 1 : span.end]))
        return Link(
            span.start, span.end, text[span.start + 1 : span.label], _address(span.href or "", angled)
        )
    opened = _ANCHOR.match(text, span.start, span.end) if span.rule == "html_inline" else None
    if opened is None or closed is None:
        return None
    written = next(part for part in opened.groups() if part is not None)
    markup = text[span.end : closed.start].strip()
    return Link(span.start, closed.end, markup, address(written.replace("\\", "\\\\").strip()))


def _bare(text: str, found: Sequence[Span], links: Sequence[Link]) -> Iterator[Link]:
    free = masked(
        text, [*(span[1:3] for span in found if span.rule != "escape"), *(link[:2] for link in links)]
    )
    for match in _BARE.finditer(free):
        url = _without_close(match[0])
        # Inside brackets that were meant as a link, it is the address of that link.
        if not re.search(r"[\])][ ]?[\[(]<?$", text[max(0, match.start() - 4) : match.start()]):
            yield Link(match.start(), match.start() + len(url), escaped(url), _address(url))


def masked(text: str, taken: Iterable[tuple[int, int]], sign: str = "\x01") -> str:
    """Blot these stretches out of a text, at the same length."""
    parts, at = list[str](), 0
    for start, end in sorted(taken):
        if end > at:
            parts += (text[at:start], sign * (end - max(start, at)))
            at = end
    return "".join((*parts, text[at:]))


def _without_close(url: str) -> str:
    """Leave out the signs that end a sentence or close a bracket around the address."""
    while url and (url[-1] in "?!.,:;*_~'”’»]" or (url[-1] == ")" and not _balanced(url))):
        url = url[:-1]
    return url


def _tokens(markup: str) -> list[Token]:
    parser = _parser()
    return parser.inline.parse(markup, parser, {"spans": []}, [])


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        if re.match(r"<br\b", token.content, re.IGNORECASE):
            return " "
        return "" if _TAG.fullmatch(token.content) else token.content
    return token.content


@cache
def _parser() -> MarkdownIt:
    """Make a parser that leaves addresses as they are and notes where things stand."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, escape, html_inline, image, link

    class Parser(MarkdownIt):
        # Addresses stay as written: they are compared, written back, and shown to whoever mends them.
        def normalizeLink(self, url: str) -> str:
            return url

        def validateLink(self, url: str) -> bool:
            return True

    parser = Parser("commonmark").enable("strikethrough")
    rules = (
        ("escape", escape),
        ("backticks", backtick),
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("html_inline", html_inline),
    )
    for name, rule in rules:
        parser.inline.ruler.at(name, _noting(name, rule))
    return parser


def _noting(name: str, rule: Callable[[Any, bool], bool]) -> Callable[[Any, bool], bool]:
    def noting(state: Any, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            href, label = None, 0
            if name in ("link", "autolink"):
                opened = next(token for token in state.tokens[before:] if token.type == "link_open")
                href = str(opened.attrs.get("href", ""))
            if name == "link":
                label = state.md.helpers.parseLinkLabel(state, start, True)
            state.env.setdefault("spans", []).append(Span(name, start, state.pos, href, label))
        return True

    return noting
