"""A number of a monitor with the ends of its interval behind it, on screen and page."""

from __future__ import annotations

from collections.abc import Callable

from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
from arbeid.views.phrasing import figure
from arbeid.wording import Words


def ranged(
    one: Quantity,
    words: Words,
    write: Callable[[float, Words, int], str] = figure,
    digits: int = 2,
) -> str:
    """Write a number with the ends of its interval, as finely as each other; without ends itself alone.

    >>> from arbeid.wording import words_of
    >>> ranged(Quantity(-0.25, "points_a_year", "derived", -0.79, 0.29), words_of("nl"))
    '−0,25 (−0,79 tot 0,29)'
    """
    shown, low, high = told_apart(
        (one.value, one.low, one.high), lambda end, finer: write(end, words, finer), digits
    )
    if one.low is None or one.high is None:
        return shown
    return f"{shown} ({ends_of(low, high, words)})"


def with_ends(one: Quantity, words: Words) -> tuple[str, str]:
    """Write points of growth and the ends of their interval apart, as finely as each other.

    >>> from arbeid.wording import words_of
    >>> with_ends(Quantity(0.32, "points_a_year", "derived", -0.42, 1.06), words_of("en"))
    ('+0.32', '−0.42 to +1.06')
    """
    shown, low, high = told_apart((one.value, one.low, one.high), words.signed, 2)
    return shown, ends_of(low, high, words)


def ends_of(low: str, high: str, words: Words) -> str:
    """Say between which ends an interval lies; of ends that read alike, that it is smaller than they show.

    >>> from arbeid.wording import words_of
    >>> ends_of("0.1", "0.1", words_of("en"))
    'error smaller than the last digit'
    """
    return words("monitor.ends_alike") if low == high else words("monitor.ends", low=low, high=high)
