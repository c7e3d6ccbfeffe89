"""How well an amount in a sentence tells a published value: to the letter, loosely, or not at all."""

from __future__ import annotations

import math
from enum import IntEnum

from arbeid.claims.checking.amount import Amount
from arbeid.claims.claim import PublishedValue

_KINDS = {
    "share": ("share", "points"),
    "change": ("share", "points"),
    "points": ("points", "share"),
    "points_a_year": ("points", "share"),
    "jobs": ("count",),
    "people": ("count",),
    "count": ("count",),
    "dollars": ("money",),
    "euros": ("money",),
    "ratio": ("times",),
}
# How much of a number a loose word before it may move: nearly half is 47%.
_BY_LOOSE_WORD = 0.06
# However a number is written, it is no other one: 1 is not 0.66, and to the letter leaves a hundredth.
_MOST_SLACK, _TO_THE_LETTER = 0.12, 0.011
_LOOSELY = ("under", "about", "over")
# How far apart two numbers may be that have the same digits, in powers of ten.
_SAME_DIGITS = 1e-6
# Over half may be 58%: a round number with such a word is a bound.
_ABOVE = 0.17


class Closeness(IntEnum):
    """How well an amount tells a published value, from not at all to the letter.

    A range of which one end is published is closer than nothing (``ONE_END``), then a word such as “most”
    (``VAGUE``), a number inside a published range (``INSIDE``), one end of it without the other
    (``LONE_END``) and a number that is loosely the published one (``LOOSE``).
    """

    NONE = 0
    ONE_END = 1
    VAGUE = 2
    INSIDE = 3
    LONE_END = 4
    LOOSE = 5
    EXACT = 6


def kinds_of(value: PublishedValue) -> tuple[str, ...]:
    """List the kinds of amounts that may tell this value, the likeliest first."""
    return _KINDS[value.unit]


def same_value(amount: Amount, value: PublishedValue) -> bool:
    """Say whether an amount tells a published value to the letter."""
    return closeness(amount, value) is Closeness.EXACT


def closeness(amount: Amount, value: PublishedValue) -> Closeness:
    """Grade how well an amount tells a published value.

    >>> from arbeid.claims.checking.amounts import amounts
    >>> closeness(amounts("nearly half", "en")[0], PublishedValue(unit="share", value=0.47)).name
    'LOOSE'
    """
    if amount.kind not in kinds_of(value):
        return Closeness.NONE
    scale = _scale(amount, value)
    low, high = amount.low * scale, amount.high * scale
    slack = min(amount.slack * scale, _MOST_SLACK * max(abs(low), 1e-9))
    ends = [abs(end) for end in (value.value, value.low, value.high) if end is not None]
    if amount.vague:
        meant = value.value is not None and low < value.value < high
        return Closeness.VAGUE if meant else Closeness.NONE
    if low != high:
        return _of_range(low, high, slack, ends)
    return _of_one(amount, scale, slack, value, ends)


def rescaled(amount: Amount, value: PublishedValue) -> bool:
    """Say whether an amount has the digits of a published value, and another size: 78 thousand of 78 million.

    >>> from arbeid.claims.checking.amounts import amounts
    >>> net = PublishedValue(unit="jobs", value=78e6)
    >>> [rescaled(amounts(told, "en")[0], net) for told in ("78 thousand jobs", "80 million jobs")]
    [True, False]
    """
    if amount.kind not in ("count", "money") or amount.kind not in kinds_of(value) or amount.vague:
        return False
    published = [abs(end) for end in (value.value, value.low, value.high) if end]
    if amount.low == amount.high:
        return any(_tens(amount.low, end) for end in published)
    ends = sorted(abs(end) for end in (value.low, value.high) if end)
    return len(ends) > 1 and all(map(_tens, (amount.low, amount.high), ends))


def _of_range(low: float, high: float, slack: float, ends: list[float]) -> Closeness:
    met = [any(_same(one, end, slack) for end in ends) for one in (low, high)]
    if all(met) and len(ends) > 1:
        return Closeness.EXACT
    return Closeness.ONE_END if any(met) else Closeness.NONE


def _of_one(
    amount: Amount, scale: float, slack: float, value: PublishedValue, ends: list[float]
) -> Closeness:
    told = amount.low * scale
    loose = slack + (_BY_LOOSE_WORD * told if amount.bound in _LOOSELY else 0.0)
    # From −1 to +1% is one size of number.
    within = value.low is not None and value.high is not None and abs(value.low) != abs(value.high)
    met = [end for end in ends if _same(told, end, min(slack, _TO_THE_LETTER * max(end, 1e-9)))]
    if met:
        middle = value.value is not None and any(_same(end, abs(value.value), 0.0) for end in met)
        return Closeness.EXACT if middle or not within else Closeness.LONE_END
    if within and value.unit == "share" and min(ends) < told < max(ends):
        return Closeness.INSIDE
    near = any(_same(told, end, loose) or _bounded(amount, told, end) for end in ends)
    return Closeness.LOOSE if near else Closeness.NONE


def _bounded(amount: Amount, told: float, end: float) -> bool:
    over = amount.round and amount.kind == "share" and amount.bound == "over"
    return over and told < end < told * (1 + _ABOVE)


def _same(one: float, other: float, slack: float) -> bool:
    return abs(one - other) <= slack + 1e-9 * max(abs(one), abs(other))


def _tens(told: float, end: float) -> bool:
    # Ten times, a thousand times, a millionth.
    power = math.log10(told / end) if told > 0 else 0.5
    return abs(power - round(power)) < _SAME_DIGITS and round(power) != 0


def _scale(amount: Amount, value: PublishedValue) -> float:
    if value.unit == "points_a_year":
        return 1.0 if amount.kind == "points" else 100.0
    return 0.01 if amount.kind == "points" else 1.0
