"""What a sentence on AI and work leans on, and where it says something else than its source."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.checked import Checked, Flag, Leans
from arbeid.answers.note import Note
from arbeid.claims.lean import Leaning, leanings
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.claim import claim


@checked
def check(sentence: str) -> Checked:
    """Find the claims that a sentence leans on and flag what it makes of them; nothing is guessed.

    >>> found = check("Goldman Sachs expects AI to add 7% to world GDP annually")
    >>> [flag.kind for flag in found.leans[0].flags]
    ['level-as-yearly']
    >>> check("AI may change how we work").leans
    ()
    """
    return Checked(sentence, tuple(_leans(found) for found in leanings(sentence)))


def _leans(found: Leaning) -> Leans:
    card = claim(found.claim.id)
    return Leans(card.id, card.statement, round(found.agreement, 1), tuple(_flags(found)), card.safe)


def _flags(found: Leaning) -> Iterator[Flag]:
    for way in found.bent:
        yield Flag(way.id, way.label, way.explanation)
    shown = {"shown": found.claim.shown}
    if found.other_number:
        yield Flag("wrong-number", Note("check.wrong_number"), Note("check.wrong_number_why", shown))
    if found.other_year:
        yield Flag("wrong-year", Note("check.wrong_year"), Note("check.wrong_year_why", shown))
