"""The answer to two jobs beside each other: AI in their work, studies, people, pay, moves between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.jobs.moves import Fit
from arbeid.answers.jobs.titles import JobChoice
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text

Side = Literal["first", "second"]
Part = Literal["work", "studies", "tasks", "people"]


@dataclass(frozen=True)
class ComparedJob(Members):
    """One of the two: what was typed, and the occupation that this led to.

    Where a title may mean several, there is no occupation yet, and ``choices`` are those to choose from.
    ``change_shown`` says whether there are people enough for its change as a percent.
    """

    text: str
    code: str | None
    name: Text | None
    change_shown: bool
    choices: tuple[JobChoice, ...] = ()


@dataclass(frozen=True)
class ComparedLine(Members):
    """One number of both: in which part it stands, what it is, and the ids of its sources.

    What is not known of one of them is missing there. ``differs`` says of which it is higher beyond its
    range; missing where the ranges meet, or where the number has none.
    """

    part: Part
    id: str
    label: Sentence
    first: Quantity
    second: Quantity
    differs: Side | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class MoveBetween(Members):
    """The move from one of the two to the other: its share of all moves out, and how it fits.

    ``share`` is missing where no such move was seen, or no network reaches the economy; ``rank`` is where it
    stands among the moves out.
    """

    start: Side
    share: Quantity
    rank: int | None
    moves: int
    fit: Fit | None


@dataclass(frozen=True)
class JobsCompared(Answer, chiefly="lines", instead=("choices",)):
    """Two jobs of one economy beside each other, a line for each number that is known of one of them.

    ``higher`` are the studies that rank the first, then the second, as touched more by AI. ``moves`` are
    those between the two, by the network that ``network`` names. Where a title may mean several groups,
    ``choices`` are those of the first title that must be chosen for, and there are no lines.
    """

    economy: str
    title: Text
    period: str
    first: ComparedJob
    second: ComparedJob
    lines: tuple[ComparedLine, ...]
    higher: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    moves: tuple[MoveBetween, ...]
    network: Text | None
    choices: tuple[JobChoice, ...]
    notes: tuple[Text, ...]
    sources: tuple[SourceLine, ...]
