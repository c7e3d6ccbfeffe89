"""How languages write numbers with a unit: the time that a reading takes, a count that opens a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from arbeid.registry import Entry, Registry


class NumberWords(Entry):
    """The words of one language around a number; ``amounts`` are phrases that are a time, in minutes.

    ``about``, ``label`` and ``behind`` may stand before or behind a time without changing what it says; after
    a word of ``clock`` a number with a colon is a time of day. ``counted`` is what a heading may count,
    ``quarters`` count fifteen minutes each, and ``times`` stands between a count and the time of each.
    ``or_so`` stands between a unit and about how many of it there are, as in “een minuut of tien”;
    ``other_units`` are of a time that cannot be told in minutes.
    """

    minutes: tuple[str, ...]
    hours: tuple[str, ...]
    seconds: tuple[str, ...]
    about: tuple[str, ...]
    label: tuple[str, ...]
    behind: tuple[str, ...]
    joined: tuple[str, ...]
    up_to: tuple[str, ...]
    article: tuple[str, ...]
    clock: tuple[str, ...]
    point_is_clock: bool
    counted: tuple[str, ...]
    numbers: Mapping[str, int]
    amounts: Mapping[str, int]
    quarters: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    or_so: tuple[str, ...] = ()
    other_units: tuple[str, ...] = ()


NUMBER_WORDS = Registry("number_words", "number_words", NumberWords)


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of these words, the longest first; spaces may be of any kind."""
    # A pattern takes the first word that fits: “minuut” must be tried before “min”.
    longest_first = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
    return "|".join(r"\s{1,3}".join(map(re.escape, word.split())) for word in longest_first)


@cache
def vocabulary(name: str) -> tuple[str, ...]:
    """List the words of one sort in all languages."""
    return tuple(word for entry in NUMBER_WORDS.all() for word in getattr(entry, name))
