"""What a person wants to know first of a job: the parts of the whole answer that one screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.jobs.activities import Activities
from arbeid.answers.jobs.collaboration import CollaborationRow
from arbeid.answers.jobs.moves import Moves
from arbeid.answers.jobs.occupation import Occupation, Standing
from arbeid.answers.jobs.titles import JobChoice
from arbeid.answers.jobs.with_ai import GroupWithAI
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class OccupationInShort(Members):
    """What one screen tells of an occupation, named and meant as in the whole answer."""

    title: Text
    period: str
    period_before: str | None
    name: Text
    people: Quantity
    people_before: Quantity
    change: Quantity
    change_shown: bool
    pay: Quantity
    pay_period: str
    standing: Standing
    activities: Activities | None
    moves: Moves


# A sentence on an occupation is the same, whether all of it was worked out or the first screen alone.
Told = Occupation | OccupationInShort


@dataclass(frozen=True)
class JobInShort(Members):
    """The likeliest group of a title with its work beside everyone's, and the groups that a choice can name.

    ``people_sources`` are those of ``sources`` that count the people.
    """

    occupation: OccupationInShort
    first: GroupWithAI
    everyone: CollaborationRow
    offered: tuple[JobChoice, ...]
    people_sources: tuple[str, ...]
    sources: tuple[SourceLine, ...]
