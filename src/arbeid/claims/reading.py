"""How a published figure was read, and what became of it later: corrections, other figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from arbeid.frozen import Frozen
from arbeid.language import Text

ReadAt = Literal["publisher", "copy", "report", "data"]
Grade = Literal["primary", "copy", "report", "data", "memory"]
_GRADES: dict[ReadAt, Grade] = {"publisher": "primary", "copy": "copy", "report": "report", "data": "data"}


class Correction(Frozen):
    """What its publisher changed in a publication after it appeared, and when."""

    on: date
    note: Text


class Vintage(Frozen):
    """An earlier or later figure for the same thing by the same publisher, and when that was."""

    when: Text
    shown: Text


class LeagueLine(Frozen):
    """One study in a table that a publication set up: its value there, and how we rebuild it.

    ``scenario`` has the study's inputs, where it published them; ``note`` says what is known otherwise.
    """

    value: int
    scenario: str | None = None
    note: Text | None = None


def grade_of(read_at: ReadAt | None) -> Grade:
    """Say how surely a figure was read, by where: at the source, in a copy, in reports, in its data, or not.

    >>> grade_of("publisher"), grade_of(None)
    ('primary', 'memory')
    """
    return "memory" if read_at is None else _GRADES[read_at]
