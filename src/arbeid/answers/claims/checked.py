"""The answer to what a text leans on, and where it says something else than its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.language import Text

Outcome = Literal["flagged", "fine", "not_judged", "no_claim"]


@dataclass(frozen=True)
class Flag(Members):
    """One way in which a sentence bends a claim."""

    kind: str
    label: Sentence
    explanation: Sentence


@dataclass(frozen=True)
class Leans(Members):
    """A claim that a sentence leans on, with what it bends and a sentence that is safe instead.

    ``at`` is the place of the sentence in the text, from zero; ``agreement`` says how surely it is this
    claim, from 0 to 100.
    """

    claim: str
    statement: Text
    agreement: float
    flags: tuple[Flag, ...]
    safe: Sentence
    at: int = 0


@dataclass(frozen=True)
class OneSentence(Members):
    """What came of one sentence, where it stands, and why it was not judged where it was not.

    ``fine`` is said only of a sentence of which every part was understood.
    """

    text: str
    line: int
    column: int
    outcome: Outcome
    why: Sentence


@dataclass(frozen=True)
class Checked(Answer, chiefly="leans"):
    """A text, the claims behind it (none where it leans on no known one), and one answer a sentence.

    ``publications`` are where those claims were published, each as one line.
    """

    sentence: str
    leans: tuple[Leans, ...]
    sentences: tuple[OneSentence, ...]
    publications: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether any sentence bends a claim."""
        return any(one.outcome == "flagged" for one in self.sentences)

    def leans_of(self, at: int) -> tuple[Leans, ...]:
        """List the claims that one sentence leans on, by its place from zero."""
        return tuple(one for one in self.leans if one.at == at)

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Give the answer as plain data, with whether it is flagged. Errors: an unknown language."""
        return {**super().plain(language), "flagged": self.flagged}
