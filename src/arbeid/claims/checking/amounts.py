"""The amounts in a sentence, in digits, in words and mixed: forty percent, one in three, de helft."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from arbeid.claims.checking.amount import Amount, Bound, Kind
from arbeid.claims.checking.amount_patterns import amount_pattern
from arbeid.claims.checking.lexicon import any_form
from arbeid.claims.checking.number_names import (
    NUMBER_NAMES,
    NumberNames,
    either,
    spelled_number,
)
from arbeid.language import Language
from arbeid.registry import remembered

_EVERY = (("part", "four"), ("whole", "ten"))
# How far off “one in three” and “a third” may be, as a share, by what they divide by: chosen on the
# development set of sentences. The smaller the part, the less a writer rounds.
_IN_EVERY, _IN_MORE, _IN_HUNDRED = {2: 0.05, 3: 0.03, 4: 0.02, 5: 0.02}, 0.025, 0.005
_PARTS, _OF_SMALLER = {2: 0.035, 3: 0.025, 4: 0.02}, 0.015
_SMALL_WHOLE = 20
_HALF_A_UNIT = 0.5
# A number without a unit is one of people or jobs only where it is large, and is rounded by then.
_LEAST_BARE, _OF_A_COUNT = 10_000, 0.006
# Of people and jobs there are no trillions: “adds 4.4 trillion a year” is money.
_ONLY_MONEY = 1e12
_DASHES = frozenset({"-", "–"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_RESTATED = re.compile(r"[^.;:%\d]{0,45}(?:[(–—]\s*(?:\w+\s+){0,2}|,\s*(?:\w+\s+)?)")
# How much more “over half” may be, and how much less “nearly”, where the number itself follows.
_WITH_ITS_NUMBER = 0.2


def amounts(text: str, language: Language) -> list[Amount]:
    """Find the amounts in a sentence, in the order in which they stand there; years are none.

    >>> [(one.low, one.kind) for one in amounts("Nearly forty percent, or one in three, by 2030", "en")]
    [(0.4, 'share'), (0.3333333333333333, 'share')]
    >>> [(one.low, one.high) for one in amounts("twee tot drie miljoen banen", "nl")]
    [(2000000.0, 3000000.0)]
    """
    found: list[Amount] = []
    for one in _readings(text, language):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(_bounded(one, text, language))
    found.sort(key=lambda one: one.start)
    return [one for one, later in zip_longest(found, found[1:]) if not (later and _again(one, later, text))]


def _again(one: Amount, later: Amount, text: str) -> bool:
    # “A little over a third (36%)” is one amount, said twice: in words, and then as its number.
    first, second = (bool(re.search(r"\d", text[it.start : it.end])) for it in (one, later))
    between, worded = text[one.end : later.start], second and not first
    near = abs(one.low - later.low) <= one.slack + (_WITH_ITS_NUMBER * one.low if one.bound else 0.0)
    return worded and one.kind == later.kind and near and bool(_RESTATED.fullmatch(between))


def _readings(text: str, language: Language) -> Iterator[Amount]:
    for reader in (
        _in_every,
        _all_of,
        _ranges,
        _moves,
        _with_unit,
        _times,
        _parts,
        _bare_ranges,
        _bare,
        _vague,
    ):
        yield from reader(text, language)


def plain_number(text: str) -> float | None:
    """Read a number as either language writes it; a date or a version number is none.

    >>> plain_number("1.234.567"), plain_number("1.234,5"), plain_number("2,3"), plain_number("1.2.3")
    (1234567.0, 1234.5, 2.3, None)
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+", text):
        return _finite(re.sub(r"[.,]", "", text))
    if grouped := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+)", text):
        whole, part = (one for one in grouped.groups() if one is not None)
        return _finite(f"{re.sub(r'[.,]', '', whole)}.{part}")
    return _finite(text.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", text) else None


def _finite(text: str) -> float | None:
    value = float(text)
    return value if math.isfinite(value) else None


def _number(text: str, language: Language) -> float | None:
    if text[:1].isdigit():
        return plain_number(text)
    return spelled_number(text, language)


def _last_digit(text: str) -> float:
    # Half a unit of the last digit that was written.
    part = re.search(r"[.,](\d{1,2})$", text)
    return 0.5 / 10.0 ** (len(part[1]) if part else 0)


def _in_every(text: str, language: Language) -> Iterator[Amount]:
    for match in _overlapping(amount_pattern("in_every", language), text):
        part, whole = (_number(match[one] or match[other], language) for one, other in _EVERY)
        if part and whole and part < whole and (whole <= _SMALL_WHOLE or whole in (50, 100)):
            share = part / whole
            slack = _IN_EVERY.get(int(whole), _IN_MORE if whole <= _SMALL_WHOLE else _IN_HUNDRED)
            yield Amount(share, share, "share", slack, "", *match.span())


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    # “In 2024 six in ten”: a year before it must not take the second number from the first.
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.start() + 1)


