"""Which claims a sentence leans on, and how it bends them; transparent matching, no language model.

A claim is found when the sentence names its publisher, or says much the same words, and gives a figure
of its kind. Nothing is guessed: a sentence that leans on no known claim gives an empty list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim, PublishedValue
from arbeid.claims.publisher import called
from arbeid.phrases import MUTATIONS, Mutation, deadlines, numbers, years
from arbeid.registry import remembered

SAME_WORDS = 58.0
ALIKE = 45.0
# A sentence that names another publisher must say nearly the same to lean on this one.
OTHER_NAMED = 75.0
SAME_NUMBER = 0.011
LARGE = 1e6


@dataclass(frozen=True)
class Leaning:
    """A claim that a sentence leans on, how much the words agree (0 to 100), and the ways it is bent."""

    claim: Claim
    agreement: float
    bent: tuple[Mutation, ...]
    other_number: bool
    other_year: bool


def leanings(sentence: str, most: int = 3) -> list[Leaning]:
    """Find the claims that a sentence leans on, the surest first.

    >>> found = leanings("The IMF says AI will replace at least 60% of jobs in advanced economies")
    >>> found[0].claim.id, [way.id for way in found[0].bent]
    ('imf-2024-ae-60', ['exposed-as-replaced'])
    >>> leanings("AI may change how we work")
    []
    """
    told = numbers(sentence)
    if not told:
        return []
    found = [leaning for claim in CLAIMS.all() if (leaning := _leaning(claim, sentence, told)) is not None]
    return sorted(found, key=lambda one: (one.other_number, -one.agreement, one.claim.id))[:most]


def _leaning(claim: Claim, sentence: str, told: list[float]) -> Leaning | None:
    from rapidfuzz import fuzz

    meant = [value for value in claim.values if any(_same(one, end) for one in told for end in _ends(value))]
    same_number = bool(meant)
    named = any(re.search(rf"\b{alias}", sentence, re.IGNORECASE) for alias in _names(claim))
    words = max(
        fuzz.token_set_ratio(_words(sentence), _words(text))
        for text in (claim.statement.nl, claim.statement.en)
    )
    near = named and words >= ALIKE and _near_miss(told, claim)
    enough = OTHER_NAMED if not named and _anyone_named(sentence) else SAME_WORDS
    if not near and not (same_number and (named or words >= enough)):
        return None
    agreement = words + (20 if named else 0) + (20 if same_number else 0)
    unit = meant[0].unit if meant else ""
    return Leaning(
        claim, agreement, _ways(claim, sentence, unit), near or not same_number, _other_year(claim, sentence)
    )


def _ways(claim: Claim, sentence: str, unit: str) -> tuple[Mutation, ...]:
    statement = f"{claim.statement.nl} {claim.statement.en}"
    return tuple(
        way for way in MUTATIONS.all() if way.bends(sentence, statement, claim.topic, unit, claim.where.en)
    )


def _same(one: float, other: float) -> bool:
    return abs(one - abs(other)) <= SAME_NUMBER * max(abs(other), 1e-9)


def _ends(value: PublishedValue) -> list[float]:
    return [end for end in (value.value, value.low, value.high) if end is not None]


def _near_miss(told: list[float], claim: Claim) -> bool:
    # A figure that lost its first digit on the way (133 million that became 33), or had two of them
    # swapped (83 that became 38), is still the same story.
    ends = [abs(end) for value in claim.values for end in _ends(value) if abs(end) >= LARGE]
    absent = [end for end in ends if not any(_same(one, end) for one in told)]
    strange = [one for one in told if one >= LARGE and not any(_same(one, end) for end in ends)]
    return any(_misread(f"{end:.0f}", f"{one:.0f}") for end in absent for one in strange)


def _misread(published: str, told: str) -> bool:
    swapped = len(published) == len(told) and sorted(published[:2]) == sorted(told[:2])
    return told == published[1:] or (swapped and published[2:] == told[2:] and published != told)


def _other_year(claim: Claim, sentence: str) -> bool:
    if claim.topic not in ("jobs", "productivity"):
        return False
    publication = PUBLICATIONS.get(claim.publication)
    by = {year for year in deadlines(sentence) if year >= publication.year}
    if by and claim.horizon is not None:
        return claim.horizon not in by
    said = {year for year in years(sentence) if year > publication.year}
    known = {claim.horizon, *years(claim.when.en), *years(claim.statement.en)}
    return bool(said) and not said & known


@remembered
def _everyone() -> re.Pattern[str]:
    names = {alias for claim in CLAIMS.all() for alias in _names(claim)}
    return re.compile(rf"\b(?:{'|'.join(sorted(names))})", re.IGNORECASE)


def _anyone_named(sentence: str) -> bool:
    return _everyone().search(sentence) is not None


def _names(claim: Claim) -> tuple[str, ...]:
    return tuple(map(re.escape, called(PUBLICATIONS.get(claim.publication).publisher)))


def _words(text: str) -> str:
    return re.sub(r"[^\w%]+", " ", text.lower())
