"""The answer to which occupations AI touches most and least, and what is handed over of their work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sayings import Known
from arbeid.language import Text


@dataclass(frozen=True)
class Voice(Members):
    """One independent study: its name, and the measures that rest on its judgements."""

    id: str
    label: Sentence
    measures: tuple[str, ...]


@dataclass(frozen=True)
class GroupRow(Members):
    """One occupation group: where the studies rank it (0 to 100), and the shares of its work.

    ``rank`` is the median over independent studies with the lowest and highest beside it; ``top`` of
    ``studies`` put it in the most touched third, ``bottom`` in the least touched. ``ranks`` has that of every
    measure, and ``beside`` those of measures that are shown but not counted. ``handed_over`` and ``assisted``
    range over the measures that are shares of work.
    """

    code: str
    name: Text
    people: Quantity
    rank: Quantity
    ranks: Mapping[str, float | None]
    beside: Mapping[str, float | None]
    studies: int
    top: int
    bottom: int
    handed_over: Quantity
    assisted: Quantity
    women: Quantity
    pay: Quantity


@dataclass(frozen=True)
class WorkShare(Members):
    """The share of all work that is handed over and assisted, at one level of adoption.

    Of the work of people with a score.
    """

    adoption: Quantity
    handed_over: Quantity
    assisted: Quantity


@dataclass(frozen=True)
class Assumption(Members):
    """One assumption behind the work shares, in words, with its value and where that comes from."""

    name: str
    label: Text
    value: Quantity
    source: Known


@dataclass(frozen=True)
class Groups(Answer, chiefly="rows", compared="exposure"):
    """All groups of an economy, the most touched first, and the totals at low and high adoption.

    The measures in ``studies`` rank the groups, each of the ``voices`` counted once; those in ``beside``
    stand next to them. The work shares range over ``share_measures`` measures, of the ``share_voices``, each
    on its own scale, and rest on the ``assumptions``; ``exposure`` is the mean share of work that AI could
    reach by these, and ``covered`` the share of people with a score by the one that reaches fewest. The
    ``residual`` codes hold no known occupation: they count, and are in no list of occupations.
    """

    economy: str
    studies: tuple[str, ...]
    voices: tuple[Voice, ...]
    beside: tuple[str, ...]
    study_labels: Mapping[str, Text]
    share_measures: int
    share_voices: tuple[Voice, ...]
    exposure: Quantity
    covered: Quantity
    assumptions: tuple[Assumption, ...]
    rows: tuple[GroupRow, ...]
    residual: tuple[str, ...]
    totals: tuple[WorkShare, ...]
    sources: tuple[SourceLine, ...]

    @property
    def occupations(self) -> tuple[GroupRow, ...]:
        """The groups that hold a known occupation, as only those can be named as one."""
        return tuple(row for row in self.rows if row.code not in self.residual)
