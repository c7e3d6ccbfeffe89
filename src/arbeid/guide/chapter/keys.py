"""What front matter says, under the keys of the format, those of Hugo, Quarto and Jekyll, and Dutch ones.

The format's own key comes first; another counts only where that one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from arbeid.guide.chapter.author_names import names_in

_TITLE = ("title", "titel")
_SUMMARY = ("summary", "description", "abstract", "excerpt", "samenvatting", "beschrijving", "omschrijving")
_DATE = ("date", "datum", "publicatiedatum")
_AUTHORS = ("authors", "author", "auteurs", "auteur", "schrijvers", "schrijver")
_TAGS = ("tags", "keywords", "categories", "trefwoorden", "sleutelwoorden", "onderwerpen", "categorieën")
_LANGUAGE = ("lang", "language", "taal", "locale")
KNOWN = (*_TITLE, *_SUMMARY, *_DATE, *_AUTHORS, *_TAGS, *_LANGUAGE, "leestijd", "draft")
"""Keys by which a block is known for front matter; a reading time of the whole is counted, not believed."""
_PARTS_OF_A_NAME = (
    ("given", "family"),
    ("first", "last"),
    ("firstname", "lastname"),
    ("given", "surname"),
    ("voornaam", "achternaam"),
)
_OF_A_NAME = ("name", "naam")


def text_of(value: object) -> str:
    """Read a plain value as text; empty for nothing, a list or a table."""
    return "" if value is None or isinstance(value, list | dict) else str(value)


def title(facts: Mapping[str, Any]) -> str:
    """Read the title, of several languages that of the chapter's; empty where there is none.

    >>> title({"title": {"nl": "Werk", "en": "Work"}, "lang": "en-GB"})
    'Work'
    """
    named = _first(facts, _TITLE)
    if isinstance(named, Mapping) and named:
        spoken = (language(facts) or "").partition("-")[0]
        return text_of(named.get(spoken, next(iter(named.values()))))
    return text_of(named)


def summary(facts: Mapping[str, Any]) -> str:
    """Read the summary, else the description; empty where there is neither.

    >>> summary({"description": "Kort."})
    'Kort.'
    """
    return text_of(_first(facts, _SUMMARY))


def day(facts: Mapping[str, Any]) -> date | None:
    """Read the date; a time behind it is left out. None where there is none or it is no date.

    >>> str(day({"date": "2026-02-15 10:00:00 +0100"}))
    '2026-02-15'
    """
    written = text_of(_first(facts, _DATE)).strip()
    try:
        return datetime.fromisoformat(re.sub(r"^(\d{4}-\d\d-\d\d)[T\s].*", r"\1", written)).date()
    except ValueError:
        return None


def written_day(facts: Mapping[str, Any]) -> tuple[str, Any] | None:
    """Find the key that a date stands under, in lower case, and what stands there; None without one."""
    lowered = {str(key).lower(): value for key, value in reversed(list(facts.items()))}
    return next(((key, lowered[key]) for key in _DATE if lowered.get(key) not in (None, "")), None)


def language(facts: Mapping[str, Any]) -> str | None:
    """Read the language as a code in lower case, with hyphens, the first of several; None without one.

    >>> language({"lang": "en_GB"}), language({"taal": "Nederlands"})
    ('en-gb', 'nl')
    """
    named = _first(facts, _LANGUAGE)
    written = text_of(named[0] if isinstance(named, list) else named).strip().lower()
    return _codes().get(written, written.replace("_", "-")) or None


@cache
def _codes() -> Mapping[str, str]:
    """Map what Dutch and English call a language, and what neighbours call their own, to its code."""
    from babel import Locale

    ours = (language for name in ("en", "nl") for language in Locale(name).languages.items())
    found = {str(name).lower(): code.lower().replace("_", "-") for code, name in ours}
    neighbours = {code: Locale(code).languages.get(code) for code in ("de", "fr", "es", "it", "pt", "fy")}
    return {**found, **{str(name).lower(): code for code, name in neighbours.items() if name}}


def authors(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """List the authors by name, however each is described; two persons on one line are two authors.

    >>> authors({"author": [{"name": "Anna de Boer"}, {"name": {"given": "Bo", "family": "Smit"}}]})
    ('Anna de Boer', 'Bo Smit')
    >>> authors({"auteur": "Anna de Boer en Bo Smit"}), authors({"author": "Ernst & Young"})
    (('Anna de Boer', 'Bo Smit'), ('Ernst & Young',))
    """
    written = _first(facts, _AUTHORS)
    if isinstance(written, dict):
        values: list[Any] = [written]
    else:
        values = written if isinstance(written, list) else text_of(written).split(";")
    return tuple(name for value in values for name in _names(value) if name)


def _names(value: object) -> tuple[str, ...]:
    return (_name(value),) if isinstance(value, Mapping) else names_in(text_of(value).strip())


def _name(value: object) -> str:
    if not isinstance(value, Mapping):
        return text_of(value).strip()
    lowered = {str(key).lower(): part for key, part in value.items()}
    if whole := next(filter(None, map(lowered.get, _OF_A_NAME)), None):
        return _name(whole)
    for parts in _PARTS_OF_A_NAME:
        if any(lowered.get(part) for part in parts):
            return " ".join(filter(None, (text_of(lowered.get(part)) for part in parts)))
    return text_of(lowered.get("literal"))


def tags(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """List the tags, else the keywords, else the categories; commas or number signs part those on a line.

    >>> tags({"tags": "AI, werk"}), tags({"tags": "#AI #werk"})
    (('AI', 'werk'), ('AI', 'werk'))
    """
    written = _first(facts, _TAGS)
    if isinstance(written, list):
        values: list[Any] = written
    else:
        words = text_of(written).split()
        marked = len(words) > 1 and all(word.startswith("#") for word in words)
        values = words if marked else re.split("[,;]", text_of(written))
    return tuple(tag for tag in (text_of(value).strip().removeprefix("#") for value in values) if tag)


def _first(facts: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Find the first key that has a value, in whatever case; Hugo keeps some under ``params``."""
    # Of keys that differ in capitals only the first counts, and the format's own spelling before any.
    lowered = {str(key).lower(): value for key, value in reversed(list(facts.items()))}
    lowered |= {key: facts[key] for key in names if key in facts}
    below = lowered.get("params")
    found = [lowered.get(name) for name in names]
    if isinstance(below, Mapping):
        found += [below.get(name) for name in names]
    return next((value for value in found if value not in (None, "", [], {})), None)
