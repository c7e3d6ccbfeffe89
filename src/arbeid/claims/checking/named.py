"""Whom a sentence names: publishers by what they are called, publications by their authors."""

from __future__ import annotations

import re

from arbeid.claims.checking.lexicon import LEXICONS, any_form, hits, phrase
from arbeid.claims.claim import PUBLICATIONS, Publication
from arbeid.claims.publisher import PUBLISHERS, called
from arbeid.registry import remembered

_AUTHORS = re.compile(r"\(([^()]*)\)")
# Between “according to” and a name; the end of a longer word will do as well: “vaststelt” is “stelt”.
_BEFORE = r"<saying.before>(?:\s+(?:<beside.the>|<beside.a>|<saying.where>|<saying.who>)){0,4}\s+[\"“‘'(]?$"
# “Goldman Sachs’s researchers have found”: up to three words of whatever kind, or a colon.
_AFTER = r"(?:’s|'s|s)?\s*(?:\w+\s+){0,3}<saying.says>\b|\s*(?:\([^)]*\))?:"
_STAFF = r"\b<saying.staff>\s+(?:<beside.the> )?$"
_SCHOLARS = r"\b<saying.who>\s+<saying.where>\s+(?:<beside.the> )?$"
_SURNAME = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ’']{3,}(?:[ -][A-Z][a-z]+)?")


def named(sentence: str) -> frozenset[str]:
    """List the publications that a sentence may name, by their publisher or by an author.

    >>> sorted(named("Frey and Osborne wrote it"))
    ['frey-osborne-2013']
    >>> named("It is often said")
    frozenset()
    """
    places = [(hit.start, hit.end) for hit in hits("places", sentence)]
    found = [(name, match) for name, pattern in _names() for match in pattern.finditer(sentence)]
    # “OECD countries” are a place, unless nobody else is named.
    spoken = [
        name
        for name, match in found
        if not any(start <= match.start() and match.end() < end for start, end in places)
    ]
    return frozenset(spoken or [name for name, _ in found])


def attributed(sentence: str) -> bool:
    """Say whether a sentence puts what it says in the mouth of a publisher that is known here.

    >>> attributed("According to the OECD it is so"), attributed("Jobs at Goldman Sachs")
    (True, False)
    """
    makers = [(hit.start, hit.end) for hit in hits("bodies", sentence) if hit.concept == "makes"]
    return any(
        _speaks(sentence, start, end) or not any(first <= start < last for first, last in makers)
        for start, end in name_spans(sentence)
        if not phrase(_STAFF).search(sentence[:start]) or phrase(_SCHOLARS).search(sentence[:start])
    )


def _speaks(sentence: str, start: int, end: int) -> bool:
    return bool(phrase(_BEFORE).search(sentence[:start]) or phrase(_AFTER).match(sentence[end:]))


# A sentence is held against every figure: what it names is looked for once.
@remembered(maxsize=64)
def name_spans(sentence: str) -> list[tuple[int, int]]:
    """List where a sentence names publishers or authors."""
    known = [match.span() for pattern in _bodies() for match in pattern.finditer(sentence)]
    return known + [
        (hit.start, hit.end)
        for hit in hits("bodies", sentence)
        if hit.concept == "publishes" and sentence[hit.start].isupper()
    ]


@remembered
def _names() -> list[tuple[str, re.Pattern[str]]]:
    return [(publication.id, _pattern(publication)) for publication in PUBLICATIONS.all()]


@remembered
def _bodies() -> list[re.Pattern[str]]:
    return [_any(one.called) for one in PUBLISHERS.all()] + [_pattern(one) for one in PUBLICATIONS.all()]


def _pattern(publication: Publication) -> re.Pattern[str]:
    return _any((publication.publisher, *called(publication.publisher), *authors(publication)))


def _any(names: tuple[str, ...]) -> re.Pattern[str]:
    # The beginning of a word is enough; capitals of an abbreviation count, those of a name need not.
    parts = "|".join(_one(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{parts})")


def _one(name: str) -> str:
    if name.isupper() or len(name) <= 4:
        return rf"{re.escape(name)}(?!\w)"
    return rf"(?i:{re.escape(name)})"


def authors(publication: Publication) -> tuple[str, ...]:
    """Read the surnames in the brackets of a publication's title.

    >>> authors(PUBLICATIONS.get("frey-osborne-2013"))
    ('Frey', 'Osborne')
    """
    brackets = _AUTHORS.findall(publication.title)
    if not brackets:
        return ()
    words = LEXICONS.get("bodies").forms["no_surname"].en
    listed = [one for part in brackets[-1].split(";") for one in _SURNAME.findall(part)]
    return tuple(dict.fromkeys(one for one in listed if one not in words))


_CAPITAL = re.compile(r"(?<![.!?:…“\"‘(]\s)(?<=[^\W_]\s|[,;–]\s)[A-ZÀ-Ý][\w’'-]+")
_KNOWN = ("places", "anchors", "relations", "groups", "plain_words", "counted")


@remembered(maxsize=64)
def strangers(text: str) -> tuple[str, ...]:
    """List the names in a sentence that nothing here knows: a town, a firm or a person of the writer's own.

    >>> strangers("At Swiftlane in Carlow, Dutch AI replaced 12 people")
    ('Swiftlane', 'Carlow')
    """
    spans = name_spans(text) + [(hit.start, hit.end) for one in _KNOWN for hit in hits(one, text)]
    first = _first_capitals().match(text)
    names = [*([first] if first else []), *_CAPITAL.finditer(text)]
    return tuple(
        name[1] if name is first else name[0]
        for name in names
        if not any(start <= name.end() - 1 <= end + 1 for start, end in spans)
    )


@remembered
def _first_capitals() -> re.Pattern[str]:
    # An abbreviation at the start, where a capital alone says nothing.
    return re.compile(rf"\W*(?:(?i:{any_form('beside', 'the')}) )?([A-Z]{{3,}})\b")
