"""A sentence that is still to be worded: a key of the wording with the values that go into it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Union

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity
from arbeid.language import Text
from arbeid.wording import Words


class Saying(Members, ABC):
    """A part of a sentence that each language writes its own way: a number, a period, parts together."""

    @abstractmethod
    def said(self, words: Words) -> str:
        """Word it in the language of the words."""


@dataclass(frozen=True)
class Note(Members):
    """One thing that a reader must know, worded by the faces.

    ``key`` is a phrase of the wording; where ``n`` is one, the phrase ``KEY_one`` goes before it. A number
    of people or a share is a ``Quantity``, and several codes are a tuple, so that each language writes
    them its own way; so are other numbers and names as a ``Saying``, and a note may stand in another one.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


def typed(key: str, values: Mapping[str, Any]) -> Note:
    """Give the values of a note their types back, which a result keeps plainly: texts, people, shares, codes.

    >>> typed("flows.note.joined", {"share": 0.02}).values["share"].unit
    'share'
    """
    return Note(key, {name: _value(name, value) for name, value in values.items()})


def _value(name: str, value: Any) -> Value:
    if isinstance(value, Mapping):
        return Text(**value)
    if name == "people":
        return Quantity(value, "people", "measured")
    if name == "share" or name.endswith("_share"):
        return Quantity(value, "share", "derived")
    return tuple(value) if isinstance(value, list) else value


Sentence = Text | Note | Saying
"""What a face words with ``said``."""
Value = Union[str, int, float, Quantity, tuple[str, ...], Sentence]  # noqa: UP007
