"""The answer to what was verified: every number that we print, whether it was checked, and if not why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note

Part = Literal["ledger", "stories", "report", "docs"]
Outcome = Literal["agrees", "differs", "cannot"]


@dataclass(frozen=True)
class CheckedNumber(Members):
    """One number: where it stands, as what, what came of checking it and why.

    ``written`` is the number as it stands and ``found`` what it was compared with, shares as fractions;
    either is missing where there is none, or where what stands there is a line of text.
    """

    part: Part
    where: str
    what: str
    outcome: Outcome
    reason: str
    written: float | None = None
    found: float | None = None


@dataclass(frozen=True)
class PartLine(Members):
    """A part of what we print: its numbers, and how many agree, differ and cannot be checked."""

    part: Part
    label: Note
    numbers: int
    checked: int
    agrees: int
    differs: int
    cannot: int


@dataclass(frozen=True)
class ReasonLine(Members):
    """How many numbers of a part have one outcome for one reason."""

    part: Part
    outcome: Outcome
    reason: str
    label: Note
    count: int


@dataclass(frozen=True)
class Verified(Answer):
    """Every number of the ledger, the stories, the report and the documentation, checked anew.

    ``checked`` counts those that could be checked: they agree or differ. ``faults`` are those that differ
    where we say that they do not: in a ledger a difference between ours and theirs is a finding.
    """

    numbers: int
    checked: int
    agrees: int
    differs: int
    cannot: int
    parts: tuple[PartLine, ...]
    reasons: tuple[ReasonLine, ...]
    faults: tuple[CheckedNumber, ...]
    every: tuple[CheckedNumber, ...]
