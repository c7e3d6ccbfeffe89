"""What stands where a range is due: its ends, or that the number is the same in every draw, or a dash."""

from __future__ import annotations

from collections.abc import Iterable

from arbeid.answers.quantity import Quantity
from arbeid.interval import alike, told_apart
from arbeid.views.run.closures import with_span
from arbeid.wording import Words, carried

MISSING = "–"


def is_fixed(quantity: Quantity) -> bool:
    """Tell whether a number was drawn and no draw moves it, so that both ends are one.

    >>> is_fixed(Quantity(4.0, "jobs", "modelled", 4.0, 4.0)), is_fixed(Quantity(4.0, "jobs", "modelled"))
    (True, False)
    """
    low, high = quantity.low, quantity.high
    return low is not None and high is not None and alike(low, high)


def range_cell(quantity: Quantity, ends: str, words: Words) -> str:
    """Give the ends as they were written; else say that no draw moves the number, or that it has no draws.

    >>> from arbeid.wording import words_of
    >>> range_cell(Quantity(4.0, "jobs", "modelled", 4.0, 4.0), "", words_of("en"))
    'fixed'
    """
    if ends and not is_fixed(quantity):
        return ends
    return words("run.range_fixed") if is_fixed(quantity) else MISSING


def jobs_range(quantity: Quantity, words: Words) -> str:
    """Write the ends of a balance of jobs as in the column beside it, with signs.

    >>> from arbeid.wording import words_of
    >>> jobs_range(Quantity(-9e4, "jobs", "modelled", -412_345.0, 61_234.0), words_of("en"))
    '−412,000 to +61,200'
    """
    if quantity.low is None or quantity.high is None:
        return MISSING
    low, high = told_apart(
        (quantity.low, quantity.high), lambda end, finer: words.signed(carried(end, finer=finer))
    )
    return range_cell(quantity, words("views.range", low=low, high=high), words)


def with_range(quantity: Quantity, words: Words, within: float) -> str:
    """Write jobs with their ends behind them in brackets, or that no draw moves them; alone if undrawn.

    >>> from arbeid.wording import words_of
    >>> with_range(Quantity(9e4, "jobs", "modelled", 41_234.0, 212_345.0), words_of("nl"), 1e5)
    '90 duizend (41 duizend tot 212 duizend)'
    """
    shown, span = with_span(quantity, lambda one, finer: words.jobs(one, within, finer), words, digits=0)
    return f"{shown} ({words('run.range_fixed')})" if is_fixed(quantity) else shown + span


def moved_range(quantity: Quantity, words: Words, within: float) -> str:
    """Write the ends of what moves jobs in words, with signs, no finer than the numbers ``within``.

    >>> from arbeid.wording import words_of
    >>> moved_range(Quantity(-9e4, "jobs", "modelled", -412_345.0, 61_234.0), words_of("en"), 1e5)
    '−412 thousand to +61 thousand'
    """
    bounds = (quantity.value, quantity.low, quantity.high)
    _, low, high = told_apart(bounds, lambda end, finer: words.signed_jobs(end, within, finer))
    ends = "" if MISSING in (low, high) else words("views.range", low=low, high=high)
    return range_cell(quantity, ends, words)


def reasons(cells: Iterable[str], words: Words) -> tuple[str, ...]:
    """Say what cells without ends mean, as far as there are any among these.

    >>> from arbeid.wording import words_of
    >>> [line.split(":")[0] for line in reasons(["4 to 5", "fixed"], words_of("en"))]
    ['“Fixed”']
    """
    found = {*cells}
    why = {words("run.range_fixed"): "run.range_fixed_why", MISSING: "run.range_missing_why"}
    return tuple(words(key) for cell, key in why.items() if cell in found)