def _ranges(text: str, language: Language) -> Iterator[Amount]:
    for match in amount_pattern("ranges", language).finditer(text):
        low, high = (_number(match[name], language) for name in ("low", "high"))
        joint = match["joint"].strip().lower()
        if joint in NUMBER_NAMES.get(language).both and not _is_between(text[: match.start()], language):
            continue
        if low is None or high is None or _YEAR.fullmatch(match["low"]):
            # “From 69.9% in 1995 to 81.4%” has a year before the second number.
            continue
        if low < high and joint not in NUMBER_NAMES.get(language).moved:
            yield from _sized((low, high), match["high"], match, language)
        elif joint not in _DASHES:
            yield from _moved(low, high, match, language)


def _moves(text: str, language: Language) -> Iterator[Amount]:
    # “From 38 percent to 9”: the unit is said once, with the first.
    for match in amount_pattern("moves", language).finditer(text):
        low, high = (_number(match[name], language) for name in ("low", "high"))
        if low is not None and high is not None and not _YEAR.fullmatch(match["high"]):
            yield from _moved(low, high, match, language)


def _moved(low: float, high: float, match: re.Match[str], language: Language) -> Iterator[Amount]:
    # “From 38 to 9%” is two amounts, and the unit is that of both.
    for value, name in ((low, "low"), (high, "high")):
        end = match.end() if name == "high" else match.end(name)
        for one in _sized((value, value), match[name], match, language):
            yield replace(one, start=match.start(name), end=end)


def _is_between(before: str, language: Language) -> bool:
    # “Between 60 and 70%” is one amount, “40% and 60%” are two.
    words = either(NUMBER_NAMES.get(language).between)
    return (
        re.search(rf"(?<!\w){words}\s+(?:{any_form('beside', 'the')}\s+)?$", before, re.IGNORECASE)
        is not None
    )


def _with_unit(text: str, language: Language) -> Iterator[Amount]:
    for match in amount_pattern("with_unit", language).finditer(text):
        value = 0.5 if match["half"] else 1.5 if match["more"] else _number(match["number"], language)
        if value is not None and not _is_part_of_point(match, language):
            yield from _sized((value, value), match["number"] or "1.5", match, language)


def _is_part_of_point(match: re.Match[str], language: Language) -> bool:
    # “A few tenths of a percentage point” is not one point.
    names = NUMBER_NAMES.get(language)
    of_it = rf"(?<!\w){either(names.part_of_point)}$"
    before = match.string[: match.start()] + (match["number"] or "")
    of_points = " ".join(match["unit"].lower().split()) in names.points
    return of_points and re.search(of_it, before, re.IGNORECASE) is not None


def _all_of(text: str, language: Language) -> Iterator[Amount]:
    # “In 87 of the 93 groups” counts groups; how many there are is no number of its own.
    for match in amount_pattern("all_of", language).finditer(text):
        part, whole = plain_number(match["some"]), plain_number(match["all"])
        if part is not None and whole is not None and part < whole:
            yield Amount(part, part, "count", 0.0, "", *match.span())


def _times(text: str, language: Language) -> Iterator[Amount]:
    for match in amount_pattern("times", language).finditer(text):
        value = _number(match["number"], language)
        if value is not None:
            yield Amount(value, value, "times", _last_digit(match["number"]) / 10, "", *match.span())


