"""The answer to how touched an economy is by one measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class ExposureRow(Members):
    """One group or cell: its people, and its mean score over them (missing where none has a score)."""

    code: str
    name: Text
    people: Quantity
    score: Quantity
    covered: Quantity


@dataclass(frozen=True)
class Exposure(Answer, compared="mean"):
    """An economy by one measure, from the highest score to the lowest; ``notes`` say what to know of it.

    ``year`` is that of the scores, ``period`` that of the people. Where the rows are years, ``breaks`` are
    those that were counted in another way than the year before: rows on either side of one do not compare.
    """

    economy: str
    title: Text
    period: str
    measure: str
    label: Text
    year: int
    by: str | None
    mean: Quantity
    covered: Quantity
    rows: tuple[ExposureRow, ...]
    breaks: tuple[int, ...]
    notes: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]

    @property
    def in_frames(self) -> Mapping[str, int]:
        """The columns that tell its rows from those of the same measure in another year."""
        return {"measure_year": self.year}

    @property
    def of_rows(self) -> tuple[str, ...]:
        """What each row has of its own: one that is a year is its own period."""
        return ("period",) if self.by == "year" else ()
