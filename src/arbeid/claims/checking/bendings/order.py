"""A move from one number to another, told the other way round, or as a fall where it rises."""

from __future__ import annotations

from itertools import pairwise

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.lexicon import phrase
from arbeid.claims.checking.reading import Reading, read
from arbeid.claims.checking.telling import Telling
from arbeid.claims.claim import Claim
from arbeid.language import LANGUAGES
from arbeid.registry import remembered

Move = tuple[float, float]
_FROM = r"\b<beside.moves_from>\s+(?:<beside.about_it>\s+)?$"
# “From 55% in the seventies to 51%”: up to five words of when, and no other sign in between.
_TO = r"%?\s+(?:[\w’'(]+\)?\s+){0,5}?<beside.moves_to>\s+(?:<beside.about_it>\s+)?"


def other_order(telling: Telling) -> str | None:
    """Tell whether the clause turns round a move between two numbers of the claim."""
    told, ranges = moves(telling.clause), _ranges(telling.clause)
    if not telling.close or telling.amount is None or not (told or ranges):
        return None
    own = moves_of(telling.figure.claim)
    turned = any((end, start) in own and (start, end) not in own for start, end in told | ranges)
    return "wrong-number" if turned or _against_itself(telling, told) else None


def _ranges(reading: Reading) -> frozenset[Move]:
    # “Rises from 9 to 38%” reads as a range, and is a move where the source has the same two turned round.
    return frozenset(
        (round(one.low, 6), round(one.high, 6))
        for one in reading.amounts
        if one.low != one.high and phrase(_FROM).search(reading.text[: one.start])
    )


def _against_itself(telling: Telling, told: frozenset[Move]) -> bool:
    # “Fell from 27 to 39%” says two things at once.
    said = telling.right_there
    rises, falls = bool(said & {"raised", "created"}), bool(said & {"fell", "loss"})
    ups, downs = (any(start < end for start, end in told), any(start > end for start, end in told))
    return len(told) == 1 and ((falls and not rises and ups) or (rises and not falls and downs))


def moves(reading: Reading) -> frozenset[Move]:
    """List the pairs of numbers of which a text says that something went from the one to the other."""
    return frozenset(
        (round(one.low, 6), round(other.low, 6))
        for one, other in pairwise(reading.amounts)
        if one.kind == other.kind and one.low != other.low and _moves(one, other, reading.text)
    )


def _moves(one: Amount, other: Amount, text: str) -> bool:
    return bool(
        phrase(_FROM).search(text[: one.start]) and phrase(_TO).fullmatch(text[one.end : other.start])
    )


@remembered
def moves_of(claim: Claim) -> frozenset[Move]:
    """List the moves that a claim’s own texts tell."""
    texts = (claim.statement, claim.shown)
    return frozenset().union(
        *(moves(read(text.read(language), language)) for text in texts for language in LANGUAGES)
    )
