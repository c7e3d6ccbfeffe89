"""A number as it is shown: its unit, its range, how it came about, and from which sources."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from arbeid.table import Origin
from arbeid.wording import Words

Badge = Literal["measured", "derived", "modelled", "assumed"]


@dataclass(frozen=True)
class Quantity:
    """One number with its unit and badge; its sources stand on the row or the part that holds it.

    ``low`` and ``high`` are the ends of its range where it has one; shares and changes are fractions.
    A missing value is None, never zero; as a float it is not a number.

    >>> float(Quantity(0.41, "share", "measured")), float(Quantity(None, "share", "measured"))
    (0.41, nan)
    """

    value: float | None
    unit: str
    badge: Badge
    low: float | None = None
    high: float | None = None

    def __float__(self) -> float:
        return math.nan if self.value is None else float(self.value)


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

    def said(self, words: Words) -> str:
        """Write it in one line, in the language of the words where they are known."""
        publisher, title, *rest = (
            words.known(text) for text in (self.publisher, self.title, self.vintage, self.licence)
        )
        return f"{publisher}, {title} ({'; '.join(rest)})"


def ids(origins: Iterable[Origin]) -> tuple[str, ...]:
    """List the ids of origins, each once, in order.

    >>> ids([])
    ()
    """
    return tuple(dict.fromkeys(origin.id for origin in origins))


def source_lines(origins: Iterable[Origin]) -> tuple[SourceLine, ...]:
    """Give the source lines of origins, each once, sorted by id."""
    known = {origin.id: origin for origin in origins}
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
        for _, origin in sorted(known.items())
    )
