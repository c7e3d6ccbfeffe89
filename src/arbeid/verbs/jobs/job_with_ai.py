"""A job title with AI: what of its work goes to AI, to both together, or stays with people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

import polars as pl

from arbeid.answers.jobs.collaboration import Collaboration
from arbeid.answers.jobs.titles import JobGroup
from arbeid.answers.jobs.with_ai import GroupWithAI, JobWithAI, TaskList
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Text
from arbeid.lookup.composites import parts_of
from arbeid.lookup.groups import group_name
from arbeid.measures.task_reach import task_reach
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.jobs.collaboration import divided_groups
from arbeid.verbs.jobs.job_titles import FoundTitle, found_title, likeliest, told_groups
from arbeid.verbs.market.groups import RankedGroups, ranked_groups

_LISTS = 5
# The lists are of this study, as their heading says.
_LABELLED = "eloundou-beta-human"


@checked
def job_with_ai(text: str, economy: str = "nl") -> JobWithAI:
    """Look a job title up and divide the work of its likeliest groups over AI, pairs and people.

    Groups that are less sure than one in four are left out, but for the surest. Errors: an unknown
    economy, or one whose groups no title leads to.

    >>> found = job_with_ai("nurse anesthetist", "us")
    >>> found.groups[0].group.name.en, found.task_lists[0].code
    ('Nurse Anesthetists', '29-1151.00')
    """
    return with_ai(found_title(written(text, "job_empty")), load_economy(economy))


def with_ai(found: FoundTitle, market: Economy, groups: tuple[JobGroup, ...] | None = None) -> JobWithAI:
    """Divide the work of the likeliest groups of a title that was looked up, or of these groups of it."""
    chosen = likeliest(found, market) if groups is None else groups
    among = divided_among(chosen, market)
    divided, ranked = among.divided, among.ranked
    return JobWithAI(
        economy=market.id,
        title=divided.title,
        groups=among.groups,
        everyone=divided.total,
        adoption=ranked.about.totals[0].adoption,
        task_lists=tuple(islice(_task_lists(found), _LISTS)) if chosen else (),
        assumptions=divided.assumptions,
        left_out=divided.left_out,
        work_sources=tuple(line.id for line in divided.sources),
        sources=among.sources,
    )


@dataclass(frozen=True)
class DividedAmong:
    """Groups with their work divided, and the answers for a whole economy that they were read from."""

    groups: tuple[GroupWithAI, ...]
    divided: Collaboration
    ranked: RankedGroups

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """The sources of both answers, each once."""
        lines = {line.id: line for line in (*self.divided.sources, *self.ranked.about.sources)}
        return tuple(lines.values())


def divided_among(groups: tuple[JobGroup, ...], market: Economy) -> DividedAmong:
    """Divide the work of groups of an economy over AI, pairs and people; none of one without a study."""
    divided, ranked = divided_groups(market, [group.code for group in groups]), ranked_groups(market)
    return DividedAmong(tuple(_divided(groups, market, divided, ranked)), divided, ranked)


def _divided(
    groups: tuple[JobGroup, ...], market: Economy, divided: Collaboration, ranked: RankedGroups
) -> Iterator[GroupWithAI]:
    work = {row.code: row for row in divided.rows}
    hours = dict(market.groups.select("code", "hours").iter_rows())
    for group in groups:
        if group.code in work:
            week = Quantity(hours[group.code], "hours a week", "measured")
            yield GroupWithAI(group=group, work=work[group.code], rank=ranked.row(group.code), hours=week)


def _task_lists(found: FoundTitle) -> Iterator[TaskList]:
    tasks, url = task_reach(_LABELLED).frame, CLASSIFICATIONS.get("onet-soc-2019").tasks_url
    # Titles lead to SOC, and the tasks are listed for the O*NET occupations within it, of the same code.
    held = frozenset(tasks["code"].unique().to_list())
    for group in told_groups([one for one in found.groups("soc-2018") if _listed(one.code, held)]):
        for code in _listed(group.code, held):
            yield _task_list(code, group, tasks, url)


def _listed(code: str, held: Collection[str]) -> list[str]:
    own = (f"{part}.00" for part in parts_of("soc-2018").get(code, (code,)))
    return [one for one in own if one in held]


def _task_list(code: str, group: JobGroup, tasks: pl.DataFrame, url: str) -> TaskList:
    reach = tasks.filter(pl.col("code") == code)["reach"]
    return TaskList(
        code=code,
        name=group_name("soc-2018", code[:7]) or group.name or Text(nl=code, en=code),
        tasks=len(reach),
        alone=int((reach == 1.0).sum()),
        with_software=int((reach == 0.5).sum()),
        neither=int((reach == 0.0).sum()),
        url=url.format(code=code),
    )
