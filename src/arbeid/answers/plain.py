"""An answer as plain data in one language: dicts, lists, numbers and words, as JSON has them.

This is the one place where an answer gets its words as data; screens and pages word it piece by piece. An
answer has its sources in full; its parts, and the lines of a list, name them by their ids, but the parts of
an answer without sources of its own have theirs in full.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import Field, asdict, fields, is_dataclass, make_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from arbeid.answers.note import Note, Saying, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Language, Text, Texts
from arbeid.wording import Words, is_phrase

SCHEMA = 1
"""The version of the form of all plain data: it changes when a key goes or comes to mean another thing."""
_WORDED = Text | Texts | Note | Saying | SourceLine
_KEY = "key"


def kept_as(key: str) -> dict[str, str]:
    """Name the key of a field in plain data and frames, where a field cannot be called so: as its metadata.

    >>> from dataclasses import dataclass, field
    >>> @dataclass
    ... class Card:
    ...     citation: str = field(metadata=kept_as("cite"))
    >>> [key_of(one) for one in fields(Card)]
    ['cite']
    """
    return {_KEY: key}


def key_of(field: Field[Any]) -> str:
    """Read the key of a field in plain data and frames: its name, unless it was kept under another."""
    return str(field.metadata.get(_KEY, field.name))


def plain(answer: object, words: Words) -> dict[str, Any]:
    """Turn an answer into plain data, with the version of its form and the language of its words.

    >>> from arbeid.wording import words_of
    >>> plain(Quantity(0.5, "share", "measured"), words_of("nl"))["language"]
    'nl'
    """
    whole = _has_sources(type(answer))
    facts = {"schema": SCHEMA, "language": words.language, **_fields(answer, words, by_id=whole)}
    if whole:
        facts["sources"] = [_source(one, words) for one in getattr(answer, "sources")]  # noqa: B009
    return facts


def lines(answers: Iterable[object], words: Words) -> list[dict[str, Any]]:
    """Turn a list of answers, or the rows of one, into plain data: the list has no head of its own.

    >>> from arbeid.wording import words_of
    >>> lines([Quantity(0.5, "share", "measured")], words_of("nl"))[0]["unit"]
    'share'
    """
    return [_fields(answer, words, by_id=True) for answer in answers]


def said(note: Sentence, words: Words) -> str:
    """Word a note, its people, shares, lists and badges as the language writes them; a text as it stands."""
    if isinstance(note, Text):
        return words(note)
    if isinstance(note, Saying):
        return note.said(words)
    values = {name: _written(name, value, words) for name, value in note.values.items()}
    one = f"{note.key}_one"
    return words(one if note.values.get("n") == 1 and is_phrase(one) else note.key, **values)


def _written(name: str, value: object, words: Words) -> object:
    if isinstance(value, tuple):
        return words.list(list(value))
    if isinstance(value, Quantity):
        return words.people(float(value)) if value.unit == "people" else words.percent(value.value, 1)
    if isinstance(value, Note | Saying):
        return said(value, words)
    return words(f"views.badge.{value}").lower() if name == "badge" else value


def _has_sources(answer: type) -> bool:
    return get_type_hints(answer).get("sources") == tuple[SourceLine, ...]


def _source(line: SourceLine, words: Words) -> dict[str, Any]:
    return asdict(line.read(words))


def _fields(answer: Any, words: Words, *, by_id: bool) -> dict[str, Any]:
    if isinstance(answer, Quantity):
        answer = answer.written()
    return {key_of(field): _value(getattr(answer, field.name), words, by_id) for field in fields(answer)}


def _value(value: Any, words: Words, by_id: bool) -> Any:
    if isinstance(value, _WORDED):
        return _worded(value, words, by_id)
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value, words, by_id=by_id)
    if isinstance(value, tuple | list):
        return [_value(one, words, by_id) for one in value]
    if isinstance(value, Mapping):
        return {name: _value(one, words, by_id) for name, one in value.items()}
    return finite(value)


def finite(value: Any) -> Any:
    """Give a number that is none, or is infinite, as missing: JSON has no word for it; all else stays.

    >>> finite(math.nan), finite(-math.inf), finite(0.5), finite("nl")
    (None, None, 0.5, 'nl')
    """
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _worded(value: Any, words: Words, by_id: bool) -> Any:
    if isinstance(value, Texts):
        return list(value.read(words.language))
    if isinstance(value, SourceLine):
        return value.id if by_id else _source(value, words)
    return said(value, words)


@cache
def plain_type(answer: type) -> type:
    """Give the type of an answer's plain data, for a schema: words where texts and notes stand.

    >>> [field.name for field in fields(plain_type(Quantity))][:3]
    ['schema', 'language', 'value']
    """
    head = [("schema", int), ("language", Language)]
    parts = dict(_typed(answer, by_id=_has_sources(answer)))
    if _has_sources(answer):
        parts["sources"] = tuple[SourceLine, ...]
    return make_dataclass(answer.__name__, [*head, *parts.items()])


@cache
def line_type(answer: type) -> type:
    """Give the type of one line of a list of answers as plain data, which has no head of its own."""
    return _part_type(answer, by_id=True)


@cache
def _part_type(answer: type, *, by_id: bool) -> type:
    return make_dataclass(answer.__name__, _typed(answer, by_id=by_id))


def _typed(answer: type, *, by_id: bool) -> list[tuple[str, Any]]:
    hints = get_type_hints(answer)
    return [(key_of(field), _plainly(hints[field.name], by_id)) for field in fields(answer)]


def _plainly(hint: Any, by_id: bool) -> Any:
    if isinstance(hint, type) and issubclass(hint, _WORDED):
        return _worded_type(hint, by_id)
    if isinstance(hint, type) and is_dataclass(hint):
        return _part_type(hint, by_id=by_id)
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return Union[tuple(dict.fromkeys(_plainly(part, by_id) for part in parts))]  # noqa: UP007
    if origin is tuple:
        return tuple[tuple(_plainly(part, by_id) for part in parts)]  # type: ignore[misc]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return dict[tuple(_plainly(part, by_id) for part in parts)]  # type: ignore[misc]
    return hint


def _worded_type(hint: type, by_id: bool) -> Any:
    if hint is Texts:
        return tuple[str, ...]
    return SourceLine if hint is SourceLine and not by_id else str
