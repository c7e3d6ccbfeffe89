"""How a number that changed is written: in its own unit, before and after alike."""

from __future__ import annotations

from arbeid.claims.changed_numbers import ChangedNumber
from arbeid.views.phrasing import signed_percent
from arbeid.wording import Words


def shown(number: ChangedNumber, value: float, words: Words) -> str:
    """Write the old or the new value of a number.

    >>> from arbeid.claims.changed_numbers import number_changes
    >>> from arbeid.wording import words_of
    >>> first = number_changes()[0].numbers[0]
    >>> shown(first, first.old, words_of("nl")), shown(first, first.new, words_of("nl"))
    ('22,8%', '34,2%')
    """
    if number.unit == "share":
        return words.percent(value, number.digits)
    if number.unit == "change":
        return signed_percent(value, words, number.digits)
    if number.unit == "difference":
        return words("web_changed-numbers.points", points=words.signed(100 * value, number.digits))
    return words.number(round(value, number.digits), max(number.digits, 0))
