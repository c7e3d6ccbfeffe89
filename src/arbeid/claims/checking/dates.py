"""The years in a sentence: those it names, those by or since which something is, and how many it takes."""

from __future__ import annotations

import re

from arbeid.claims.checking.lexicon import any_form, phrase
from arbeid.claims.checking.number_names import number_pattern, spelled_number
from arbeid.language import LANGUAGES
from arbeid.registry import remembered

_YEAR = r"(?:19|20)\d{2}"
_NAMED = re.compile(rf"(?<![\d.,]){_YEAR}(?![\d.,]\d|\d)")
_DECADE = 10
_IN_YEAR = "(?: <dates.in_year>)?"
# “Since the launch of ChatGPT in 2022” dates the launch, and “up from 8% in 2023” another number.
_COUNTED_FROM = r"\b(?:<dates.since>|<beside.compared>|<dates.elsewhen>)\s+(?:[^\s,;:]+\s+){0,6}$"
# What may stand between “within” and the number of years.
_BEFORE_YEARS = (("beside", "the"), ("dates", "coming"), ("dates", "about"))


def years(text: str) -> frozenset[int]:
    """List the years that a sentence names.

    >>> sorted(years("Between 2019 and 2023, with 2,000 people"))
    [2019, 2023]
    """
    return frozenset(int(year) for year in _NAMED.findall(text))


def deadlines(text: str) -> frozenset[int]:
    """List the years by which, or in which, a sentence says that something happens.

    >>> deadlines("Uiterlijk in 2030 is het zover")
    frozenset({2030})
    """
    return _years_behind("deadline", _IN_YEAR, text)


def dated(text: str) -> frozenset[int]:
    """List the years that date what a sentence tells: in which it is, and not since or before which.

    >>> sorted(dated("In 2003 they wrote it")), sorted(dated("Since ChatGPT in 2022"))
    ([2003], [])
    """
    return frozenset(
        int(found[1])
        for found in phrase(rf"\b<dates.dated>{_IN_YEAR}(?: [^\W\d_]+)? ({_YEAR})\b").finditer(text)
        if not phrase(_COUNTED_FROM).search(text[: found.start()])
    )


def due(text: str) -> frozenset[int]:
    """List the years by which it happens, and not merely in which."""
    return _years_behind("due", _IN_YEAR, text)


def since(text: str) -> frozenset[int]:
    """List the years from which a sentence says that something was seen."""
    return _years_behind("since", r"(?: <dates.about>)?(?: [^\W\d_]+)?", text)


def spans(text: str) -> frozenset[int]:
    """List how many years a sentence says that something takes.

    >>> sorted(spans("Within the next fifteen years")), sorted(spans("over twee decennia"))
    ([15], [20])
    """
    counted = {
        _count(said) for match in _span().finditer(text) if (said := match["number"] or match["later"])
    }
    tens = {_DECADE * _count(match["decades"] or "1") for match in _decades().finditer(text)}
    return frozenset(counted | tens)


def _years_behind(concept: str, between: str, text: str) -> frozenset[int]:
    behind = phrase(rf"\b<dates.{concept}>{between} ({_YEAR})\b")
    return frozenset(int(year) for year in behind.findall(text))


def _count(number: str) -> int:
    spelled = (spelled_number(number, language) for language in LANGUAGES)
    return int(number if number.isdigit() else next(count for count in spelled if count is not None))


@remembered
def _number() -> str:
    return rf"(?:\d+|{'|'.join(map(number_pattern, LANGUAGES))})"


@remembered
def _span() -> re.Pattern[str]:
    within, year, later = (any_form("dates", one) for one in ("within", "year", "year_later"))
    number, before = _number(), "|".join(f"{any_form(*one)} " for one in _BEFORE_YEARS)
    return re.compile(
        rf"\b{within}\s+(?:{before})*(?P<number>{number})[ -]+{year}\b|\b(?P<later>{number}) {later}\b",
        re.IGNORECASE,
    )


@remembered
def _decades() -> re.Pattern[str]:
    one, decade, decades = (any_form("dates", name) for name in ("one", "decade", "decades"))
    return re.compile(rf"\b(?:{one} {decade}|(?P<decades>{_number()}) {decades})\b", re.IGNORECASE)
