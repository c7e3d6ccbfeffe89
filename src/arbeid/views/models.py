"""The numbers of a calculator in words: each by its unit, with its sign where it is a change."""

from __future__ import annotations

from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
from arbeid.wording import Words

_DIGITS = 2


def amount(quantity: Quantity, words: Words) -> str:
    """Write a result: a share as a percentage, points with their unit, anything else with its unit.

    >>> from arbeid.wording import words_of
    >>> amount(Quantity(-0.0042, "share", "modelled"), words_of("nl"))
    '−0,42%'
    """
    return _bounds(quantity, words)[0]


def span(quantity: Quantity, words: Words) -> str:
    """Write the range of a result, or nothing where it has none."""
    if quantity.low is None or quantity.high is None:
        return ""
    _, low, high = _bounds(quantity, words)
    return words("model.span", low=low, high=high)


def plain_number(value: float | None, words: Words) -> str:
    """Write a number with the digits that it has, six at most.

    >>> from arbeid.wording import words_of
    >>> plain_number(-0.0146, words_of("nl")), plain_number(1000000, words_of("en"))
    ('−0,0146', '1,000,000')
    """
    if value is None:
        return "–"
    digits = len(f"{value:.6f}".rstrip("0").partition(".")[2])
    return words.signed(value, digits) if value < 0 else words.number(value, digits)


def _bounds(of: Quantity, words: Words) -> tuple[str, ...]:
    def written(value: float, digits: int) -> str:
        write = words.signed if value < 0 else words.number
        if of.unit == "share":
            return f"{write(100 * value, digits)}%"
        return f"{write(value, digits)} {words.known(of.unit)}"

    return told_apart((of.value, of.low, of.high), written, _DIGITS)
