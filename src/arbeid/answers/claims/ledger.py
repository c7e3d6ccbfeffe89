"""The answer to which claims there are: a line each, with our verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.claims.card import Status
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.sayings import Known
from arbeid.language import Text


@dataclass(frozen=True)
class LedgerLine(Members):
    """One claim in a list: who said it, our value in its ``unit``, the verdict and its reason.

    ``low`` and ``high`` are the ends of our value and ``covered`` the part of the people with a score, where
    it is a share; where it counts other people or scores than the publication it is ``nearest`` instead, and
    ``stand_in`` says so. ``grade`` says how surely the published figure was read,
    ``publication`` in which one, by its id.
    """

    id: str
    statement: Text
    shown: Text
    publisher: Known
    year: int
    chapter: tuple[str, ...]
    status: Status
    ours: float | None
    nearest: float | None
    low: float | None
    high: float | None
    covered: float | None
    stand_in: bool
    unit: str | None
    why: Sentence
    missing: tuple[Text, ...]
    check: str
    read: str
    grade: str
    superseded_by: str | None
    publication: str
    url: str

    @property
    def in_frames(self) -> Mapping[str, str]:
        """The publication that its row is of, by its id in the ledger."""
        return {"sources": self.publication}
