"""What other blocks give, as a name and a value with its badge: the same in every face."""

from __future__ import annotations

from dataclasses import replace

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import OutputLine, RunFacts
from arbeid.wording import Words, carried

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
    value, unit = quantity.value, quantity.unit
    if value is None:
        return "–"
    signed = signed or value < 0
    write = words.signed if signed else words.number
    if unit in ("people", "jobs"):
        counted = quantity.badge in ("measured", "derived")
        if counted:
            return (words.signed_people if signed else words.people)(value)
        return (words.signed_jobs if signed else words.jobs)(value, within)
    if unit in ("points_a_year", "ratio"):
        return write(value, 2)
    if unit == "points" or is_fraction(unit):
        points = unit == "points"
        return f"{write(value, 1)} {words('unit.points')}" if points else f"{write(100 * value, 1)}%"
    # Of tens of thousands, a reader wants no cents.
    large = words.signed_people if signed else words.people
    return f"{large(value) if abs(value) >= _LARGE else write(value, 2)} {words.known(unit)}"


def range_of(quantity: Quantity, words: Words, within: float | None = None) -> str:
    """Write the ends of a number's range, with signs where one is below nothing; nothing where it has none.

    >>> from arbeid.wording import words_of
    >>> range_of(Quantity(-9e4, "jobs", "modelled", -4e5, 6e4), words_of("en"))
    '−400 thousand to +60 thousand'
    """
    low, high = quantity.low, quantity.high
    if low is None or high is None or high - low <= 1e-9 * max(abs(low), abs(high)):
        return ""
    if quantity.unit == "points":
        # The unit once, behind both ends, and signs on both: a difference may go either way.
        first, last = (words.signed(end, 1) for end in (low, high))
        return f"{words('views.range', low=first, high=last)} {words('unit.points')}"
    ends = (replace(quantity, value=end) for end in (low, high))
    shown = [amount(end, low < 0, words=words, within=within) for end in ends]
    return words("views.range", low=shown[0], high=shown[1])


def jobs_range(quantity: Quantity, words: Words) -> str:
    """Write the ends of a balance of jobs as in the column beside it, with signs; nothing where it has none.

    >>> from arbeid.wording import words_of
    >>> jobs_range(Quantity(-9e4, "jobs", "modelled", -412_345.0, 61_234.0), words_of("en"))
    '−412,000 to +61,200'
    """
    if quantity.low is None or quantity.high is None:
        return "–"
    low, high = (words.signed(carried(end)) for end in (quantity.low, quantity.high))
    return words("views.range", low=low, high=high)


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
