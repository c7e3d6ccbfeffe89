"""The answer to who uses AI in an economy and, where it is countries together, in each of them."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class CountryUse(Members):
    """One country: the share of people of working age, and of firms with ten or more people, that use AI."""

    code: str
    name: Text
    people: Quantity
    firms: Quantity


@dataclass(frozen=True)
class PlacesUse(Answer):
    """Use of AI in an economy (a sentence, where it was counted), and by country in the latest periods."""

    economy: str
    title: Text
    sentence: Note | None
    people_period: str
    firms_period: str
    rows: tuple[CountryUse, ...]
    notes: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
