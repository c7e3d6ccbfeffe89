"""What a date that is not written year-month-day was meant to be, where that can be known."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

Fault = Literal["date_odd", "date_word", "date_form", "date_unclear"]

_FILLED_IN = ("today", "now", "last-modified", "last modified", "lastmod")
"""Words for which Quarto puts a date when it makes the page."""
_DAY_NAME = re.compile(r"([^\W\d]+)[.,]*\s+(?=\d|[^\W\d]+\.?\s+\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T\s].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?:[T\s,].*)?")
_MONTH_SECOND = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|e|ste|de|\.)?[\s-]+(?:of\s+)?([^\W\d]+)\.?,?[\s-]+(\d{4})(?:\s.*)?"
)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\s.*)?")


def fault(written: str) -> tuple[Fault, date | None]:
    """Say what is wrong with a date that could not be read, and which one was meant.

    ``date_odd`` is a day that no calendar has, ``date_word`` a word that a program fills in, ``date_form``
    any other form that can be read in one way, and ``date_unclear`` the rest.

    >>> fault("15-02-2026"), fault("2026-02-30"), fault("03/04/2026")
    (('date_form', datetime.date(2026, 2, 15)), ('date_odd', None), ('date_unclear', None))
    """
    text = " ".join(written.split())
    if text.lower() in _FILLED_IN:
        return "date_word", None
    named = _DAY_NAME.match(text)
    ways = _ways(text[named.end() :] if named and named[1].lower() not in _months() else text)
    known = {day for way in ways if (day := _day(*way))}
    if ways and not known:
        return "date_odd", None
    return ("date_form", known.pop()) if len(known) == 1 else ("date_unclear", None)


def _ways(text: str) -> list[tuple[int, int, int]]:
    """List the ways to read a date, as year, month, day."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, second, third = int(found[1]), int(found[2]), int(found[3])
        # Nobody has a thirteenth month: then the day was put before it.
        return [(year, third, second) if second > 12 else (year, second, third)]
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        # With strokes the month comes first in America, and the day elsewhere.
        return [(year, second, first), *([(year, first, second)] if found[2] == "/" else [])]
    if found := _MONTH_SECOND.fullmatch(text):
        month = _months().get(found[2].lower())
        return [(int(found[3]), month, int(found[1]))] if month else []
    if found := _MONTH_FIRST.fullmatch(text):
        month = _months().get(found[1].lower())
        return [(int(found[3]), month, int(found[2]))] if month else []
    return []


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    return {
        str(name).rstrip(".").lower(): number
        for locale in ("nl", "en", "de", "fr")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }
