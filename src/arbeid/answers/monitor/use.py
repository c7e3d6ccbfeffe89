"""The answer to who uses AI at work already: people, firms, and occupations by four vendors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class Counted(Members):
    """A share in one period, or of one industry."""

    period: str
    share: Quantity


@dataclass(frozen=True)
class Industry(Members):
    """The share of firms in one industry that use AI, in the last year."""

    code: str
    name: Text
    year: int
    share: Quantity


@dataclass(frozen=True)
class Vendor(Members):
    """One vendor: what it counted (its denominator in words), how many occupations, and of how many jobs.

    ``country`` is where those jobs are.
    """

    id: str
    country: str
    label: Text
    counted: Sentence
    occupations: int
    covered: Quantity


@dataclass(frozen=True)
class Alike(Members):
    """How alike two vendors rank the occupations of a ``country`` that both have (Spearman), and how many."""

    country: str
    one: str
    other: str
    correlation: Quantity
    occupations: int


@dataclass(frozen=True)
class OccupationUse(Members):
    """One broad occupation: where possible work ranks it (0 to 100), and where use does, by each vendor.

    ``used`` is the middle of the vendors that have it, with the lowest and highest; ``gap`` is possible less
    used, in ranks. ``country`` is where its people are, whichever was asked for.
    """

    code: str
    country: str
    name: Sentence
    people: Quantity
    possible: Quantity
    used: Quantity
    gap: Quantity
    ranks: Mapping[str, float | None]


@dataclass(frozen=True)
class Use(
    Answer,
    chiefly="occupations",
    compared="people.-1.share",
    framed=("people", "firms", "industries", "messages", "occupations"),
):
    """Use of AI in one country, and by occupation in the United States.

    ``people`` are the share of working age who used generative AI, ``firms`` the share of those with ten or
    more people that use AI, ``messages`` the share of messages to one vendor that are about work. Each is
    empty where nobody counted it. ``vendors``, ``alike`` and ``occupations`` are of ``vendors_in``, whichever
    economy was asked for.
    """

    economy: str
    title: Text
    sentence: Note
    people: tuple[Counted, ...]
    firms: tuple[Counted, ...]
    industries: tuple[Industry, ...]
    messages: tuple[Counted, ...]
    possible: str
    vendors_in: Text
    vendors: tuple[Vendor, ...]
    alike: tuple[Alike, ...]
    occupations: tuple[OccupationUse, ...]
    notes: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]

    def _elsewhere(self) -> Text | None:
        return None if self.vendors_in == self.title else self.vendors_in
