"""How long a reading takes: words by the language's own rate, or the length that a recording states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.registry import Entry, Registry

Tree = Any
"""An lxml tree; lxml has no types of its own."""

FALLBACK = "en"
"""The rate for a language without one of its own; the outcome is then called assumed."""

_FEWEST_WORDS = 30
_FEW_WORDS = 300
_LETTER = re.compile(r"[^\W\d_]")
_DURATION = re.compile(
    r"P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,7})(?:[.,]\d+)?S)?)?", re.IGNORECASE
)
_PLAYS = {"videoobject": "video", "movie": "video", "audioobject": "audio", "podcastepisode": "audio"}


class Rate(Entry):
    """How fast adults read one language in silence; words a minute at the usual number of letters a word.

    A text of longer words is read at ``words_a_minute * usual_word_length / its own``.
    """

    label: Text
    words_a_minute: float
    slowest: float
    fastest: float
    usual_word_length: float
    badge: Literal["measured", "derived", "modelled", "assumed"]
    source: Text
    url: str
    seconds_a_figure: float
    seconds_a_table: float


RATES = Registry("rate", "rates", Rate)


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """How long one page takes, in minutes, from a fast reader (``low``) to a slow one (``high``).

    ``badge`` is measured for a stated length, derived from counted words, assumed where the language has no
    rate of its own. ``rate`` names that rate, ``language`` what the page is in.
    """

    minutes: int
    low: int
    high: int
    kind: Literal["article", "video", "audio"]
    badge: Literal["measured", "derived", "assumed"]
    words: int = 0
    figures: int = 0
    tables: int = 0
    letters_a_word: float | None = None
    language: str | None = None
    rate: str | None = None


def time_of_text(text: str, language: str | None = None, figures: int = 0, tables: int = 0) -> ReadingTime:
    """Measure plain text; the language is recognised where it is not given.

    >>> time_of_text("De mensen lezen samen de krant. " * 100, "nl")
    ... # doctest: +NORMALIZE_WHITESPACE
    ReadingTime(minutes=2, low=2, high=3, kind='article', badge='derived', words=600, figures=0, tables=0,
                letters_a_word=4.17, language='nl', rate='nl')
    """
    words = [word for word in re.split(r"[\s–—/]+", text) if any(map(str.isalnum, word))]
    if not words:
        raise ArbeidError("time_no_words")
    language = (language or recognised(text)).lower().partition("-")[0]
    rate = RATES.get(language if language in RATES.names() else FALLBACK)
    letters = len(_LETTER.findall(text)) / len(words)
    effort = len(words) * letters / rate.usual_word_length if letters else float(len(words))
    aside = (figures * rate.seconds_a_figure + tables * rate.seconds_a_table) / 60
    speeds = (rate.words_a_minute, rate.fastest, rate.slowest)
    minutes, low, high = (_whole(effort / speed + aside) for speed in speeds)
    return ReadingTime(
        minutes,
        low,
        high,
        "article",
        "derived" if language == rate.id else "assumed",
        len(words),
        figures,
        tables,
        round(letters, 2),
        language,
        rate.id,
    )


def time_of_page(content: bytes | str, language: str | None = None) -> ReadingTime:
    """Measure an HTML page: the length that its metadata state, else its main text.

    A page with a stated length and much text besides is an article with a film in it. Errors: no main text.
    """
    tree = _tree(content)
    stated = _stated_length(tree)
    text, figures, tables = _main_text(tree)
    if stated and (_is_player(tree) or len(text.split()) < _FEW_WORDS):
        kind, seconds = stated
        minutes = _whole(seconds / 60)
        return ReadingTime(minutes, minutes, minutes, kind, "measured", language=language or _declared(tree))
    if len(text.split()) < _FEWEST_WORDS:
        raise ArbeidError("time_no_words")
    return time_of_text(text, language or _declared(tree), figures, tables)


def time_of_file(content: bytes, name: str, language: str | None = None) -> ReadingTime:
    """Measure a file: HTML as a page, Markdown and plain text as text."""
    from arbeid.guide.front import split
    from arbeid.guide.repair import read_text

    if name.lower().endswith((".html", ".htm", ".xhtml")) or content.lstrip()[:15].lower().startswith(
        (b"<!doctype html", b"<html")
    ):
        return time_of_page(content, language)
    text, _ = read_text(content)
    return _time_of_markdown(split(text)[1], language)


def recognised(text: str) -> str:
    """Recognise the language of a text as a two-letter code.

    >>> recognised("Wat doet dat met de banen van morgen?")
    'nl'
    """
    import py3langid  # type: ignore[import-untyped]

    code: str = py3langid.classify(text[:5000])[0]
    return code


def _time_of_markdown(body: str, language: str | None) -> ReadingTime:
    from markdown_it import MarkdownIt

    return time_of_page(f"<html><body><article>{MarkdownIt().render(body)}</article></body></html>", language)


def _whole(minutes: float) -> int:
    return max(1, round(minutes))


def _tree(content: bytes | str) -> Tree:
    from trafilatura import load_html

    tree = load_html(content)
    if tree is None:
        raise ArbeidError("time_no_page")
    return tree


def _main_text(tree: Tree) -> tuple[str, int, int]:
    """Give the main text with the numbers of figures and tables in it."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        deepcopy(tree), include_images=True, include_tables=True, include_comments=False, fast=True
    )
    if found is None or found.body is None:
        return "", 0, 0
    return found.text or "", len(found.body.findall(".//graphic")), len(found.body.findall(".//table"))


