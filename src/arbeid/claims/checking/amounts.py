"""The amounts in a sentence, in digits, in words and mixed: forty percent, one in three, de helft."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from arbeid.claims.checking.number_names import (
    NUMBER_NAMES,
    either,
    number_pattern,
    spelled_number,
)
from arbeid.language import Language
from arbeid.registry import remembered

Kind = Literal["share", "points", "count", "money", "times"]
Bound = Literal["", "about", "under", "over", "at_most"]
_EVERY = (("part", "four"), ("whole", "ten"))
_TWO = ("and", "or", "en", "of")
_DIGITS = r"\d+(?:[.,]\d+)*"


@dataclass(frozen=True)
class Amount:
    """One amount: its ends (equal where it is one number), what kind, how loosely it is said, and where.

    Shares are fractions, points are percentage points. ``slack`` is how far off the writer may be by the
    way the amount is written: 11% may be 11.4%, “half” may be 47%.
    """

    low: float
    high: float
    kind: Kind
    slack: float
    bound: Bound
    start: int
    end: int
    vague: bool = False

    @property
    def round(self) -> bool:
        """Whether the amount is so round that many things could be meant."""
        return self.vague or (self.kind == "share" and abs(self.low * 20 - round(self.low * 20)) < 1e-9)


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
    return sorted(found, key=lambda one: one.start)


def _readings(text: str, language: Language) -> Iterator[Amount]:
    for reader in (_in_every, _ranges, _with_unit, _parts, _bare, _vague):
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
    for match in _compiled("in_every", language).finditer(text):
        part, whole = (_number(match[one] or match[other], language) for one, other in _EVERY)
        if part and whole and part < whole and (whole <= 20 or whole in (50, 100)):
            share = part / whole
            slack = {2: 0.05, 3: 0.03, 4: 0.02, 5: 0.02}.get(int(whole), 0.025 if whole <= 20 else 0.005)
            yield Amount(share, share, "share", slack, "", *match.span())


def _ranges(text: str, language: Language) -> Iterator[Amount]:
    for match in _compiled("ranges", language).finditer(text):
        low, high = (_number(match[name], language) for name in ("low", "high"))
        joint = match["joint"].strip().lower()
        if joint in _TWO and not _is_between(text[: match.start()], language):
            continue
        if low is not None and high is not None and low < high:
            yield from _sized((low, high), match["high"], match, language)


def _is_between(before: str, language: Language) -> bool:
    # “Between 60 and 70%” is one amount, “40% and 60%” are two.
    words = either(NUMBER_NAMES.get(language).between)
    return re.search(rf"(?<!\w){words}\s+(?:de\s+)?$", before, re.IGNORECASE) is not None


def _with_unit(text: str, language: Language) -> Iterator[Amount]:
    for match in _compiled("with_unit", language).finditer(text):
        value = 0.5 if match["half"] else 1.5 if match["more"] else _number(match["number"], language)
        if value is not None:
            yield from _sized((value, value), match["number"] or "1.5", match, language)


def _sized(
    ends: tuple[float, float], last: str, match: re.Match[str], language: Language
) -> Iterator[Amount]:
    names = NUMBER_NAMES.get(language)
    unit = " ".join(match["unit"].lower().split())
    step = _last_digit(last) if last[:1].isdigit() else 0.5
    if unit in names.percent:
        factor, kind = 0.01, "share"
    elif unit in names.points:
        factor, kind = 1.0, "points"
    else:
        factor = float({**names.scales, **dict.fromkeys(names.thousand, 1000)}[unit])
        kind = "money" if match["sign"] or match["coin"] else "count"
    if all(math.isfinite(end * factor) for end in ends):
        yield Amount(ends[0] * factor, ends[1] * factor, kind, step * factor, "", *match.span())  # type: ignore[arg-type]


def _parts(text: str, language: Language) -> Iterator[Amount]:
    parts = NUMBER_NAMES.get(language).parts
    for match in _compiled("parts", language).finditer(text):
        over, under = parts[" ".join((match["lone"] or match["whole"]).lower().split())]
        share = over / under
        slack = {2: 0.035, 3: 0.025, 4: 0.02}.get(under, 0.015)
        yield Amount(share, share, "share", slack, "", *match.span())


def _bare(text: str, language: Language) -> Iterator[Amount]:
    for match in _compiled("bare", language).finditer(text):
        value = plain_number(match["number"])
        if value is not None and value >= 10_000:
            kind: Kind = "money" if match["sign"] or match["coin"] else "count"
            yield Amount(value, value, kind, value * 0.006, "", *match.span())


def _vague(text: str, language: Language) -> Iterator[Amount]:
    vague = NUMBER_NAMES.get(language).vague
    for match in _compiled("vague", language).finditer(text):
        low, high = vague[" ".join(match["vague"].lower().split())]
        yield Amount(low, high, "share", 0.0, "", *match.span(), vague=True)


@remembered
def _compiled(name: str, language: Language) -> re.Pattern[str]:
    names = NUMBER_NAMES.get(language)
    number = rf"(?:{_DIGITS}|{number_pattern(language)})"
    unit = either([*names.points, *names.percent, *names.scales, *names.thousand])
    sign = r"(?P<sign>[$€£]\s?|usd\s|eur\s|us\$\s?)?"
    coin = r"(?P<coin>\s+(?:dollars?|euros?|pounds?|usd|eur|pond))?"
    article = either(names.article)
    lone = [
        part
        for part in names.parts
        if " " not in part and part not in ("half", "helft", "driekwart", "kwart")
    ]
    whole = [part for part in names.parts if part not in lone]
    patterns = {
        # One in four, one worker in four; of every ten jobs four.
        "in_every": rf"(?:(?P<part>{number})(?!\s*{unit})(?:\s+[^\W\d][\w-]*){{0,2}}?\s+{either(names.of)}\s+"
        rf"(?P<whole>{number})(?!\s+(?:years?|jaar|jaren|months?|maanden|weeks?|weken|days?|dagen|"
        rf"countries|landen|cities)\b)|"
        rf"{either(names.of_every)}\s+(?P<ten>{number})(?:\s+[^\W\d][\w-]*){{1,7}}?,?\s+(?P<four>{number}))",
        "ranges": rf"{sign}(?P<low>{number})\s?(?:{unit})?(?P<joint>\s?[-–]\s?|"
        rf"\s{either(names.range)}\s)(?P<high>{number})"
        rf"(?:\s|-)?(?P<unit>{unit}){coin}",
        "with_unit": rf"{sign}(?:(?P<half>(?:een\s)?half(?:\sa)?)\s|(?P<more>anderhalf|one and a half)\s|"
        rf"(?P<number>{number})(?:\s|-)?)(?P<unit>{unit}){coin}",
        "parts": rf"(?<!first\s)(?<!second\s)(?<!eerste\s)(?<!tweede\s)(?<!last\s)"
        rf"(?:(?:{article}\s+)(?P<lone>{either(lone)})|(?P<whole>{either(whole)}))"
        r"(?!\s+(?:a|an|past|price|full|empty|time|term|way|open|leeg|vol|uur|dozijn|jaar|eeuw|hour|year)\b)",
        "bare": rf"{sign}(?P<number>\d{{1,3}}(?:[.,]\d{{3}})+|\d{{5,}}){coin}",
        "vague": rf"(?P<vague>{either(names.vague)})(?=\s+(?:of|van|jobs|banen|workers|work|werk)\b)",
    }
    return re.compile(rf"(?<![\w.,]){patterns[name]}(?!\w)", re.IGNORECASE)


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
    article = r"(?:\s+(?:de|the|het|a|an|een))?$"
    return [
        (bound, re.compile(rf"(?<!\w){either(said)}{article}", re.IGNORECASE))
        for bound, said in phrases.items()
    ]
