"""The answer to what is known of one occupation: its studies, its work, its pay, its years, its moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.jobs.activities import Activities
from arbeid.answers.jobs.already import AgeShare, Already
from arbeid.answers.jobs.moves import Moves, NextMove
from arbeid.answers.jobs.occupations import MajorGroup
from arbeid.answers.jobs.regions import RegionPeople
from arbeid.answers.jobs.trend import Trend
from arbeid.answers.market.appear import Side
from arbeid.answers.market.groups import Assumption
from arbeid.answers.members import Members
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.sampling import Sampling
from arbeid.language import Text, Texts

Concept = Literal[
    "exposure", "automation-risk", "observed-use", "observed-mode", "complementarity", "outlook"
]
Third = Literal["top", "middle", "bottom"]


@dataclass(frozen=True)
class Rating(Members):
    """What one measure says of the occupation: its own figure, and the rank among all people at work.

    ``speaks`` marks the one measure that stands for its study; ``third`` is top, middle or bottom, missing
    where the measure has no score for the occupation.
    """

    measure: str
    label: Text
    concept: Concept
    speaks: bool
    year: int
    score: Quantity
    rank: Quantity
    third: Third | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class VoiceRank(Members):
    """Where one independent study ranks the occupation: the median of its measures."""

    voice: str
    label: Sentence
    measures: tuple[str, ...]
    rank: Quantity


@dataclass(frozen=True)
class Standing(Members):
    """In which third how many of the ``studies`` put the occupation, and the median rank of them all.

    ``voices`` are the studies apart, the highest rank first; a study without a score for it is not there.
    """

    studies: int
    top: int
    middle: int
    bottom: int
    rank: Quantity
    voices: tuple[VoiceRank, ...] = ()


@dataclass(frozen=True)
class Beside(Members):
    """Another occupation, with its people and its median rank."""

    code: str
    name: Text
    people: Quantity
    rank: Quantity


@dataclass(frozen=True)
class Division(Members):
    """The occupation's work by who would do it at least cost, wherever AI is used that is cheaper.

    Shares of its work that add up to 1: AI alone, a person with AI, a person alone. ``left_out`` says what
    they do not contain.
    """

    alone: Quantity
    together: Quantity
    person: Quantity
    left_out: tuple[Note, ...]


@dataclass(frozen=True)
class Occupation(Answer, chiefly="ratings", compared="handed_over"):
    """All that is known of one occupation of an economy.

    ``handed_over``, ``assisted`` and ``left`` are shares of its work under the base ``assumptions``, each a
    range over the share measures. ``change`` is that of its people since ``period_before``, with the ends
    of its own sampling error (95%), ``likely_change`` the change drawn to that of all occupations by as
    much as it is unsure; ``change_shown`` says whether there are people enough for a percent,
    ``change_differs`` whether it fell or rose against all with a probability over 95%, ``sampling`` how the
    error is known. ``pay_period`` is when pay was measured, which may be before ``period``. ``near`` are
    the occupations of the same major group with the nearest median ranks. ``division`` and ``trend`` are
    missing where no study divides the work, or where no years were counted; ``already`` where no vendor's
    use reaches it, ``activities`` where no crosswalk leads to it from those of O*NET; ``ages`` and
    ``regions`` are empty where no source counts them. ``next`` are the ``moves`` with what one would find
    there. ``titles`` are what people call the work, a list for each language.
    """

    economy: str
    title: Text
    population: Text
    period: str
    period_before: str | None
    classification: str
    code: str
    name: Text
    major: MajorGroup
    people: Quantity
    people_before: Quantity
    share: Quantity
    place: int
    occupations: int
    change: Quantity
    likely_change: Quantity
    change_shown: bool
    change_differs: Side | None
    sampling: Sampling | None
    women: Quantity
    higher_education: Quantity
    pay: Quantity
    pay_period: str
    pay_all: Quantity
    standing: Standing
    ratings: tuple[Rating, ...]
    handed_over: Quantity
    assisted: Quantity
    left: Quantity
    assumptions: tuple[Assumption, ...]
    division: Division | None
    activities: Activities | None
    already: Already | None
    ages: tuple[AgeShare, ...]
    regions: tuple[RegionPeople, ...]
    trend: Trend | None
    moves: Moves
    next: tuple[NextMove, ...]
    near: tuple[Beside, ...]
    titles: Texts
    notes: tuple[Text, ...]
    sources: tuple[SourceLine, ...]

    def named(self, sources: Iterable[str]) -> list[SourceLine]:
        """Choose its sources with these ids, each once, in the order in which they are named."""
        lines = {line.id: line for line in self.sources}
        return [lines[name] for name in dict.fromkeys(sources)]
