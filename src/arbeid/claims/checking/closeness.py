"""How well an amount in a sentence tells a published value: to the letter, loosely, or not at all."""

from __future__ import annotations

from arbeid.claims.checking.amounts import Amount
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
_LOOSE = 0.06
_LOOSELY = ("under", "about", "over")


def kinds_of(value: PublishedValue) -> tuple[str, ...]:
    """List the kinds of amounts that may tell this value, the likeliest first."""
    return _KINDS[value.unit]


def same_value(amount: Amount, value: PublishedValue) -> bool:
    """Say whether an amount tells a published value to the letter."""
    return closeness(amount, value) >= 1.0


def closeness(amount: Amount, value: PublishedValue) -> float:
    """Say how well an amount tells a published value: 1 to the letter, 0.7 loosely, 0 not at all.

    >>> from arbeid.claims.checking.amounts import amounts
    >>> closeness(amounts("nearly half", "en")[0], PublishedValue(unit="share", value=0.47))
    0.7
    """
    if amount.kind not in kinds_of(value):
        return 0.0
    scale = _scale(amount, value)
    low, high = amount.low * scale, amount.high * scale
    # However a number is written, it is no other one: 1 is not 0.66.
    slack = min(amount.slack * scale, 0.12 * max(abs(low), 1e-9))
    ends = [abs(end) for end in (value.value, value.low, value.high) if end is not None]
    if amount.vague:
        return 0.4 if value.value is not None and low < value.value < high else 0.0
    if low != high:
        met = [any(_same(one, end, slack) for end in ends) for one in (low, high)]
        return 1.0 if all(met) and len(ends) > 1 else 0.3 if any(met) else 0.0
    return _of_one(low, slack + (_LOOSE * low if amount.bound in _LOOSELY else 0.0), slack, value, ends)


def _of_one(told: float, loose: float, slack: float, value: PublishedValue, ends: list[float]) -> float:
    within = value.low is not None and value.high is not None and value.low != value.high
    if any(_same(told, end, min(slack, 0.011 * max(end, 1e-9))) for end in ends):
        return 0.6 if within and value.value is None else 1.0
    if within and value.unit == "share" and min(ends) < told < max(ends):
        return 0.5
    return 0.7 if any(_same(told, end, loose) for end in ends) else 0.0


def _same(one: float, other: float, slack: float) -> bool:
    return abs(one - other) <= slack + 1e-9 * max(abs(one), abs(other))


def _scale(amount: Amount, value: PublishedValue) -> float:
    if value.unit == "points_a_year":
        return 1.0 if amount.kind == "points" else 100.0
    return 0.01 if amount.kind == "points" else 1.0
