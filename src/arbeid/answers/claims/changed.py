"""The answer to what changed of published figures and of our own, for who quoted the old ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence

Change = Literal["superseded", "corrected", "renumbered"]


@dataclass(frozen=True)
class VerdictChange(Members):
    """One change: of a ``claim`` by its publisher, or of a number of our own.

    ``on`` is the day of it (ISO 8601), missing where no day is known; ``year`` that of what took its place.
    """

    id: str
    change: Change
    title: Sentence
    text: Sentence
    claim: str | None = None
    on: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class VerdictChanges(Answer, chiefly="changes"):
    """Every figure that its publisher replaced or corrected, and every number of ours that changed."""

    sentence: Note
    changes: tuple[VerdictChange, ...]
