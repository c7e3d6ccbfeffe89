"""Job postings of a vendor: its months, its sectors, and the occupations that each sector holds."""

from __future__ import annotations

from arbeid.language import Text
from arbeid.registry import Entry, Registry


class Postings(Entry):
    """A vendor's file: tables of months, of sectors and of the share that names AI, and how sectors are read.

    ``sector_occupations`` names the codes, or how they begin, of the occupations in each sector; ``jobs`` is
    the table whose latest year weighs their scores by ``measure``. Indices are 100 in the month ``base``;
    ``start`` is the first month.
    """

    months: str
    sectors: str
    naming_ai: str
    classification: str
    jobs: str
    measure: str
    base: str
    start: str
    sector_occupations: dict[str, tuple[str, ...]]
    notes: tuple[Text, ...] = ()
    sector_notes: tuple[Text, ...] = ()
    rivals: tuple[Text, ...] = ()


POSTINGS = Registry("postings", "postings", Postings)
