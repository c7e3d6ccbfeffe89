"""The answer to the chapter's four questions on one economy."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.chapters import ChapterLines
from arbeid.answers.market.appear import Appear
from arbeid.answers.market.definitions import Definitions
from arbeid.answers.market.groups import Groups
from arbeid.answers.market.productivity import Productivity
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class EconomyLine(Members):
    """The economy at hand: its name, period, population, and the number of people at work."""

    id: str
    title: Text
    population: Text
    period: str
    classification: str
    groups: int
    people: Quantity
    published: Quantity
    note: Text | None
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Report(Answer, chiefly="touched.rows", compared="touched.low"):
    """Four answers and the chapter, with the sources of every number in them, sorted by their ids."""

    economy: EconomyLine
    touched: Definitions
    groups: Groups
    appear: Appear
    productivity: Productivity
    chapter: ChapterLines
    sources: tuple[SourceLine, ...]
    version: str
    fingerprint: str
