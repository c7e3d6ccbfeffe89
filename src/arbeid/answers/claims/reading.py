"""What a card says of a figure besides itself: how it was read, what became of it, what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class Reading(Members):
    """How surely a figure was read: its ``grade``, and that grade in words.

    ``primary`` is the publication itself, ``copy`` its text elsewhere, ``report`` a page about it, ``data``
    its own data file, ``memory`` none of these.
    """

    grade: str
    label: Note


@dataclass(frozen=True)
class Corrected(Members):
    """What its publisher changed later, and when (year, month and day)."""

    on: str
    note: Text


@dataclass(frozen=True)
class VintageLine(Members):
    """Another figure of the same publisher for the same thing, and when that was."""

    when: Text
    shown: Text


@dataclass(frozen=True)
class DenominatorLine(Members):
    """The same count as a part of others: the claim that has it, its value, and why it differs."""

    claim: str
    label: Sentence
    value: Quantity
    sentence: Sentence


@dataclass(frozen=True)
class LeagueInput(Members):
    """One input of a study: its name in words and its value, a fraction."""

    name: str
    label: Text
    value: float


@dataclass(frozen=True)
class LeagueRow(Members):
    """One study of a table: its value there, ours with its published inputs, or what is known instead."""

    label: Text
    published: Quantity
    ours: Quantity | None
    inputs: tuple[LeagueInput, ...]
    note: Text | None


@dataclass(frozen=True)
class Later(Members):
    """What became of a figure, and which figures stand beside it."""

    corrected: Corrected | None
    superseded_by: str | None
    superseded: Note | None
    vintages: tuple[VintageLine, ...]
    denominators: tuple[DenominatorLine, ...]
    league: tuple[LeagueRow, ...]