def _declared(tree: Tree) -> str | None:
    named = tree.xpath(
        "/html/@lang | /html/@xml:lang", namespaces={"xml": "http://www.w3.org/XML/1998/namespace"}
    )
    return str(named[0]).strip() or None if named else None


def _is_player(tree: Tree) -> bool:
    kind = " ".join(tree.xpath("//meta[@property='og:type']/@content")).lower()
    return kind.startswith(("video", "music"))


def _stated_length(tree: Tree) -> tuple[Literal["video", "audio"], int] | None:
    """Find the seconds that structured data, microdata or the Open Graph protocol state, in that order."""
    for kind, written in (*_in_linked_data(tree), *_in_microdata(tree), *_in_open_graph(tree)):
        seconds = duration(written)
        if seconds:
            return kind, seconds
    return None


def _in_linked_data(tree: Tree) -> list[tuple[Any, str]]:
    import json

    found: list[tuple[Any, str]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            pending = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while pending:
            thing = pending.pop()
            if isinstance(thing, list):
                pending.extend(thing)
            elif isinstance(thing, dict):
                kind = _PLAYS.get(str(thing.get("@type", "")).lower())
                if kind and thing.get("duration"):
                    found.append((kind, str(thing["duration"])))
                pending.extend(value for value in thing.values() if isinstance(value, dict | list))
    return found


def _in_microdata(tree: Tree) -> list[tuple[Any, str]]:
    path = "//*[@itemscope and @itemtype]//*[@itemprop='duration']"
    found = []
    for element in tree.xpath(path):
        scope = element.xpath("ancestor::*[@itemscope][1]/@itemtype")
        kind = _PLAYS.get(str(scope[0]).rpartition("/")[2].lower()) if scope else None
        if kind:
            written = element.get("content") or element.get("datetime") or element.text_content()
            found.append((kind, written))
    return found


def _in_open_graph(tree: Tree) -> list[tuple[Any, str]]:
    names = (("video", "video:duration"), ("video", "og:video:duration"), ("audio", "music:duration"))
    return [
        (kind, written)
        for kind, name in names
        for written in tree.xpath("//meta[@property=$name]/@content", name=name)
    ]


@cache
def duration(written: str) -> int | None:
    """Read a length in seconds, as a number or as ISO 8601 writes it; None where it is neither.

    >>> duration("PT12M34S"), duration("754"), duration("PT1H"), duration("soon")
    (754, 754, 3600, None)
    """
    written = written.strip()
    if re.fullmatch(r"[0-9]{1,7}", written):
        return int(written)
    found = _DURATION.fullmatch(written)
    if found is None or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
