"""The answer to who does the work of an occupation at least cost: AI, a pair, or a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.market.groups import Assumption
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text

Leaning = Literal["person", "ai", "centaur", "cyborg", "mixed"]


@dataclass(frozen=True)
class StudyDivision(Members):
    """One study's division of an occupation's work, in shares of it."""

    measure: str
    label: Text
    handed_over: Quantity
    pair: Quantity
    person: Quantity


@dataclass(frozen=True)
class CollaborationRow(Members):
    """An occupation group's work by who would do it at least cost; the shares add up to 1.

    Values are means over the studies; ranges run over the studies, and over errors that cost a third or
    three times as much. ``time_saved`` is the share of the group's hours that both together free, and
    ``output`` how much more the same hours would make. ``leaning`` says how the work that AI can do is
    mostly done: divided (centaur), together (cyborg), or both (mixed); missing where no study reaches.
    All groups together have no code.
    """

    code: str
    name: Text | Note
    people: Quantity
    handed_over: Quantity
    pair: Quantity
    person: Quantity
    time_saved: Quantity
    output: Quantity
    leaning: Leaning | None
    divisions: tuple[StudyDivision, ...]


@dataclass(frozen=True)
class Collaboration(Answer, chiefly="rows", compared="total.handed_over"):
    """The groups of an economy, those with most work handed over first, and all of them together.

    ``left_out`` says what the answer does not contain.
    """

    economy: str
    title: Text
    rows: tuple[CollaborationRow, ...]
    total: CollaborationRow
    studies: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    left_out: tuple[Note, ...]
    sources: tuple[SourceLine, ...]
