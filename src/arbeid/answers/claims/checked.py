"""The answer to what a sentence leans on, and where it says something else than its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from arbeid.answers.answer import Answer
from arbeid.answers.note import Sentence
from arbeid.language import Text


@dataclass(frozen=True)
class Flag:
    """One way in which the sentence bends a claim."""

    kind: str
    label: Sentence
    explanation: Sentence


@dataclass(frozen=True)
class Leans:
    """A claim that the sentence leans on, with what it bends and a sentence that is safe instead."""

    claim: str
    statement: Text
    agreement: float
    flags: tuple[Flag, ...]
    safe: Sentence


@dataclass(frozen=True)
class Checked(Answer):
    """A sentence and the claims behind it; none where it leans on no known one."""

    CHIEFLY: ClassVar[str] = "leans"

    sentence: str
    leans: tuple[Leans, ...]

    @property
    def flagged(self) -> bool:
        """Whether the claim that it most surely leans on is bent."""
        return bool(self.leans) and bool(self.leans[0].flags)

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Give the answer as plain data, with whether it is flagged. Errors: an unknown language."""
        return {**super().plain(language), "flagged": self.flagged}
