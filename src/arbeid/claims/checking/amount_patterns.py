"""The patterns by which a language writes amounts: in every, ranges, with a unit, parts, times and bare."""

from __future__ import annotations

import re

from arbeid.claims.checking.lexicon import any_form
from arbeid.claims.checking.number_names import NUMBER_NAMES, NumberNames, either, number_pattern
from arbeid.language import Language
from arbeid.registry import remembered

_LARGE = r"(?:\d{1,3}(?:[.,]\d{3})+|\d{5,})"
_DIGITS = r"\d+(?:[.,]\d+)*"
_SIGN = r"(?P<sign>[$€£]\s?|usd\s|eur\s|us\$\s?)?"


@remembered
def amount_pattern(name: str, language: Language) -> re.Pattern[str]:
    """Compile one way of writing an amount in a language, by its name: ``in_every``, ``ranges`` and so on."""
    names = NUMBER_NAMES.get(language)
    write = {
        "in_every": _in_every_pattern, "ranges": _ranges_pattern, "moves": _moves_pattern,
        "with_unit": _with_unit_pattern,
        "parts": _parts_pattern, "bare_ranges": _bare_ranges_pattern, "bare": _bare_pattern,
        "vague": _vague_pattern, "times": _times_pattern, "all_of": _all_of_pattern,
    }[name]  # fmt: skip
    number = rf"(?:{_DIGITS}|{number_pattern(language)})"
    return re.compile(rf"(?<![\w.,]){write(names, number)}(?!\w)", re.IGNORECASE)


def _in_every_pattern(names: NumberNames, number: str) -> str:
    # One in four, one worker in four; of every ten jobs four.
    word = r"\s+[^\W\d][\w-]*"
    part = rf"(?P<part>{number})(?!\s*{_units(names)})(?:{word}){{0,2}}?"
    whole = rf"(?P<whole>{number})(?!\s+{either(names.no_whole)}\b)"
    ten = rf"{either(names.of_every)}\s+(?P<ten>{number})(?:{word}){{1,7}}?,?\s+(?P<four>{number})"
    return rf"(?:{part}\s+{either(names.of)}\s+{whole}|{ten})"


def _ranges_pattern(names: NumberNames, number: str) -> str:
    units = _units(names)
    joint = rf"(?P<joint>\s?[-–]\s?|\s{either([*names.range, *names.moved])}\s)"
    low, high = rf"(?P<low>{number})\s?(?:{units})?", rf"(?P<high>{number})(?:\s|-)?"
    # From 55 to below 51 percent.
    joint += rf"(?:{either([*names.under, *names.over, *names.about])}\s)?"
    return rf"{_SIGN}{low}{joint}{high}(?P<unit>{units}){_coin(names)}"


def _moves_pattern(names: NumberNames, number: str) -> str:
    units = _units(names)
    start = rf"{either(names.moved_from)}\s+(?:{either(names.about)}\s+)?"
    # From 55% in the seventies, or in May 2024, to 51.
    between = r"(?:(?:\s+[^\W\d]+){1,4}?(?:\s+(?:19|20)\d\d)?)?"
    low = rf"{start}(?P<sign>(?!))?(?P<low>{number})(?:\s|-)?(?P<unit>{units}){between}"
    # Not “from 6% to 9 people”: what counts something else has a noun behind it.
    behind = rf"\s+(?:{any_form('dates', 'deadline')}|{any_form('beside', 'apart')})\b"
    high = rf"(?P<high>{number})(?=\s*(?:[.,;:)–—](?!\d)|$)|{behind})"
    loosely = rf"(?:{either([*names.under, *names.over, *names.about])}\s)?"
    return rf"{low}\s{either(names.moved_to)}\s{loosely}{high}(?P<coin>(?!))?"


def _with_unit_pattern(names: NumberNames, number: str) -> str:
    half, more = rf"(?P<half>{either(names.half)})\s", rf"(?P<more>{either(names.one_and_a_half)})\s"
    told = rf"(?P<number>{number})(?:\s|-)?"
    return rf"{_SIGN}(?:{half}|{more}|{told})(?P<unit>{_units(names)}){_coin(names)}"


def _parts_pattern(names: NumberNames, number: str) -> str:
    lone = [part for part in names.parts if " " not in part and part not in names.bare_parts]
    whole = [part for part in names.parts if part not in lone]
    behind = "".join(rf"(?<!{word}\s)" for word in names.no_part_behind)
    # “Two-thirds” is two thirds.
    apart = either(whole).replace(r"\ ", r"[\s-]+")
    told = rf"(?:{either(names.article)}\s+(?P<lone>{either(lone)})|(?P<whole>{apart}))"
    return rf"{behind}{told}(?!\s+{either(names.no_part_before)}\b)"


def _bare_ranges_pattern(names: NumberNames, number: str) -> str:
    joint = rf"(?:\s?[-–]\s?|\s{either([one for one in names.range if one not in names.both])}\s)"
    return rf"{_SIGN}(?P<low>{_LARGE}){joint}(?P<high>{_LARGE}){_coin(names)}"


def _bare_pattern(names: NumberNames, number: str) -> str:
    return rf"{_SIGN}(?P<number>{_LARGE}){_coin(names)}"


def _times_pattern(names: NumberNames, number: str) -> str:
    return rf"(?P<number>{number})\s+{either(names.times)}(?!\s+{either(names.no_times)}\b)"


def _all_of_pattern(names: NumberNames, number: str) -> str:
    units = f"{_units(names)}|{either(names.coins)}"
    return rf"(?P<some>\d{{1,4}})\s+{either(names.all_of)}\s+(?P<all>\d{{1,4}})(?!\s?(?:{units})|[.,]\d)"


def _vague_pattern(names: NumberNames, number: str) -> str:
    return rf"(?P<vague>{either(names.vague)})(?=\s+{either(names.vague_of)}\b)"


def _units(names: NumberNames) -> str:
    return either([*names.points, *names.percent, *names.scales, *names.thousand])


def _coin(names: NumberNames) -> str:
    return rf"(?P<coin>\s+{either(names.coins)})?"
