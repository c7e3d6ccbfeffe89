"""A job title with AI: what of its work goes to AI, to both together, or stays with people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import polars as pl

from arbeid.answers.market.groups import GroupRow, Groups
from arbeid.answers.quantity import Quantity, ids, source_lines
from arbeid.data.economies.economy import Economy, economy
from arbeid.language import Language
from arbeid.lookup.titles import Match, find
from arbeid.measures.task_reach import READINGS
from arbeid.registry import together
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.verbs.jobs.collaboration import (
    Collaboration,
    CollaborationAssumption,
    CollaborationRow,
    collaboration,
)
from arbeid.verbs.jobs.job_titles import JobGroup, groups_of
from arbeid.verbs.market.groups import groups

_LOOKED_AT = 30
_GROUPS = 3
_LISTS = 5
_LEAST_SURE = 0.25
_TASK_LIST = "https://www.onetonline.org/link/summary/"


@dataclass(frozen=True)
class GroupWithAI:
    """A group that the job may be in, its work by who would do it, and where the studies rank it."""

    group: JobGroup
    work: CollaborationRow
    rank: GroupRow


@dataclass(frozen=True)
class TaskList:
    """How many tasks of one American occupation people labelled as for AI, and where to read them.

    ``alone`` can be done in half the time with a language model, ``with_software`` once software is built
    around it, ``neither`` not.
    """

    code: str
    name: str
    tasks: int
    alone: int
    with_software: int
    neither: int
    url: str


@dataclass(frozen=True)
class JobWithAI:
    """A title's likeliest groups in one economy (the surest first), with all of its people beside them.

    ``adoption`` is the share of exposed work taken to use AI within ten years where a group's ``rank``
    names work handed over and assisted; ``everyone`` and ``work`` take all of it to. ``left_out`` says
    what the answer does not contain, ``work_sources`` which of the sources the division rests on. Without
    an occupation found, there are no groups.
    """

    economy: str
    title: str
    groups: tuple[GroupWithAI, ...]
    everyone: CollaborationRow
    adoption: Quantity
    task_lists: tuple[TaskList, ...]
    assumptions: tuple[CollaborationAssumption, ...]
    left_out: tuple[str, ...]
    work_sources: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]

    def plain(self) -> dict[str, Any]:
        """Give the answer as dictionaries and lists, with what is known of each source."""
        facts = asdict(replace(self, origins=()))
        del facts["origins"]
        return facts | {"sources": [asdict(line) for line in source_lines(self.origins)]}


@checked
@together
def job_with_ai(text: str, name: str = "nl", language: Language = "en") -> JobWithAI:
    """Look a job title up and divide the work of its likeliest groups over AI, pairs and people.

    Groups that are less sure than one in four are left out, but for the surest. Errors: an unknown
    economy, or one whose groups no title leads to.

    >>> found = job_with_ai("nurse anesthetist", "us")
    >>> found.groups[0].group.name, found.task_lists[0].code
    ('Nurse Anesthetists', '29-1151.00')
    """
    market = economy(name)
    matches = find(text, None, _LOOKED_AT)
    divided, ranked = collaboration(name, language=language), groups(name)
    both: tuple[Any, ...] = (*divided.origins, *ranked.sources)
    origins = {origin.id: origin for origin in both}
    return JobWithAI(
        economy=market.id,
        title=divided.title,
        groups=tuple(_likeliest(matches, market, divided, _worded(ranked, language), language)),
        everyone=divided.total,
        adoption=ranked.totals[0].adoption,
        task_lists=tuple(_task_lists(matches, language)),
        assumptions=divided.assumptions,
        left_out=divided.left_out,
        work_sources=divided.sources,
        sources=ids(origins.values()),
        origins=tuple(origins.values()),
    )


def _worded(ranked: Groups, language: Language) -> dict[str, GroupRow]:
    """Name the groups in the language, in which this answer still is."""
    return {row.code: replace(row, name=row.name.read(language)) for row in ranked.rows}  # type: ignore[arg-type]


def _likeliest(
    matches: Sequence[Match],
    market: Economy,
    divided: Collaboration,
    ranks: dict[str, GroupRow],
    language: Language,
) -> list[GroupWithAI]:
    work = {row.code: row for row in divided.rows}
    known = [group for group in groups_of(matches, market.classification, language) if group.code in work]
    sure = [group for at, group in enumerate(known) if at == 0 or group.sure >= _LEAST_SURE]
    return [
        GroupWithAI(replace(group, name=work[group.code].name), work[group.code], ranks[group.code])
        for group in sure[:_GROUPS]
    ]


def _task_lists(matches: Sequence[Match], language: Language) -> list[TaskList]:
    tasks = READINGS["eloundou-beta-human"]().frame
    found: list[TaskList] = []
    for group in groups_of(matches, "soc-2018", language):
        code = f"{group.code}.00"
        reach = tasks.filter(pl.col("code") == code)["reach"]
        if len(reach) and (not found or group.sure >= _LEAST_SURE):
            found.append(
                TaskList(
                    code=code,
                    name=group.name or group.code,
                    tasks=len(reach),
                    alone=int((reach == 1.0).sum()),
                    with_software=int((reach == 0.5).sum()),
                    neither=int((reach == 0.0).sum()),
                    url=f"{_TASK_LIST}{code}",
                )
            )
    return found[:_LISTS]
