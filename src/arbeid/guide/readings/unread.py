"""Links that did not become a reading, and what was meant as a link but is none to Markdown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from arbeid.guide.chapter.chapter import Chapter
from arbeid.guide.chapter.inline import Link, References, Span, is_footnote, links, links_among, masked, spans
from arbeid.guide.chapter.markdown import read_body
from arbeid.guide.chapter.stretch import BULLET, Stretch, stretches
from arbeid.guide.checking.diagnostic import Diagnostic, Phrase
from arbeid.guide.links.kind import link_kind
from arbeid.guide.readings.line import LONGEST_LINE, blotted
from arbeid.guide.readings.source import is_source
from arbeid.guide.readings.stated import BLOT, times

_MOST_SHOWN = 120
_LISTED = ("item", "row", "grid", "bullet")
_TEXT = r"[^\[\]\n\x01]{1,300}"
_WEB = r"(?:https?://|www\.)"
_ADDRESS = re.compile(rf"{_WEB}|\w[./#]\w|^[./#]|^<", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[\^([^\]\s]{1,60})\]:(?=.{0,2000}(?:https?://|www\.|\]\(|\w\.\w{2,4}\s*$))", re.MULTILINE
)
_LISTED_HTML = re.compile(r"<(?:li|td|dd)\b", re.IGNORECASE)
_MEANT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "space",
            rf"\[{_TEXT}\]\((?P<address>[^()\n\x01]{{0,300}}[^()\s\x01]\s{{1,9}}[^()\s\x01][^()\n\x01]{{0,300}})\)",
        ),
        ("open", rf"\[{_TEXT}\]\((?P<address>[^()\n\x01]{{0,300}})(?!\))"),
        ("form", rf"\[{_TEXT}\]\((?P<address>[^\n\x01]{{0,300}}?)\)"),
        ("gap", rf"\[{_TEXT}\]\s{{1,3}}\((?P<address>{_WEB}[^()\n\x01]{{0,300}})\)?"),
        ("order", rf"\([^()\n\x01]{{1,300}}\)\[(?P<address>{_WEB}[^\[\]\n\x01]{{0,300}})\]"),
        ("form", rf"\[{_TEXT}\](?P<address>{_WEB}\S{{1,300}})"),
        ("form", rf"\[[^\[\]()\n\x01]{{1,300}}\((?P<address>{_WEB}[^()\n\x01]{{0,300}})\)?\]?"),
        ("form", rf"[^\s\[\]]{{1,80}}\]\((?P<address>{_WEB}[^()\n\x01]{{0,300}})\)?"),
        (
            "form",
            r"<(?P<address>www\.[^<>\n\x01]{1,300}|https?://[^<>\n\x01]{0,300}\s[^<>\n\x01]{0,300})>",
        ),
        ("form", r"\[\[(?P<address>[^\[\]\n\x01]{1,300})\]\]"),
        ("reference", rf"(?<![\w\]])\[(?!\^){_TEXT}\]\[(?!\^)(?P<address>[^\[\]\n\x01]{{0,300}})\]"),
    )
)
_NO_ADDRESS = re.compile(rf"\s*(?:\*{{1,3}}|_{{1,3}})?\[(?![ xX]\])(?!\^){_TEXT}\]")
_NO_SCHEME = re.compile(
    r"(?<![\w/@.:\x01])(?:www\.|h?tt?ps?(?::/(?!/)|[;.,]?//))[^\s<>()\[\]\x01]{3,300}", re.IGNORECASE
)
_NO_SITE = re.compile(
    r"(?<![\w/@.:\x01-])(?:doi:?\s?)?(?P<doi>10\.\d{4,9}/[^\s<>()\[\]\x01]{1,200})", re.IGNORECASE
)
_BARE_SITE = re.compile(
    r"(?<![\w/@.:\x01-])(?:\w[\w-]{0,62}\.){1,4}[a-z]{2,24}(?:/[^\s<>()\[\]\x01]{0,300})?", re.IGNORECASE
)
# The time of a bare site stands right behind it; looking further would read a long item anew for each site.
_TIME_WITHIN = 60
_OTHER_MARKUP = re.compile(rf"`[^`<>\n]{{0,300}}<{_WEB}[^<>`\s]{{1,300}}>`__?", re.IGNORECASE)


def unread(body: str, first: int, chapter: Chapter) -> Iterator[Diagnostic]:
    """Say of every link of a list or table that is no reading where it stands, and of what was meant as one.

    ``first`` is the number of the body's first line.

    >>> from arbeid.guide.chapter.markdown import parse
    >>> text = "- Lees [Banen](http://a.nl)\\n- [Jaar](http://a.nl/jaar verslag.pdf)"
    >>> [(found.key, found.line) for found in unread(text, 1, parse(text)[0])]
    [('unread_link', 1), ('no_link', 2)]
    """
    references = read_body(body.split("\n")).references if "]:" in body else {}
    read = _read(chapter)
    notes = set(_DEFINITION.findall(body))
    for part in stretches(body, references):
        if part.block == "code":
            yield from _in_code(part, first)
        elif len(part.text) > LONGEST_LINE:
            yield from _too_long(part, first)
        else:
            yield from _in_text(part, first, references, read, notes)


def _read(chapter: Chapter) -> Mapping[int, set[str]]:
    read: dict[int, set[str]] = defaultdict(set)
    for reading in chapter.readings:
        read[reading.line].add(reading.url)
    return read


def _in_text(
    part: Stretch, first: int, references: References, read: Mapping[int, set[str]], notes: set[str]
) -> Iterator[Diagnostic]:
    listed = part.block in _LISTED
    found = spans(part.text, references)
    every = links_among(part.text, found, bare=listed)
    blot = blotted(part.text, found, (link[:2] for link in every))
    open_lists = listed or (part.block == "html" and bool(_LISTED_HTML.search(part.text)))
    for at, link in enumerate(every):
        end = every[at + 1].start if at + 1 < len(every) else len(part.text)
        if (
            is_footnote(part.text, link)
            or (link.url and not is_source(link.url))
            or _is_read(link, part, first, read)
        ):
            continue
        line, text = first + part.point(link.start)[0], part.text[link.start : link.end]
        if not link.url or not link.title.strip():
            yield _no_link(line, text, "untitled" if link.url else "empty")
        elif open_lists or any(time.directly for time in times(blot, link.end, end).stated):
            yield _unread(line, text)
    if listed:
        yield from _footnotes(part, first, notes)
    if part.block != "html":
        yield from _meant(part, first, found, bool(every))


def _is_read(link: Link, part: Stretch, first: int, read: Mapping[int, set[str]]) -> bool:
    """Tell whether the same item has this address as a reading, or its line was read to the letter."""
    lines = range(first + part.line, first + part.line + part.text.count("\n") + 1)
    urls = {url for line in lines for url in read.get(line, ())}
    return link.url in urls or any(url.startswith(f"{link.url})") for url in urls if link.url)


def _footnotes(part: Stretch, first: int, notes: set[str]) -> Iterator[Diagnostic]:
    for found in _FOOTNOTE.finditer(part.text):
        if found[1] in notes:
            yield _unread(first + part.point(found.start())[0], part.text)


def _in_code(part: Stretch, first: int) -> Iterator[Diagnostic]:
    """Find items of a list that stand so far in that Markdown takes them for code."""
    for number, line in enumerate(part.text.split("\n")):
        bullet = BULLET.match(line)
        if bullet and any(is_source(link.url) for link in links(line[bullet.end() :][:LONGEST_LINE])):
            yield _unread(first + part.line + number, line.strip())


def _too_long(part: Stretch, first: int) -> Iterator[Diagnostic]:
    if part.block in _LISTED and re.search(r"\]\(|://|\]\[|<a\s", part.text):
        yield _unread(first + part.line, part.text)


def _meant(part: Stretch, first: int, found: Sequence[Span], linked: bool) -> Iterator[Diagnostic]:
    for at in _OTHER_MARKUP.finditer(part.text):
        yield _no_link(first + part.point(at.start())[0], at[0], "form")
    text = masked(part.text, ((span.start, span.end) for span in found), BLOT)
    listed = part.block in _LISTED
    for reason, pattern in _MEANT:
        meant = [at for at in pattern.finditer(text) if _is_meant(reason, at["address"], listed)]
        for at in meant:
            yield _no_link(first + part.point(at.start())[0], at[0], reason)
        text = masked(text, (at.span() for at in meant), BLOT)
    if not listed:
        return
    for at in _NO_SCHEME.finditer(text):
        yield _no_link(first + part.point(at.start())[0], at[0], "scheme")
    if not linked:
        yield from _sites(part, first, masked(text, (at.span() for at in _NO_SCHEME.finditer(text)), BLOT))
    bare = _NO_ADDRESS.match(text) if not linked else None
    if bare and BLOT not in text and any(time.directly for time in times(text, bare.end(), len(text)).stated):
        yield _no_link(first + part.line, bare[0].strip(), "empty")


def _sites(part: Stretch, first: int, text: str) -> Iterator[Diagnostic]:
    """Find the number of a document, and a site with the time that reading it takes, without https://."""
    for at in _NO_SITE.finditer(text):
        yield _no_link(first + part.point(at.start())[0], at[0], "document")
    for at in _BARE_SITE.finditer(masked(text, (at.span() for at in _NO_SITE.finditer(text)), BLOT)):
        stated = times(text, at.end(), min(len(text), at.end() + _TIME_WITHIN)).stated
        if any(time.directly for time in stated) and link_kind(at[0]) == "schemeless_link":
            yield _no_link(first + part.point(at.start())[0], at[0], "scheme")


def _is_meant(reason: str, address: str, listed: bool) -> bool:
    return listed or reason in ("gap", "order", "reference") or bool(_ADDRESS.search(address))


def _unread(line: int, text: str) -> Diagnostic:
    return Diagnostic("unread_link", line, before=_shown(text))


def _no_link(line: int, text: str, reason: str) -> Diagnostic:
    values = MappingProxyType({"reason": Phrase(f"guide.no_link.{reason}")})
    return Diagnostic("no_link", line, before=_shown(text), values=values)


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
