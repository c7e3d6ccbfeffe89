"""What a sentence on AI and work leans on, and where it says something else than its source."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.claims.lean import Leaning, leanings
from arbeid.language import Language
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.claim import claim
from arbeid.wording import words_of


@dataclass(frozen=True)
class Flag:
    """One way in which the sentence bends a claim."""

    kind: str
    label: str
    explanation: str


@dataclass(frozen=True)
class Leans:
    """A claim that the sentence leans on, with what it bends and a sentence that is safe instead."""

    claim: str
    statement: str
    agreement: float
    flags: tuple[Flag, ...]
    safe: str


@dataclass(frozen=True)
class Checked:
    """A sentence and the claims behind it; none where it leans on no known one."""

    sentence: str
    leans: tuple[Leans, ...]

    @property
    def flagged(self) -> bool:
        """Whether the claim that it most surely leans on is bent."""
        return bool(self.leans) and bool(self.leans[0].flags)


@checked
def check(sentence: str, language: Language = "en") -> Checked:
    """Find the claims that a sentence leans on and flag what it makes of them; nothing is guessed.

    >>> found = check("Goldman Sachs expects AI to add 7% to world GDP annually")
    >>> [flag.kind for flag in found.leans[0].flags]
    ['level-as-yearly']
    >>> check("AI may change how we work").leans
    ()
    """
    return Checked(sentence, tuple(_leans(found, language) for found in leanings(sentence)))


def _leans(found: Leaning, language: Language) -> Leans:
    words = words_of(language)
    flags = [Flag(way.id, way.label.read(language), way.explanation.read(language)) for way in found.bent]
    for kind, bent in (("wrong-number", found.other_number), ("wrong-year", found.other_year)):
        if bent:
            key = kind.replace("-", "_")
            flags.append(
                Flag(
                    kind,
                    words(f"check.{key}"),
                    words(f"check.{key}_why", shown=found.claim.shown.read(language)),
                )
            )
    card = claim(found.claim.id, language)
    return Leans(found.claim.id, card.statement, round(found.agreement, 1), tuple(flags), card.safe)
