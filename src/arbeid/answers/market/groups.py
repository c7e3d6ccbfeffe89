"""The answer to which occupations AI touches most and least, and what is handed over of their work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sayings import Known
from arbeid.language import Text


@dataclass(frozen=True)
class GroupRow:
    """One occupation group: where the studies rank it (0 to 100), and the shares of its work.

    ``rank`` is the median over the studies with the lowest and highest beside it; ``top`` of ``studies``
    put it in the most touched third, ``bottom`` in the least touched. ``handed_over`` and ``assisted``
    range over the measures that are shares of work.
    """

    code: str
    name: Text
    people: Quantity
    rank: Quantity
    ranks: Mapping[str, float | None]
    studies: int
    top: int
    bottom: int
    handed_over: Quantity
    assisted: Quantity
    women: Quantity
    pay: Quantity


@dataclass(frozen=True)
class WorkShare:
    """The share of all work that is handed over and assisted, at one level of adoption."""

    adoption: Quantity
    handed_over: Quantity
    assisted: Quantity


@dataclass(frozen=True)
class Assumption:
    """One assumption behind the work shares, in words, with its value and where that comes from."""

    name: str
    label: Text
    value: Quantity
    source: Known


@dataclass(frozen=True)
class Groups(Answer):
    """All groups of an economy, the most touched first, and the totals at low and high adoption.

    ``studies`` rank the groups; the work shares range over ``share_measures`` measures and rest on the
    ``assumptions``.
    """

    economy: str
    studies: tuple[str, ...]
    study_labels: Mapping[str, Text]
    share_measures: int
    assumptions: tuple[Assumption, ...]
    rows: tuple[GroupRow, ...]
    totals: tuple[WorkShare, ...]
    sources: tuple[SourceLine, ...]
