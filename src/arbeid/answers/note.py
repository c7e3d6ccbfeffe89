"""A sentence that is still to be worded: a key of the wording with the values that go into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from arbeid.answers.quantity import Quantity
from arbeid.language import Text

Value = str | int | float | Text | Quantity | tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """One thing that a reader must know, worded by the faces.

    ``key`` is a phrase of the wording; where ``n`` is one, the phrase ``KEY_one`` goes before it. A number
    of people or a share is a ``Quantity``, and several codes are a tuple, so that each language writes
    them its own way.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
