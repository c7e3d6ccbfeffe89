"""Periods over which use was counted, in words."""

from __future__ import annotations

from arbeid.wording import Words, is_phrase


def period(counted: str, words: Words) -> str:
    """Word the period of a count of use: a half year, a quarter, a month or a year.

    >>> from arbeid.wording import words_of
    >>> period("2026-q1", words_of("nl")), period("2024-07", words_of("en")), period("2025", words_of("en"))
    ('het eerste kwartaal van 2026', 'July 2024', '2025')
    """
    named = f"monitor.period.{counted}"
    return words(named) if is_phrase(named) else words.period(counted)
