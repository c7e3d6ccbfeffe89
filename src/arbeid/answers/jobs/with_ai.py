"""The answer to what AI does with the work behind a job title, and the whole answer to a title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from arbeid.answers.answer import Answer
from arbeid.answers.jobs.collaboration import CollaborationRow
from arbeid.answers.jobs.comparing import comparer
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.titles import BrowsedGroup, Certainty, JobChoice, JobGroup, Match
from arbeid.answers.market.groups import Assumption, GroupRow
from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text

if TYPE_CHECKING:
    from arbeid.answers.jobs.versus import JobsCompared


@dataclass(frozen=True, kw_only=True)
class GroupWithAI(Members):
    """A group that the job may be in, its work by who would do it, and where the studies rank it.

    Shares of work are tasks counted: how long a task takes is not measured. ``hours`` is the usual week of
    the group's people, missing where its economy does not count that.
    """

    group: JobGroup
    work: CollaborationRow
    rank: GroupRow
    hours: Quantity


@dataclass(frozen=True)
class TaskList(Members):
    """How many tasks of one American occupation people labelled as for AI, and where to read them.

    ``alone`` can be done in half the time with a language model, ``with_software`` once software is built
    around it, ``neither`` not.
    """

    code: str
    name: Text
    tasks: int
    alone: int
    with_software: int
    neither: int
    url: str


@dataclass(frozen=True)
class JobWithAI(Answer, chiefly="groups", compared="groups.0.work.handed_over"):
    """A title's likeliest groups in one economy (the surest first), with all of its people beside them.

    ``adoption`` is the share of exposed work taken to use AI within ten years where a group's ``rank``
    names work handed over and assisted; ``everyone`` and ``work`` take all of it to. ``left_out`` says
    what the answer does not contain, ``work_sources`` which of the sources the division rests on. Without
    an occupation found, there are no groups.
    """

    economy: str
    title: Text
    groups: tuple[GroupWithAI, ...]
    everyone: CollaborationRow
    adoption: Quantity
    task_lists: tuple[TaskList, ...]
    assumptions: tuple[Assumption, ...]
    left_out: tuple[Note, ...]
    work_sources: tuple[str, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class WholeJob(
    Answer, chiefly="with_ai.groups", instead=("choices",), compared="with_ai.groups.0.work.handed_over"
):
    """All that a job title leads to: its groups, their work with AI, and the likeliest occupation.

    The first four fields, ``certainty`` and ``resembling`` are those of ``Job``; without an occupation found
    there is none. Where the asker must choose, ``choices`` are the groups of the economy to choose from, and
    there are no figures of any group until one is chosen. ``offered`` are all that a choice can name by its
    number, also where the first is shown unasked; ``people_sources`` count the people in each.
    """

    text: str
    matches: tuple[Match, ...]
    groups: Mapping[str, tuple[JobGroup, ...]]
    browse: tuple[BrowsedGroup, ...]
    with_ai: JobWithAI
    occupation: Occupation | None
    certainty: Mapping[str, Certainty] = field(default_factory=dict)
    resembling: tuple[str, ...] = ()
    choices: tuple[JobChoice, ...] = ()
    offered: tuple[JobChoice, ...] = ()
    people_sources: tuple[str, ...] = ()

    def plain(self, language: str = "en") -> dict[str, Any]:
        """Turn it into plain data; the work and the occupation are answers of their own, with their sources.

        Errors: an unknown language.
        """
        occupation = self.occupation.plain(language) if self.occupation else None
        return super().plain(language) | {"with_ai": self.with_ai.plain(language), "occupation": occupation}

    def versus(self, other: str, *, choose: int | None = None) -> JobsCompared:
        """Set this job beside another, by its title or code; ``choose`` names one of several groups there.

        Errors: no group of this title was chosen yet; else as the verb ``versus``.
        """
        return comparer().versus_other(self, other, choose)
