"""What other blocks give, as a name and a value with its badge: the same in every face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import OutputLine, RunFacts
from arbeid.interval import told_apart
from arbeid.views.run.range_cell import is_fixed
from arbeid.wording import Words

_LARGE = 1e4


def output_rows(facts: RunFacts, words: Words) -> list[tuple[str, str]]:
    """Write each output that no other part of the answer says: its name, and what it comes to."""
    return [(words(line.label), _says(line, words)) for line in facts.outputs]


def _says(line: OutputLine, words: Words) -> str:
    if line.value is not None:
        return f"{amount(line.value, words=words)} · {_badge(line.value, words)}"
    if line.lowest is None or line.highest is None:
        return "–"
    return words(
        "run.output_ends",
        low=amount(line.lowest.value, words=words),
        lowest=words.inside(line.lowest.name),
        high=amount(line.highest.value, words=words),
        highest=words.inside(line.highest.name),
        badge=_badge(line.lowest.value, words),
    )


def _badge(quantity: Quantity, words: Words) -> str:
    return words(f"views.badge.{quantity.badge}").lower()


def amount(quantity: Quantity, signed: bool = False, *, words: Words, within: float | None = None) -> str:
    """Write a number by its unit: shares and changes in percent, people and jobs rounded, others as they are.

    ``within`` is the size of the numbers that it stands beside: none of them is written finer than another.

    >>> from arbeid.wording import words_of
    >>> amount(Quantity(0.534, "share", "modelled"), words=words_of("en"))
    '53.4%'
    >>> amount(Quantity(-962_000.0, "jobs", "modelled"), words=words_of("nl"))
    '−962 duizend'
    >>> amount(Quantity(3.25, "euro/hour", "modelled"), words=words_of("en"))
    '3.25 euro/hour'
    >>> amount(Quantity(45_962_763.6, "hours", "modelled"), words=words_of("nl"))
    '46,0 miljoen uur'
    """
    bounds = (quantity.value, quantity.low, quantity.high)
    return told_apart(bounds, _writing(quantity, signed, words, within))[0]


def _writing(of: Quantity, signed: bool, words: Words, within: float | None) -> Callable[[float, int], str]:
    """Give what writes numbers in the unit of a quantity, with more digits where that is asked."""

    def write(value: float, finer: int) -> str:
        with_sign, unit = signed or value < 0, of.unit
        number = words.signed if with_sign else words.number
        people = words.signed_people if with_sign else words.people
        if unit in ("people", "jobs"):
            if of.badge in ("measured", "derived"):
                return people(value, finer)
            return (words.signed_jobs if with_sign else words.jobs)(value, within, finer)
        if unit in ("points_a_year", "ratio"):
            return number(value, 2 + finer)
        if unit == "points":
            return f"{number(value, 1 + finer)} {words('unit.points')}"
        if is_fraction(unit):
            return f"{number(100 * value, 1 + finer)}%"
        # Of tens of thousands, a reader wants no cents.
        large = people(value, finer) if abs(value) >= _LARGE else number(value, 2 + finer)
        return f"{large} {words.known(unit)}"

    return write


def range_of(quantity: Quantity, words: Words, within: float | None = None) -> str:
    """Write the ends of a number's range, with signs where one is below nothing; nothing where it has none.

    >>> from arbeid.wording import words_of
    >>> range_of(Quantity(-9e4, "jobs", "modelled", -4e5, 6e4), words_of("en"))
    '−400 thousand to +60 thousand'
    """
    low, high = quantity.low, quantity.high
    if low is None or high is None or is_fixed(quantity):
        return ""
    if quantity.unit == "points":
        # The unit once, behind both ends, and signs on both: a difference may go either way.
        _, first, last = told_apart((quantity.value, low, high), words.signed, 1)
        return f"{words('views.range', low=first, high=last)} {words('unit.points')}"
    bounds = (quantity.value, low, high)
    shown = told_apart(bounds, _writing(quantity, low < 0, words, within))
    return words("views.range", low=shown[1], high=shown[2])


def in_points(difference: Quantity) -> Quantity:
    """Count a difference of shares in percentage points, which it is of; other units stay as they are.

    >>> in_points(Quantity(0.0195, "share", "modelled", -0.01, 0.03)).unit
    'points'
    """
    if not is_fraction(difference.unit):
        return difference
    ends = (None if end is None else 100 * end for end in (difference.value, difference.low, difference.high))
    value, low, high = ends
    return replace(difference, value=value, unit="points", low=low, high=high)


def is_fraction(unit: str) -> bool:
    """Say whether numbers in a unit are shown as a percentage.

    >>> is_fraction("share_of_value_added"), is_fraction("ratio")
    (True, False)
    """
    return unit.startswith(("share", "probability")) or unit in ("change", "log_change")
