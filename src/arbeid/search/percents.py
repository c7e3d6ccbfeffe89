"""Which numbers of a text are percents, and which things have one as such: 400% is no 400 million."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from arbeid.claims.checking.amounts import amounts
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.language import LANGUAGES, Language
from arbeid.registry import remembered
from arbeid.search.findable import Findable
from arbeid.search.words import number

Unit = Literal["share", "points"]
# A change in percentage points is often asked for as a percent, and a share never as points.
_UNITS: Mapping[Unit, frozenset[str]] = {
    "share": frozenset({"share", "change", "points"}),
    "points": frozenset({"points"}),
}


def percents(text: str, language: Language) -> dict[str, Unit]:
    """List the numbers that stand in a text as percents or percentage points, as the index writes them.

    >>> percents("400% of 12 million jobs, 33 to 40 percent, 2 points lower", "en")
    {'400': 'share', '33': 'share', '40': 'share', '2': 'points'}
    """
    return dict(_percents(text, language))


def _percents(text: str, language: Language) -> Iterator[tuple[str, Unit]]:
    for one in amounts(text, language) if _has_digits(text) else ():
        if one.kind in ("share", "points"):
            times = 100 if one.kind == "share" else 1
            yield from ((_written(end * times), one.kind) for end in (one.low, one.high))


@remembered(maxsize=4096)
def has_as_percent(one: Findable, percent: str, unit: Unit) -> bool:
    """Tell whether a thing has a number as a percent: a claim among its values, else a text that says so."""
    claims = (CLAIMS.get(id) for id in ((one.id,) if one.kind == "claim" else one.claims))
    if any(percent in _values(claim, unit) for claim in claims):
        return True
    texts = [text for text in (*one.near, *one.says) if _has_digits(text)]
    known = (own for text in texts for language in LANGUAGES for own in _percents(text, language))
    return any(percent == written and kind in _UNITS[unit] for written, kind in known)


def _values(claim: Claim, unit: Unit) -> set[str]:
    values = (one for one in claim.values if one.unit in _UNITS[unit])
    ends = (end for one in values for end in (one.value, one.low, one.high) if end is not None)
    return {_written(abs(end) * 100) for end in ends}


def _has_digits(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _written(percent: float) -> str:
    return number(f"{percent:.10g}")
