"""A number as it is shown: its unit, its range, how it came about, and from which sources."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from arbeid.answers.members import Members
from arbeid.errors import WrongCall
from arbeid.language import Language
from arbeid.table import Origin, each_once
from arbeid.wording import SURE, Words, words_of

Badge = Literal["measured", "derived", "modelled", "assumed"]
_COUNTS = frozenset({"people", "jobs"})
# A millionth of a job is what sums that come to nought leave behind.
_NOBODY = 1e-6
_WHOLE_FROM = 100


@dataclass(frozen=True)
class Quantity(Members):
    """One number with its unit and badge; its sources stand on the row or the part that holds it.

    ``low`` and ``high`` are the ends of its range where it has one; shares and changes are fractions.
    A missing value is None, never zero; as a float it is not a number. It is written and rounded as a number
    is. Errors: a whole number of what is missing; a form in which no number is written.

    >>> float(Quantity(0.41, "share", "measured")), float(Quantity(None, "share", "measured"))
    (0.41, nan)
    >>> share = Quantity(0.4137, "share", "measured")
    >>> f"{share:.1%}", round(share, 2), int(Quantity(81000.2, "people", "derived"))
    ('41.4%', 0.41, 81000)
    """

    _instead_of_operators: ClassVar[str] = "quantity_operators"

    value: float | None
    unit: str
    badge: Badge
    low: float | None = None
    high: float | None = None

    def __float__(self) -> float:
        return math.nan if self.value is None else float(self.value)

    def __complex__(self) -> complex:
        return complex(float(self))

    def __int__(self) -> int:
        return int(self._known())

    __trunc__ = __int__

    def __floor__(self) -> int:
        return math.floor(self._known())

    def __ceil__(self) -> int:
        return math.ceil(self._known())

    def __round__(self, digits: int | None = None) -> float:
        return round(float(self), digits) if digits is not None else round(self._known())

    def __format__(self, form: str) -> str:
        if not form:
            return str(self)
        try:
            return format(float(self), form)
        except ValueError:
            return self._whole_format(form)

    def _whole_format(self, form: str) -> str:
        try:
            return format(round(self._known()), form)
        except ValueError:
            raise WrongCall("quantity_format", form=form) from None

    def _known(self) -> float:
        """Give the number, of which a whole one can be made. Errors: it is missing, or endless."""
        if not math.isfinite(number := float(self)):
            raise WrongCall("quantity_missing")
        return number

    def written(self) -> Quantity:
        """Round people and jobs to what they can be: whole from 100 up, four digits below.

        Less than that may be weights, or part of a person that a model moves. Other units stay as they are.

        >>> Quantity(9864999.99, "people", "measured").written().value
        9865000
        >>> Quantity(0.123456, "jobs", "modelled").written().value
        0.1235
        """
        if self.unit not in _COUNTS:
            return self
        ends = (counted(self.value), counted(self.low), counted(self.high))
        return replace(self, value=ends[0], low=ends[1], high=ends[2])


def counted(count: float | None) -> float | None:
    """Round a count of people or jobs as `Quantity.written` does; what is no finite number stays.

    So does one beyond what a machine counts surely, of which the digits would be made up.

    >>> counted(81000.001), counted(-37.00004), counted(None), counted(1e200), counted(-7e-10)
    (81000, -37.0, None, 1e+200, 0.0)
    """
    if count is None or not math.isfinite(count) or abs(count) >= SURE:
        return count
    if abs(count) < _NOBODY:
        return 0.0
    rounded = round(count)
    return rounded if abs(rounded) >= _WHOLE_FROM else float(f"{count:.4g}")


@dataclass(frozen=True)
class SourceLine(Members):
    """Where numbers came from, as shown under a figure."""

    id: str
    publisher: str
    title: str
    vintage: str
    licence: str
    url: str
    sha256: str

    def read(self, words: Words) -> SourceLine:
        """Give it in the language of the words, as far as that is known."""
        known = {
            name: words.known(getattr(self, name)) for name in ("publisher", "title", "vintage", "licence")
        }
        return replace(self, **known)

    def said(self, words: Words) -> str:
        """Write it in one line, in the language of the words as far as that is known."""
        read = self.read(words)
        return f"{read.publisher}, {read.title} ({read.vintage}; {read.licence})"


def ids(origins: Iterable[Origin | SourceLine]) -> tuple[str, ...]:
    """List the ids of origins, each once, in order.

    >>> ids([])
    ()
    """
    return tuple(dict.fromkeys(origin.id for origin in origins))


def named(origins: Iterable[Origin | SourceLine], words: Words) -> str:
    """Name the sources as a line on a screen does: each publisher once, with its vintages.

    >>> named([], words_of("nl"))
    ''
    """
    vintages: dict[str, list[str]] = {}
    for origin in origins:
        vintages.setdefault(words.known(origin.publisher), []).append(words.known(origin.vintage))
    return "; ".join(f"{publisher} ({', '.join(_once(of))})" for publisher, of in vintages.items())


def _once(vintages: list[str]) -> list[str]:
    """Leave out a vintage that stands there twice, or as a part of a longer one.

    >>> _once(["use of 2024, O*NET 29.0", "O*NET 29.0", "2023", "2023"])
    ['use of 2024, O*NET 29.0', '2023']
    """
    every = list(dict.fromkeys(vintages))
    return [one for one in every if not any(one in longer.split(", ")[1:] for longer in every)]


def sources(origins: Iterable[Origin | SourceLine]) -> tuple[SourceLine, ...]:
    """List the source lines of origins, each once, in order, as the sources write them.

    >>> sources([])
    ()
    """
    return tuple(
        SourceLine(
            id=origin.id,
            publisher=origin.publisher,
            title=origin.title,
            vintage=origin.vintage,
            licence=origin.licence,
            url=origin.url,
            sha256=origin.sha256,
        )
        for origin in each_once(origins)
    )


def source_lines(origins: Iterable[Origin | SourceLine], language: Language = "en") -> tuple[SourceLine, ...]:
    """Give the source lines of origins, each once, sorted by id, in a language as far as it is known."""
    lines = sorted(sources(origins), key=lambda line: line.id)
    return tuple(line.read(words_of(language)) for line in lines)
