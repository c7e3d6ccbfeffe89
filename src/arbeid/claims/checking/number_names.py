"""How a language writes amounts in words: a file each in ``catalogue/number_names``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from arbeid.language import Language
from arbeid.registry import Entry, Registry, remembered


class NumberNames(Entry):
    """Number words, parts of a whole, scales, and the words that stand before and between amounts.

    ``tens_first`` says whether a language counts forty-seven or seven-and-forty; ``joined`` is what may
    stand between the two. ``under``, ``over``, ``about`` and ``at_most`` may stand before an amount.
    """

    units: dict[str, int]
    teens: dict[str, int]
    tens: dict[str, int]
    tens_first: bool
    joined: tuple[str, ...]
    decimal: tuple[str, ...]
    hundred: tuple[str, ...]
    thousand: tuple[str, ...]
    article: tuple[str, ...]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    scales: dict[str, int]
    parts: dict[str, tuple[int, int]]
    vague: dict[str, tuple[float, float]]
    of: tuple[str, ...]
    of_every: tuple[str, ...]
    range: tuple[str, ...]
    between: tuple[str, ...]
    moved: tuple[str, ...] = ()
    moved_from: tuple[str, ...] = ()
    moved_to: tuple[str, ...] = ()
    about: tuple[str, ...]
    under: tuple[str, ...]
    over: tuple[str, ...]
    at_most: tuple[str, ...]
    after_hundred: tuple[str, ...]
    both: tuple[str, ...]
    half: tuple[str, ...]
    one_and_a_half: tuple[str, ...]
    coins: tuple[str, ...]
    bare_parts: tuple[str, ...]
    no_part_behind: tuple[str, ...]
    no_part_before: tuple[str, ...]
    no_whole: tuple[str, ...]
    vague_of: tuple[str, ...]
    part_of_point: tuple[str, ...]
    times: tuple[str, ...]
    no_times: tuple[str, ...]
    all_of: tuple[str, ...]


NUMBER_NAMES = Registry("number names", "number_names", NumberNames)


@remembered
def number_pattern(language: Language) -> str:
    """Write the pattern of a whole number in words, from one to nine hundred and ninety-nine."""
    names = NUMBER_NAMES.get(language)
    units, tens = either(names.units), either(names.tens)
    small = either({**names.teens, **names.units})
    joined = either(names.joined)
    part = rf"(?:\s{either(names.decimal)}(?:\s{units})+)?"
    below = f"{tens}(?:{joined}{units})?" if names.tens_first else f"(?:{units}{joined})?{tens}"
    hundred = (
        rf"(?:(?:{units}|{either(names.article)})?[ -]?{either(names.hundred)}"
        rf"(?:{either(names.after_hundred)})?[ -]?)"
    )
    return rf"(?:{hundred}(?:{below}|{small})?|{below}|{small}){part}"


def spelled_number(text: str, language: Language) -> float | None:
    """Read a number in words; anything else is none.

    >>> spelled_number("zevenenveertig", "nl"), spelled_number("three hundred", "en")
    (47, 300)
    >>> spelled_number("two point three", "en")
    2.3
    """
    names = NUMBER_NAMES.get(language)
    text = text.lower().strip()
    for word in names.decimal:
        whole, said, digits = text.partition(f" {word} ")
        if said:
            written = "".join(str(names.units[one]) for one in digits.split() if one in names.units)
            return float(f"{_whole(whole, names)}.{written}")
    return _whole(text, names)


def _whole(text: str, names: NumberNames) -> int | None:
    head, hundred, rest = _at(text, names.hundred)
    if hundred:
        before, after = _below_hundred(head, names), _below_hundred(rest, names)
        return (before or 1) * 100 + (after or 0)
    return _below_hundred(text, names)


def _at(text: str, words: tuple[str, ...]) -> tuple[str, str, str]:
    for word in words:
        if word in text:
            return text.partition(word)
    return text, "", ""


def _below_hundred(text: str, names: NumberNames) -> int | None:
    for word in names.after_hundred:
        text = text.removeprefix(word)
    text = text.strip(" -")
    for words in (names.units, names.teens, names.tens):
        if text in words:
            return words[text]
    for name, ten in names.tens.items():
        for unit_name, unit in names.units.items():
            for joint in names.joined:
                spelled = f"{name}{joint}{unit_name}" if names.tens_first else f"{unit_name}{joint}{name}"
                if text == spelled:
                    return ten + unit
    return None


def either(words: Iterable[str]) -> str:
    """Write a pattern for any of these words, the longest first."""
    # Or “seven” would end the match of “seventeen”.
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, listed)) + ")"
