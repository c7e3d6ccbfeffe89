"""What front matter says, under the keys of the format and those of Hugo, Quarto and Jekyll.

The format's own key comes first; another counts only where that one is missing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_SUMMARY = ("summary", "description", "abstract", "excerpt")
_AUTHORS = ("authors", "author")
_TAGS = ("tags", "keywords", "categories")
_LANGUAGE = ("lang", "language")
_PARTS_OF_A_NAME = (("given", "family"), ("first", "last"), ("firstname", "lastname"), ("given", "surname"))


def text_of(value: object) -> str:
    """Give a plain value as text; empty for nothing, a list or a table."""
    return "" if value is None or isinstance(value, list | dict) else str(value)


def title(facts: Mapping[str, Any]) -> str:
    """Give the title, empty where there is none."""
    return text_of(_first(facts, ("title",)))


def summary(facts: Mapping[str, Any]) -> str:
    """Give the summary, else the description; empty where there is neither.

    >>> summary({"description": "Kort."})
    'Kort.'
    """
    return text_of(_first(facts, _SUMMARY))


def day(facts: Mapping[str, Any]) -> date | None:
    """Give the date; a time behind it is left out. None where there is none or it is no date.

    >>> str(day({"date": "2026-02-15 10:00:00 +0100"}))
    '2026-02-15'
    """
    written = text_of(_first(facts, ("date",))).strip()
    try:
        return datetime.fromisoformat(re.sub(r"^(\d{4}-\d\d-\d\d)[T\s].*", r"\1", written)).date()
    except ValueError:
        return None


def language(facts: Mapping[str, Any]) -> str | None:
    """Give the language in lower case, with hyphens; None where none is named."""
    return text_of(_first(facts, _LANGUAGE)).strip().lower().replace("_", "-") or None


def authors(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """List the authors by name, however each is described.

    >>> authors({"author": [{"name": "Anna de Boer"}, {"name": {"given": "Bo", "family": "Smit"}}]})
    ('Anna de Boer', 'Bo Smit')
    """
    written = _first(facts, _AUTHORS)
    if isinstance(written, dict):
        values: list[Any] = [written]
    else:
        values = written if isinstance(written, list) else text_of(written).split(";")
    return tuple(name for name in map(_name, values) if name)


def _name(value: object) -> str:
    if not isinstance(value, Mapping):
        return text_of(value).strip()
    lowered = {str(key).lower(): part for key, part in value.items()}
    if lowered.get("name"):
        return _name(lowered["name"])
    for parts in _PARTS_OF_A_NAME:
        if any(lowered.get(part) for part in parts):
            return " ".join(filter(None, (text_of(lowered.get(part)) for part in parts)))
    return text_of(lowered.get("literal"))


def tags(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """List the tags, else the keywords, else the categories; commas part those on one line.

    >>> tags({"tags": "AI, werk"})
    ('AI', 'werk')
    """
    written = _first(facts, _TAGS)
    values = written if isinstance(written, list) else re.split("[,;]", text_of(written))
    return tuple(tag for tag in (text_of(value).strip() for value in values) if tag)


def _first(facts: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Find the first key that has a value, in whatever case; Hugo keeps some under ``params``."""
    lowered = {str(key).lower(): value for key, value in reversed(list(facts.items()))}
    lowered |= {key: facts[key] for key in names if key in facts}
    below = lowered.get("params")
    found = [lowered.get(name) for name in names]
    if isinstance(below, Mapping):
        found += [below.get(name) for name in names]
    return next((value for value in found if value not in (None, "", [], {})), None)
