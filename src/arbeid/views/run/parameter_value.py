"""The value of a parameter, with as many digits as it needs."""

from __future__ import annotations

from arbeid.wording import Words


def parameter_value(value: float | None, words: Words) -> str:
    """Write a parameter's value with at most three decimals, and no zeros at their end.

    >>> from arbeid.wording import words_of
    >>> [parameter_value(value, words_of("nl")) for value in (0.4, 10.0, 0.022064)]
    ['0,4', '10', '0,022']
    """
    return words.number(value, 3).rstrip("0").rstrip(",.")
