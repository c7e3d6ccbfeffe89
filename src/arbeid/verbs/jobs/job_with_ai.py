"""A job title with AI: what of its work goes to AI, to both together, or stays with people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import polars as pl

from arbeid.answers.jobs.collaboration import Collaboration
from arbeid.answers.jobs.titles import JobGroup
from arbeid.answers.jobs.with_ai import GroupWithAI, JobWithAI, TaskList
from arbeid.answers.market.groups import GroupRow
from arbeid.answers.quantity import Quantity
from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Text
from arbeid.measures.task_reach import task_reach
from arbeid.verbs.arguments import checked
from arbeid.verbs.jobs.collaboration import collaboration
from arbeid.verbs.jobs.job_titles import FoundTitle, found_title
from arbeid.verbs.jobs.occupations import ranked_groups

_GROUPS = 3
_LISTS = 5
_LEAST_SURE = 0.25
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
    return with_ai(found_title(text), load_economy(economy))


def with_ai(found: FoundTitle, market: Economy) -> JobWithAI:
    """Divide the work of the likeliest groups of a title that was looked up."""
    divided, ranked = collaboration(market.id), ranked_groups(market)
    lines = {line.id: line for line in (*divided.sources, *ranked.sources)}
    return JobWithAI(
        economy=market.id,
        title=divided.title,
        groups=tuple(_likeliest(found, market, divided, {row.code: row for row in ranked.rows})),
        everyone=divided.total,
        adoption=ranked.totals[0].adoption,
        task_lists=tuple(islice(_task_lists(found), _LISTS)),
        assumptions=divided.assumptions,
        left_out=divided.left_out,
        work_sources=tuple(line.id for line in divided.sources),
        sources=tuple(lines.values()),
    )


def _likeliest(
    found: FoundTitle, market: Economy, divided: Collaboration, ranks: dict[str, GroupRow]
) -> Iterator[GroupWithAI]:
    work = {row.code: row for row in divided.rows}
    known = [group for group in found.groups(market.classification) if group.code in work]
    hours = dict(market.groups.select("code", "hours").iter_rows())
    for group in _sure(known)[:_GROUPS]:
        named = replace(group, name=market.names[group.code])
        week = Quantity(hours[group.code], "hours a week", "measured")
        yield GroupWithAI(group=named, work=work[group.code], rank=ranks[group.code], hours=week)


def _sure(groups: list[JobGroup]) -> list[JobGroup]:
    return [group for at, group in enumerate(groups) if at == 0 or group.sure >= _LEAST_SURE]


def _task_lists(found: FoundTitle) -> Iterator[TaskList]:
    tasks, url = task_reach(_LABELLED).frame, CLASSIFICATIONS.get("onet-soc-2019").tasks_url
    # Titles lead to SOC, and the tasks are listed for the O*NET occupation of the same name.
    listed = [group for group in found.groups("soc-2018") if f"{group.code}.00" in tasks["code"]]
    for group in _sure(listed):
        code = f"{group.code}.00"
        reach = tasks.filter(pl.col("code") == code)["reach"]
        yield TaskList(
            code=code,
            name=group.name or Text(nl=group.code, en=group.code),
            tasks=len(reach),
            alone=int((reach == 1.0).sum()),
            with_software=int((reach == 0.5).sum()),
            neither=int((reach == 0.0).sum()),
            url=url.format(code=code),
        )
