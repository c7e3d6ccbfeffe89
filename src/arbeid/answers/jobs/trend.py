"""The answer to how many people worked in an occupation, year by year."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class TrendYear:
    """One year: its people, whether the count broke with the year before, and whether it is unreliable."""

    year: int
    people: Quantity
    broken: bool
    unreliable: bool


@dataclass(frozen=True)
class TrendLine:
    """One group that was counted each year, with the change from its first year to its last (a fraction).

    ``share`` is the part of the occupation's unit groups that lies in it. A year without a count has no
    entry.
    """

    code: str
    name: Text
    share: Quantity
    years: tuple[TrendYear, ...]
    change: Quantity


@dataclass(frozen=True)
class Trend(Answer):
    """An occupation's years (or everyone's, without a code): one line for each group that it is part of.

    ``level`` says what the lines count, ``notes`` where a count broke or is unreliable.
    """

    economy: str
    title: Text
    code: str | None
    name: Text | None
    classification: str
    level: Note
    lines: tuple[TrendLine, ...]
    notes: tuple[Note, ...]
    sources: tuple[SourceLine, ...]
