"""How the press bends a claim: exposed read as replaced, tasks as jobs, a level as a yearly rate, and more.

Each way is a file in ``catalogue/mutations``; nothing here knows any claim.
"""

from __future__ import annotations

import math
import re

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Mutation(Entry):
    """One way of bending a claim, told by words (regular expressions, upper and lower case alike).

    A sentence bends a claim this way when it says one of ``said`` and none of ``silent``, the claim's own
    statement says one of ``needs`` (if any) and none of ``unless``, and the claim is about one of
    ``topics``, counts in one of ``units`` and is of one of ``where`` (each only if given).
    """

    label: Text
    explanation: Text
    said: tuple[str, ...]
    silent: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    where: tuple[str, ...] = ()

    def bends(self, sentence: str, statement: str, topic: str, unit: str, where: str) -> bool:
        """Say whether a sentence bends a claim with this statement in this way."""
        fits = (not self.topics or topic in self.topics) and (not self.units or unit in self.units)
        placed = not self.where or says(where, self.where)
        told = says(sentence, self.said) and not says(sentence, self.silent)
        kept = (not self.needs or says(statement, self.needs)) and not says(statement, self.unless)
        return fits and placed and told and kept


MUTATIONS = Registry("mutation", "mutations", Mutation)


def says(text: str, patterns: tuple[str, ...]) -> bool:
    """Say whether any of the patterns occurs in the text.

    >>> says("Banen verdwijnen", ("verdwijn",)), says("Banen", ())
    (True, False)
    """
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


_NUMBER = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)\s*"
    r"(?P<unit>percentage points?|procentpunt(?:en)?|points?|punten|"
    r"%|percent|per cent|procent|million|miljoen|billion|miljard|trillion|biljoen)?",
    re.IGNORECASE,
)
_SCALES = {
    "%": 0.01, "percent": 0.01, "per cent": 0.01, "procent": 0.01, "million": 1e6, "miljoen": 1e6,
    "billion": 1e9, "miljard": 1e9, "trillion": 1e12, "biljoen": 1e12,
}  # fmt: skip


def numbers(text: str) -> list[float]:
    """Find the quantities in a text: percentages as fractions, millions as heads; bare years are not.

    >>> numbers("40% of jobs and 2,3 miljoen in 2030")
    [0.4, 2300000.0]
    """
    found = []
    for match in _NUMBER.finditer(text):
        unit = (match["unit"] or "").lower()
        value = _plain(match["number"])
        if unit and value is not None:
            # Percentage points stay as they are: growth figures are given in them.
            found.append(value * _SCALES.get(unit, 1.0))
    return found


def years(text: str) -> list[int]:
    """Find the years in a text.

    >>> years("in 2030, not 1.999")
    [2030]
    """
    return [int(year) for year in re.findall(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)", text)]


_DEADLINE = re.compile(
    r"\b(?:by|before|until|through|tegen|uiterlijk|vóór|tot(?: en met)?)(?: in)? ((?:19|20)\d{2})\b",
    re.IGNORECASE,
)


def deadlines(text: str) -> list[int]:
    """Find the years by which a text says that something is to have happened.

    >>> deadlines("WEF 2025: 92 million jobs by 2030"), deadlines("tot 2027")
    ([2030], [2027])
    """
    return [int(year) for year in _DEADLINE.findall(text)]


_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+")
_GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+)")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


def _plain(number: str) -> float | None:
    """Read a number as either language writes it; a date or a version number is none.

    >>> _plain("1.234.567"), _plain("1.234,5"), _plain("2,3"), _plain("1.2.3")
    (1234567.0, 1234.5, 2.3, None)
    """
    if _THOUSANDS.fullmatch(number):
        return _finite(re.sub(r"[.,]", "", number))
    if grouped := _GROUPED.fullmatch(number):
        whole, part = (one for one in grouped.groups() if one is not None)
        return _finite(f"{re.sub(r'[.,]', '', whole)}.{part}")
    return _finite(number.replace(",", ".")) if _DECIMAL.fullmatch(number) else None


def _finite(number: str) -> float | None:
    value = float(number)
    return value if math.isfinite(value) else None
