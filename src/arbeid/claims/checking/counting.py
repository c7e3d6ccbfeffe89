"""What an amount in a sentence counts."""

from __future__ import annotations

import re

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.lexicon import Hit, phrase, words_for
from arbeid.claims.checking.reading import Reading

# How many words behind an amount what it counts may stand.
_FAR = 7


# Between an amount and what it counts, where another statement begins.
_PAUSE = re.compile(r"[,;:(]")
_AMONG = r"\s+<beside.of>\s+(?:\w+\s+){0,2}"
# “Instead of occupations” counts none.
_INSTEAD = r"\b<beside.instead>\s+(?:\w+\s+){0,3}$"
_OF_IT, _OF = r"\s+<beside.of>\b", r"(?<!instead )(?<!plaats )\b<beside.of>(?:\s+\w+){0,2}\s+$"


def counted_by(amount: Amount, reading: Reading) -> str | None:
    """Name what an amount counts: what follows it first, or else what it is a part of or stands nearest.

    >>> from arbeid.claims.checking.reading import read
    >>> found = read("Van de bedrijven met tien of meer mensen gebruikt 23 procent AI", "nl")
    >>> counted_by(found.amounts[0], found)
    'firms'
    """
    # “One worker in four” counts workers.
    for hit in reading.counted:
        if amount.start <= hit.start < amount.end:
            return hit.concept
    before = [hit for hit in reading.counted if hit.end <= amount.start]
    earlier = max((one.end for one in reading.amounts if one.end <= amount.start), default=0)
    heads = [hit for hit in before if hit.start >= earlier and phrase(_OF).search(reading.text[: hit.start])]
    behind = _behind(amount, reading)
    # “Van de werkenden denkt 41 procent dat AI hun werk kan doen” counts people.
    if behind and not (heads and not _right_behind(behind, amount, reading)):
        return behind.concept
    # “Of firms with ten or more people 23%” counts firms.
    if heads:
        return heads[0].concept
    near = before and (before[-1].lent or _belongs(before[-1], amount, reading))
    return before[-1].concept if near else None


def _right_behind(hit: Hit, amount: Amount, reading: Reading) -> bool:
    # “Slides on the future of work say that two in five employers”: employers, whatever stands before.
    between = reading.text[amount.end : hit.start]
    return bool(phrase(_OF_IT).match(reading.text[amount.end :])) or not between.strip()


def _belongs(hit: Hit, amount: Amount, reading: Reading) -> bool:
    between = reading.text[hit.end : amount.start]
    # “Workers reckon that a third of it” counts no workers.
    believed = words_for("relations", "believed").search(between)
    instead = phrase(_INSTEAD).search(reading.text[: hit.start])
    return not instead and not believed and not _PAUSE.search(between)


def _behind(amount: Amount, reading: Reading) -> Hit | None:
    after = [hit for hit in reading.counted if hit.start >= amount.end]
    if not after or any(amount.end <= one.start < after[0].start for one in reading.amounts):
        return None
    between = reading.text[amount.end : after[0].start]
    apart = len(between.split()) > _FAR or words_for("beside", "apart").search(between)
    if apart or _PAUSE.search(between):
        return None
    # “42% users among the people of working age” counts those people.
    whole = [
        one for one in after[1:] if phrase(_AMONG).fullmatch(reading.text[after[0].end : one.start] + " ")
    ]
    return whole[0] if whole and after[0].concept == "users" else after[0]
