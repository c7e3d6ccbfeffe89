"""A number as it is shown: its unit, its range, how it came about, and from which sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from arbeid.language import Language
from arbeid.table import Origin
from arbeid.wording import words_of

Badge = Literal["measured", "derived", "modelled", "assumed"]


@dataclass(frozen=True)
class Quantity:
    """One number with its unit and badge; its sources stand on the row or the part that holds it.

    ``low`` and ``high`` are the ends of its range where it has one; shares and changes are fractions.
    A missing value is None, never zero.
    """

    value: float | None
    unit: str
    badge: Badge
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class SourceLine:
    """Where numbers came from, as shown under a figure."""

    id: str
    publisher: str
    title: str
    vintage: str
    licence: str
    url: str
    sha256: str

    @property
    def said(self) -> str:
        """It in one line."""
        return f"{self.publisher}, {self.title} ({self.vintage}; {self.licence})"


def ids(origins: Iterable[Origin]) -> tuple[str, ...]:
    """List the ids of origins, each once, in order.

    >>> ids([])
    ()
    """
    return tuple(dict.fromkeys(origin.id for origin in origins))


def source_lines(origins: Iterable[Origin], language: Language = "en") -> tuple[SourceLine, ...]:
    """Give the source lines of origins, each once, sorted by id, in a language as far as it is known."""
    known = {origin.id: origin for origin in origins}
    said = words_of(language).known
    return tuple(
        SourceLine(
            id=origin.id,
            publisher=said(origin.publisher),
            title=said(origin.title),
            vintage=said(origin.vintage),
            licence=said(origin.licence),
            url=origin.url,
            sha256=origin.sha256,
        )
        for _, origin in sorted(known.items())
    )
