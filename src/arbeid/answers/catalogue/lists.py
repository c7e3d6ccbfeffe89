"""The lines of the lists: economies, measures, networks.

A file of the reader's own that cannot be read has a line too: its name, and the problem where a sound one
has its title; the rest of it is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.quantity import Badge
from arbeid.answers.sayings import Problem
from arbeid.language import Text


@dataclass(frozen=True)
class EconomyLine(Members):
    """One economy: its period, classification, number of groups, and people at work.

    ``published`` is the source's own total where it differs; ``cuts`` are the ways to divide its people.
    """

    id: str
    title: Text | Problem
    period: str | None = None
    classification: str | None = None
    groups: int | None = None
    people: float | None = None
    published: float | None = None
    badge: Badge | None = None
    cuts: tuple[str, ...] | None = None
    note: Text | None = None


@dataclass(frozen=True)
class MeasureLine(Members):
    """One measure: what it scores, in which unit and year (or years), for whom, and by whom."""

    id: str
    label: Text | Problem
    concept: str | None = None
    unit: str | None = None
    year: int | None = None
    years: tuple[int, ...] | None = None
    scorer: Text | None = None
    classifications: tuple[str, ...] | None = None
    sentence: Text | None = None


@dataclass(frozen=True)
class NetworkLine(Members):
    """One network that people move through; ``pull`` names the source of one that does not ship."""

    id: str
    label: Text | Problem
    badge: Badge | None = None
    classification: str | None = None
    pull: str | None = None
    sentence: Text | None = None
    note: Text | None = None
