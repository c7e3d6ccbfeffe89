"""How long a reading takes: words by the language's own rate, or the length that a recording states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from arbeid.errors import ArbeidError
from arbeid.guide.timing.stated_length import Kind, Tree, duration, stated_length
from arbeid.guide.timing.word_count import WordCount, word_count
from arbeid.language import Text
from arbeid.registry import Entry, Registry

__all__ = [
    "RATES",
    "Rate",
    "ReadingTime",
    "duration",
    "recognised",
    "time_of_file",
    "time_of_page",
    "time_of_text",
]

FALLBACK = "en"
"""The rate for a language without one of its own; the outcome is then called assumed."""

# Fewer words are a notice of cookies or of an error; with few, a page with a film is the film.
_FEWEST_WORDS = 30
_FEW_WORDS = 300
_LONGEST_CELL = 20
"""In words on average; a table with longer cells lays out running text."""
_BY_CHARACTER = "characters"
"""The rate for scripts in which a sign stands for a word or a syllable."""
_GRID = re.compile(r"^\+(?:[-=:]+\+)+(?:\n[|+].*)+", re.MULTILINE)


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
    rate of its own. ``rate`` names that rate, ``language`` what the page is in. ``characters`` counts those
    of scripts without spaces, which are in no word.
    """

    minutes: int
    low: int
    high: int
    kind: Kind
    badge: Literal["measured", "derived", "assumed"]
    words: int = 0
    figures: int = 0
    tables: int = 0
    letters_a_word: float | None = None
    language: str | None = None
    rate: str | None = None
    characters: int = 0


def time_of_text(text: str, language: str | None = None, figures: int = 0, tables: int = 0) -> ReadingTime:
    """Measure plain text; the language is recognised where it is not given.

    >>> time_of_text("De mensen lezen samen de krant. " * 100, "nl")
    ... # doctest: +NORMALIZE_WHITESPACE
    ReadingTime(minutes=2, low=2, high=3, kind='article', badge='derived', words=600, figures=0, tables=0,
                letters_a_word=4.17, language='nl', rate='nl', characters=0)
    """
    counted = word_count(text)
    if not counted.words + counted.joined + counted.characters:
        raise ArbeidError("time_no_words")
    language = (language or recognised(text)).lower().partition("-")[0]
    own = language in RATES.names() and language != _BY_CHARACTER
    rate, by_character = RATES.get(language if own else FALLBACK), RATES.get(_BY_CHARACTER)
    words = counted.words_of_length(rate.usual_word_length)
    spelt = words - counted.syllabic
    aside = (figures * rate.seconds_a_figure + tables * rate.seconds_a_table) / 60
    minutes, low, high = (
        _whole(_effort(counted, rate) / speed + counted.characters / characters + aside)
        for speed, characters in zip(_speeds(rate), _speeds(by_character), strict=True)
    )
    mostly_characters = counted.characters > counted.amount / 2
    return ReadingTime(
        minutes,
        low,
        high,
        "article",
        "derived" if own and not mostly_characters else "assumed",
        words,
        figures,
        tables,
        round((counted.letters + counted.joined) / spelt, 2) if spelt else None,
        language,
        _BY_CHARACTER if mostly_characters else rate.id,
        counted.characters,
    )


def _speeds(rate: Rate) -> tuple[float, float, float]:
    return rate.words_a_minute, rate.fastest, rate.slowest


def _effort(counted: WordCount, rate: Rate) -> float:
    """Count the words of the usual length that the letters make, or the words where there are no letters."""
    letters = counted.letters + counted.joined
    # A Korean word has few signs and is still one word: IReST, too, counts Korean by words.
    return letters / rate.usual_word_length + counted.syllabic if letters else float(counted.words)


def time_of_page(content: bytes | str, language: str | None = None) -> ReadingTime:
    """Measure an HTML page: the length that its metadata state, else its main text.

    A page with a stated length and much text besides is an article with a film in it. Errors: no main text.
    """
    tree = _tree(content)
    stated = stated_length(tree)
    text, figures, tables = _main_text(tree)
    amount = word_count(text).amount
    if stated and (_is_player(tree) or amount < _FEW_WORDS):
        kind, seconds = stated
        minutes = _whole(seconds / 60)
        return ReadingTime(minutes, minutes, minutes, kind, "measured", language=language or _declared(tree))
    if amount < _FEWEST_WORDS:
        raise ArbeidError("time_no_words")
    return time_of_text(text, language or _declared(tree), figures, tables)


def time_of_file(content: bytes, name: str, language: str | None = None) -> ReadingTime:
    """Measure a file: HTML as a page, Markdown and plain text as text."""
    from arbeid.guide.chapter.front import split
    from arbeid.guide.chapter.repair import read_text

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
    from markdown_it.token import Token

    parser = MarkdownIt().enable("table")
    running, tables, inside = list[Token](), list[Token](), False
    for token in parser.parse(_GRID.sub(_as_pipes, body)):
        # Left inside a list or a quotation, a table would be taken for its running words.
        inside = inside or (token.type == "table_open" and token.level > 0)
        (tables if inside else running).append(token)
        inside = inside and token.type != "table_close"
    article = parser.renderer.render([*running, *tables], parser.options, {})
    return time_of_page(f"<html><body><article>{article}</article></body></html>", language)


def _whole(minutes: float) -> int:
    return max(1, round(minutes))


def _tree(content: bytes | str) -> Tree:
    from trafilatura import load_html

    tree = load_html(content)
    if tree is None:
        raise ArbeidError("time_no_page")
    return tree


def _main_text(tree: Tree) -> tuple[str, int, int]:
    """Extract the running text with the numbers of figures and tables beside it.

    The words in a table are no running text, unless there is hardly any other.
    """
    from copy import deepcopy

    from trafilatura import bare_extraction
    from trafilatura.xml import xmltotxt

    found: Any = bare_extraction(
        deepcopy(tree), include_images=True, include_tables=True, include_comments=False, fast=True
    )
    if found is None or found.body is None:
        return "", 0, 0
    figures, tables = len(found.body.findall(".//graphic")), found.body.findall(".//table")
    text = found.text or ""
    facts = [table for table in tables if _holds_facts(table)]
    if facts:
        for table in facts:
            _take_out(table)
        running = xmltotxt(found.body, include_formatting=False) or ""
        text = running if word_count(running).amount >= _FEWEST_WORDS else text
    return text, figures, len(tables)


def _as_pipes(found: re.Match[str]) -> str:
    """Write a grid table of pandoc as the kind of table that Markdown knows."""
    edge, *lines = found[0].split("\n")
    rows = [line for line in lines if line.startswith("|")]
    rule = "|" + "---|" * (edge.count("+") - 1)
    return "\n".join([rows[0], rule, *rows[1:]]) if rows else found[0]


def _holds_facts(table: Tree) -> bool:
    """Tell a table of facts from one that lays out running text."""
    cells = len(table.findall(".//cell")) or 1
    return word_count(" ".join(table.itertext())).amount / cells <= _LONGEST_CELL


def _take_out(element: Tree) -> None:
    """Take an element out of its tree; the text behind it stays."""
    element.clear(keep_tail=True)
    element.tag = "p"


def _declared(tree: Tree) -> str | None:
    named = tree.xpath(
        "/html/@lang | /html/@xml:lang", namespaces={"xml": "http://www.w3.org/XML/1998/namespace"}
    )
    return str(named[0]).strip() or None if named else None


def _is_player(tree: Tree) -> bool:
    kind = " ".join(tree.xpath("//meta[@property='og:type']/@content")).lower()
    return kind.startswith(("video", "music"))
