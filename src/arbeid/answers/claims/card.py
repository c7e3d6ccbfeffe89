"""The answer to what a published claim is: its card."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.claims.reading import Later, Reading
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.plain import kept_as
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text, spoken

Status = Literal[
    "matches", "close", "differs", "stand_in", "cannot_recompute", "too_early", "past_met", "past_missed"
]


@dataclass(frozen=True, kw_only=True)
class SwitchLine(Members):
    """One switch: its key, its name in words, and a sentence that says how it is set."""

    switch: str
    label: Note
    sentence: Sentence


@dataclass(frozen=True, kw_only=True)
class OpenLine(Members):
    """Our value under one setting that the publication leaves open, and that setting in words."""

    switch: str
    sentence: Sentence
    value: Quantity


@dataclass(frozen=True, kw_only=True)
class SolvedLine(Members):
    """A threshold on one measure that gives about the published share, and what it comes to."""

    measure: str
    label: Text
    at: float
    share: Quantity


@dataclass(frozen=True)
class ClaimCard(Answer, framed=("whole", "switches")):
    """A claim with its definition, the published value, ours, the verdict and its reason.

    ``ours`` is the same thing counted by us; where ours counts something else it is ``nearest`` instead,
    which stands in for it. The ends, where it is a share, say where it may lie if the weights inside groups
    err as such weights do, with people without a score all left out or all counted; ``ours_bounds`` whatever
    the weights, ``ours_covered`` the part of the people with a score. ``open`` has our value under each
    setting that the publication leaves open. ``basis`` says what ours rests on, ``ours_of`` what a bare ratio
    is of, ``cause`` why the two differ, ``analogue`` what ours stands in for, ``stand_in`` the same with its
    definition, ``missing`` which files are not here, ``read_at`` whether it was read at its ``publisher``'s,
    in a ``copy``, in a ``report`` or in its ``data``; ``reading`` grades that. ``later`` says what became of
    the figure and what stands beside it. ``safe`` is a sentence that a journalist can print; ``citation``,
    ``apa``, ``mla``, ``bibtex``, ``ris`` and ``csl`` name the publication.
    """

    id: str
    statement: Text
    shown: Text
    definition: Text
    who: Note
    where: Text
    when: Text
    url: str
    read: Note
    read_at: str | None
    reading: Reading
    later: Later
    interest: Text | None
    chapter: tuple[str, ...]
    status: Status
    verdict: Note
    why: Sentence
    published: Quantity | None
    ours: Quantity | None
    nearest: Quantity | None
    ours_bounds: Quantity | None
    ours_covered: float | None
    ours_of: Text | None
    on: Sentence | None
    basis: str | None
    cause: Text | None
    analogue: Text | None
    stand_in: Sentence | None
    missing: tuple[Text, ...]
    switches: tuple[SwitchLine, ...]
    open: tuple[OpenLine, ...]
    solved: tuple[SolvedLine, ...]
    safe: Sentence
    citation: str = field(metadata=kept_as("cite"))
    apa: str
    mla: str
    bibtex: str
    ris: str
    csl: dict[str, object]
    sources: tuple[SourceLine, ...]

    def cite(self, *, language: str | None = None) -> str:
        """Write what to cite: the publication, which names itself alike in every language.

        Errors: an unknown language.
        """
        spoken(language)
        return self.citation
