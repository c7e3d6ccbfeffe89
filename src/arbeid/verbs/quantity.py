"""A number as it is shown: its unit, its range, how it came about, and from which sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from arbeid.table import Origin

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


def ids(origins: Iterable[Origin]) -> tuple[str, ...]:
    """List the ids of origins, each once, in order.

    >>> ids([])
    ()
    """
    return tuple(dict.fromkeys(origin.id for origin in origins))


def named(origins: Iterable[Origin]) -> str:
    """Name the sources as a line on a screen does: each publisher once, with its vintages.

    >>> named([])
    ''
    """
    vintages: dict[str, list[str]] = {}
    for origin in origins:
        vintages.setdefault(origin.publisher, []).append(origin.vintage)
    return "; ".join(f"{publisher} ({', '.join(dict.fromkeys(of))})" for publisher, of in vintages.items())


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
