"""The answer to how touched the people of an economy are by country, state, industry, sex or wage band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class Tile(Members):
    """Where a cell stands on a tile map: counted from the left and from the top, in one region of the map.

    ``cell`` is missing from the rows where its figures are missing.
    """

    cell: str
    label: str
    name: Text
    column: int
    row: int
    region: str


@dataclass(frozen=True)
class PlaceRow(Members):
    """One place: its people, its mean score over those with a score, and its place from the top (1 first).

    ``covered`` is the share of its people with a score, ``period`` its own where it has one, ``difference``
    its score less that of all places together.
    """

    code: str
    name: Text
    people: Quantity
    score: Quantity
    difference: Quantity
    rank: int | None
    covered: Quantity
    period: str | None


@dataclass(frozen=True)
class Places(Answer, compared="mean"):
    """An economy's people in places, from the highest score to the lowest, with the mean of them all.

    ``by`` names the cut and ``cuts`` those that the economy has, both in words under their ids. ``tiles``
    is empty where the cut has no map. A place with fewer than ``ranked_from`` people is too small to be
    set beside the others.
    """

    economy: str
    title: Text
    population: Text
    period: str
    measure: str
    label: Text
    unit: str
    by: str
    by_label: Text
    cuts: Mapping[str, Text]
    ordered: bool
    ranked_from: float
    mean: Quantity
    covered: Quantity
    people: Quantity
    rows: tuple[PlaceRow, ...]
    tiles: tuple[Tile, ...]
    notes: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