def _sized(
    ends: tuple[float, float], last: str, match: re.Match[str], language: Language
) -> Iterator[Amount]:
    names = NUMBER_NAMES.get(language)
    unit = " ".join(match["unit"].lower().split())
    step = _last_digit(last) if last[:1].isdigit() else _HALF_A_UNIT
    factor, kind = _size(unit, match, names)
    if all(math.isfinite(end * factor) for end in ends):
        yield Amount(ends[0] * factor, ends[1] * factor, kind, step * factor, "", *match.span())


def _size(unit: str, match: re.Match[str], names: NumberNames) -> tuple[float, Kind]:
    if unit in names.percent:
        return 0.01, "share"
    if unit in names.points:
        return 1.0, "points"
    scales = {**names.scales, **dict.fromkeys(names.thousand, 1000)}
    factor = float(scales[unit])
    return factor, "money" if factor >= _ONLY_MONEY else _money_or_count(match)


def _money_or_count(match: re.Match[str]) -> Kind:
    return "money" if match["sign"] or match["coin"] else "count"


def _parts(text: str, language: Language) -> Iterator[Amount]:
    parts = NUMBER_NAMES.get(language).parts
    for match in amount_pattern("parts", language).finditer(text):
        over, under = parts[" ".join(re.split(r"[\s-]+", (match["lone"] or match["whole"]).lower()))]
        share, slack = over / under, _PARTS.get(under, _OF_SMALLER)
        unit = _unit_of_part(text[match.end() :], language)
        if unit is None:
            yield Amount(share, share, "share", slack, "", *match.span())
        else:
            # “Two thirds of a percent” is a part of a hundredth.
            scale = 1.0 if unit[0] == "points" else 0.01
            end = match.end() + unit[1]
            yield Amount(share * scale, share * scale, unit[0], slack * scale, "", match.start(), end)


def _unit_of_part(behind: str, language: Language) -> tuple[Kind, int] | None:
    names = NUMBER_NAMES.get(language)
    points, percent = either(names.points), either(names.percent)
    of_it = rf"\s+(?:{either(names.part_of_point)}\s+)?(?:(?P<points>{points})|{percent})(?!\w)"
    unit = re.match(of_it, behind, re.IGNORECASE)
    if unit is None:
        return None
    return ("points" if unit["points"] else "share"), unit.end()


def _bare_ranges(text: str, language: Language) -> Iterator[Amount]:
    for match in amount_pattern("bare_ranges", language).finditer(text):
        low, high = plain_number(match["low"]), plain_number(match["high"])
        if low is not None and high is not None and _LEAST_BARE <= low < high:
            yield Amount(low, high, _money_or_count(match), high * _OF_A_COUNT, "", *match.span())


def _bare(text: str, language: Language) -> Iterator[Amount]:
    for match in amount_pattern("bare", language).finditer(text):
        value = plain_number(match["number"])
        if value is not None and value >= _LEAST_BARE:
            yield Amount(value, value, _money_or_count(match), value * _OF_A_COUNT, "", *match.span())


def _vague(text: str, language: Language) -> Iterator[Amount]:
    vague = NUMBER_NAMES.get(language).vague
    for match in amount_pattern("vague", language).finditer(text):
        low, high = vague[" ".join(match["vague"].lower().split())]
        yield Amount(low, high, "share", 0.0, "", *match.span(), vague=True)


def _bounded(one: Amount, text: str, language: Language) -> Amount:
    before = text[: one.start].rstrip()
    for bound, pattern in _bounds(language):
        if pattern.search(before):
            return replace(one, bound=bound)
    return one


@remembered
def _bounds(language: Language) -> list[tuple[Bound, re.Pattern[str]]]:
    names = NUMBER_NAMES.get(language)
    phrases: dict[Bound, tuple[str, ...]] = {
        "at_most": names.at_most, "under": names.under, "over": names.over, "about": names.about,
    }  # fmt: skip
    articles = f"{any_form('beside', 'the')}|{any_form('beside', 'a')}"
    article = rf"(?:\s+(?:{articles}))?$"
    return [
        (bound, re.compile(rf"(?<!\w){either(said)}{article}", re.IGNORECASE))
        for bound, said in phrases.items()
    ]


_READERS = (
    _in_every, _all_of, _ranges, _moves, _with_unit, _times, _parts, _bare_ranges, _bare, _vague,
)  # fmt: skip
