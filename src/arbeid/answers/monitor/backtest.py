"""The answer to whether scores of then foretold what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.market.appear import ForecastRow
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text

Kind = Literal["forecast", "placebo", "projection"]
"""Published before the window opened; after it, so that it knew part of the outcome; a forecast of jobs."""


@dataclass(frozen=True)
class BandLine(Members):
    """The jobs of all groups in one band of scores, then and now, and their growth with its interval.

    ``low`` and ``high`` are scores; None where the band is open.
    """

    low: float | None
    high: float | None
    groups: int
    before: Quantity
    after: Quantity
    growth: Quantity


@dataclass(frozen=True)
class RankLine(Members):
    """How well one score ranked growth on the groups that the measure shares with its rivals.

    ``area`` is the chance that a group that shrank scored higher than one that grew; under 0.5 the low
    scores shrank.
    """

    score: str
    label: Sentence
    spearman: Quantity
    area: Quantity


@dataclass(frozen=True)
class BacktestLine(Members):
    """One measure over one window: what it said of growth, by rank and by band, and its rivals' ranks.

    ``shared`` counts the groups on which ``rivals`` are compared, the measure itself first.
    """

    measure: str
    label: Sentence
    published: int
    kind: Kind
    first: int
    last: int
    groups: int
    spearman: Quantity
    area: Quantity
    all_jobs: BandLine
    bands: tuple[BandLine, ...]
    shared: int
    rivals: tuple[RankLine, ...]


@dataclass(frozen=True)
class TogetherLine(Members):
    """How well one score or rival ranked growth on the groups that all of them reach.

    ``published`` and ``kind`` are missing of a rival, which is no score.
    """

    score: str
    label: Sentence
    published: int | None
    kind: Kind | None
    spearman: Quantity
    area: Quantity


@dataclass(frozen=True)
class Together(Members):
    """All scores and naive rivals on the same groups over one window, from shrinking to growing."""

    first: int
    last: int
    groups: int
    lines: tuple[TogetherLine, ...]


@dataclass(frozen=True)
class Backtested(Answer, compared="lines.0.spearman"):
    """Older scores beside what happened, in one country: a sentence, a line for each, and what to know.

    ``together`` lays all of them beside each other on the same groups, where no measure was asked for.
    ``past`` are published numbers of jobs to come or to go whose year has passed, which no count can test.
    """

    economy: str
    title: Text
    sentence: Note
    lines: tuple[BacktestLine, ...]
    together: Together | None
    past: tuple[ForecastRow, ...]
    notes: tuple[Sentence, ...]
    sources: tuple[SourceLine, ...]
