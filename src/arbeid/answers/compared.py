"""The one number by which an answer is compared with others of its kind, which its type declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity
from arbeid.answers.shown import Shown

_NOTHING = Quantity(None, "", "derived")


def compared(answer: Shown) -> Quantity | None:
    """Give the number by which an answer is compared; None for a type that has none.

    It is missing where its type has one and this answer lacks it.

    >>> from arbeid.answers.listing import Listing
    >>> compared(Listing(())) is None
    True
    """
    place = _place(answer)
    if not place:
        return None
    one: Any = answer._facts() if _of_facts(answer) else answer
    for name in place.split("."):
        one = _within(one, name)
    return one if isinstance(one, Quantity) else _NOTHING


def compared_by(answer: Shown) -> Note:
    """Say which number that is."""
    return Note(f"answer.compared.{type(answer._facts()).__name__}")


def _of_facts(answer: Shown) -> bool:
    return bool(getattr(type(answer._facts()), "_compared", ""))


def _place(answer: Shown) -> str:
    found: str = getattr(type(answer._facts()), "_compared", "") or type(answer)._compared
    return found


def _within(whole: Any, name: str) -> Any:
    """Go one step down: a field, a key, a row by its place, or a row by its name."""
    if isinstance(whole, Mapping):
        return whole.get(name)
    if not isinstance(whole, tuple):
        return getattr(whole, name, None)
    if name.lstrip("-").isdigit():
        place = int(name)
        return whole[place] if -len(whole) <= place < len(whole) else None
    return next((row for row in whole if row.name == name), None)
