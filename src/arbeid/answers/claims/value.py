"""A value of a published claim, written as a reader would."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.note import Saying
from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
from arbeid.wording import Words

# From here on the people without a score make no difference that is shown.
_COMPLETE = 0.9995


@dataclass(frozen=True)
class Shown(Saying):
    """A value in the unit of its claim, with the digits that such a claim carries."""

    value: float
    unit: str

    def said(self, words: Words) -> str:
        """Write it with its unit, a true minus where it is negative."""
        return shown_value(self.value, self.unit, words)


def shown_value(value: float, unit: str, words: Words, finer: int = 0) -> str:
    """Write a value of a claim's unit as a reader would, or with ``finer`` digits more.

    >>> from arbeid.wording import words_of
    >>> shown_value(0.474, "share", words_of("nl")), shown_value(-0.004, "points", words_of("nl"))
    ('47,4%', '−0,4 procentpunt')
    """
    if unit in ("share", "change"):
        return words.percent(value, (2 if abs(value) < 0.02 else 1) + finer)
    if unit == "points":
        return words.points(100 * value, 1 + finer)
    if unit == "ratio":
        return words.number(value, 2 + finer)
    if unit == "points_a_year":
        return f"{words.number(value, 2 + finer)} {words('unit.points_a_year')}"
    return words.people(value, finer)


def ranged(found: Quantity, words: Words) -> str:
    """Write a value with its range, as finely as each other; ends that are one show none.

    >>> from arbeid.wording import words_of
    >>> ranged(Quantity(0.342, "share", "derived", 0.31, 0.4), words_of("en"))
    '34.2% (31.0%–40.0%)'
    """
    value, low, high = told_apart(
        (float(found), found.low, found.high), lambda one, finer: shown_value(one, found.unit, words, finer)
    )
    alone = found.low is None or found.high is None or low == high
    return value if alone else words("claim.range", value=value, low=low, high=high)


def covered_line(covered: float | None, words: Words) -> str | None:
    """Say which part of the people has a score; nothing where that is everyone, or is not counted."""
    if covered is None or covered >= _COMPLETE:
        return None
    return words("claim.covered", part=words.percent(covered, 1))
