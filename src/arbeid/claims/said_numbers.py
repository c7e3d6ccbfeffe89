"""The numbers that a text says with a unit, and whether a value is one of them to the digits shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"%|percent(?:age points)?\b|points?\b|million\b|billion\b|trillion\b"
# Of “6 to 7%” both are numbers with a unit; a bare number (a year, a code, a count of pages) is none.
_SAID = re.compile(rf"(?:(?P<first>{_DIGITS})\s?(?:to|and|–|-)\s?)?(?P<last>{_DIGITS})\s?(?P<unit>{_UNIT})")
_SIZES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}


@dataclass(frozen=True)
class SaidNumber:
    """A number as it is written, the size of its unit, and half of its last digit, in that unit."""

    written: float
    size: float
    half: float

    @property
    def value(self) -> float:
        """The number itself: a share as a fraction."""
        return self.written * self.size

    def among(self, values: Iterable[float]) -> float | None:
        """Find the value that rounds to this number; none where there is none.

        A percentage may also stand for a number of percentage points that is kept as such.

        >>> next(iter(said_numbers("9.6% of jobs"))).among([0.0957, 0.2])
        0.0957
        """
        sizes = (self.size, 1.0) if self.size == 0.01 else (self.size,)
        for value in values:
            # A value on the very edge may have been rounded either way, and its own last bit is off.
            if any(abs(abs(value) / size - self.written) <= self.half * 1.0001 for size in sizes):
                return value
        return None


def said_numbers(text: str) -> list[SaidNumber]:
    """List the numbers that an English text says with a unit.

    >>> [one.written for one in said_numbers("6 to 7% of 2,300 jobs in 2030, or 2.9 trillion")]
    [6.0, 7.0, 2.9]
    """
    found = []
    for match in _SAID.finditer(text):
        size = _SIZES.get(match["unit"], 0.01)
        found += [_said(digits, size) for digits in (match["first"], match["last"]) if digits]
    return found


def _said(digits: str, size: float) -> SaidNumber:
    plain = digits.rstrip(",").replace(",", "")
    decimals = len(plain.partition(".")[2])
    return SaidNumber(float(plain), size, 0.5 * 10.0**-decimals)


def bare_numbers(text: str) -> set[float]:
    """List all numbers of an English text, with a unit or without.

    >>> sorted(bare_numbers("from 0.69 to −0.23 in 2026"))
    [-0.23, 0.69, 2026.0]
    """
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text.replace("−", "-"))
    return {float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", plain)}
