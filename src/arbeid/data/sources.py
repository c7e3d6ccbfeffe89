"""Where raw data comes from: one file a source, with its address, licence, vintage and hash."""

from __future__ import annotations

from arbeid.frozen import Frozen
from arbeid.registry import Entry, Registry
from arbeid.table import Origin


class Reading(Frozen):
    """How a source's bytes become a frame: the reader's name and what it needs to know.

    ``separator`` and ``encoding`` are of a text file that is not written with commas in UTF-8.
    """

    reader: str
    sheet: str | None = None
    skip: int = 0
    within: str | None = None
    separator: str = ","
    encoding: str = "utf8"


class Source(Entry):
    """One raw file: who published it, under which licence, where it lies, and the hash it must have.

    ``path`` is its place in a mirror; ``copies`` are addresses of exactly these bytes, on the web or, for
    an extract of our own, in the package (``package:``). ``may_ship`` says whether the licence lets us
    share single rows; if not, only averages over occupations leave the build.
    """

    publisher: str
    title: str
    citation: str
    url: str
    copies: tuple[str, ...] = ()
    licence: str
    may_ship: bool
    vintage: str
    retrieved: str
    path: str
    sha256: str
    size: int
    read: Reading
    note: str = ""

    def origin(self) -> Origin:
        """Give what a table made from this source must carry along."""
        return Origin(
            id=self.id,
            publisher=self.publisher,
            title=self.title,
            url=self.url,
            licence=self.licence,
            may_ship=self.may_ship,
            vintage=self.vintage,
            retrieved=self.retrieved,
            citation=self.citation,
            sha256=self.sha256,
        )


SOURCES = Registry("source", "sources", Source)
