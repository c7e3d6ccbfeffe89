"""All jobs: find yours, and see every occupation by the measures of one set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from arbeid.data.economies.economy import economy
from arbeid.errors import unknown_name
from arbeid.language import Language
from arbeid.lookup.titles import find
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import STUDIES, measure_sets
from arbeid.measures.published import reaches
from arbeid.registry import remembered
from arbeid.verbs.jobs.job_titles import groups_of
from arbeid.verbs.jobs.occupations import Occupations, occupations
from arbeid.views.jobs.beeswarm import beeswarm
from arbeid.views.jobs.disputed import disputed
from arbeid.views.jobs.treemap import treemap
from arbeid.views.phrasing import opening
from arbeid.web.addresses import to
from arbeid.web.page import Answer, Asked, Page

KEYS = ("economy", "group", "job", "q", "set")
ECONOMY = "nl"
ECONOMIES = ("nl", "us")
_FOUND, _LOOKED_AT, _LEAST_SURE = 6, 30, 0.05
State = Mapping[str, str]


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    found = occupations(state.get("economy", ECONOMY), state.get("set", STUDIES), asked.language)
    group, job = _checked(found, state)
    facts, links = facts_of(found), _links(found, state, asked.language)
    figures = [treemap(facts, links, words, group)]
    if not group:
        figures.append(beeswarm(facts, links, words, job))
        figures += [figure for figure in (disputed(facts, words),) if figure]
    hits = _hits(state.get("q", ""), found, asked.language)
    return Answer(
        title=words("web_jobs.title"),
        description=words("web_jobs.description", count=len(found.rows), economy=words.inside(found.title)),
        data={"found": hits, "occupations": facts},
        shown={
            "q": state.get("q", ""),
            "hits": hits,
            "every": found,
            "group": next((one for one in found.majors if one.code == group), None),
            "listed": list(_listed(found, group)),
            "economies": list(_choices("economy", _titles(found, asked.language), found.economy, state)),
            "sets": list(_choices("set", _sets(asked.language), found.set, state)),
            "singles": _singles(found, asked.language),
            "chosen": {"economy": found.economy, "set": found.set, "group": group, "job": job},
            "rest": {name: value for name, value in state.items() if name not in ("group", "q")},
        },
        figures=tuple(figures),
        python={figure.id: _python(found) for figure in figures},
    )


def _python(found: Occupations) -> str:
    return f"""\
import arbeid

for row in arbeid.occupations("{found.economy}", "{found.set}").rows:
    print(row.code, row.name, row.rank.value)"""


@remembered(maxsize=16)
def facts_of(found: Occupations) -> dict[str, Any]:
    """Give what the charts read: the occupations as plain data, with their sources in full."""
    return found.plain()


def _checked(found: Occupations, state: State) -> tuple[str, str]:
    """Give the group and the job that are asked for. Errors: those that the economy does not have."""
    group, job = state.get("group", ""), state.get("job", "")
    majors, codes = [one.code for one in found.majors], [row.code for row in found.rows]
    if group and group not in majors:
        raise unknown_name("major group", group, majors)
    if job and job not in codes:
        raise unknown_name("occupation", job, codes)
    return group, job


def _links(found: Occupations, state: State, language: Language) -> dict[str, str]:
    links = {row.code: to("job", language, economy=found.economy, code=row.code) for row in found.rows}
    kept = {name: value for name, value in state.items() if name in ("economy", "set")}
    groups = {f"group:{one.code}": to("jobs", language, {**kept, "group": one.code}) for one in found.majors}
    return links | groups


def _hits(text: str, found: Occupations, language: Language) -> list[dict[str, Any]]:
    """Give the occupations that a title may mean, the surest first."""
    if not text.strip():
        return []
    known = {row.code: row for row in found.rows}
    matches = find(text, None, _LOOKED_AT)
    reached = [one for one in groups_of(matches, found.classification, language) if one.code in known]
    sure = [one for one in reached if one.sure >= _LEAST_SURE] or reached[:2]
    return [
        {**asdict(one), "name": known[one.code].name, "people": known[one.code].people.value}
        for one in sure[:_FOUND]
    ]


def _listed(found: Occupations, group: str) -> Iterator[tuple[Any, list[Any]]]:
    """Give the occupations by major group and name; all of them, or those of one group."""
    for major in found.majors:
        if group in ("", major.code):
            rows = [row for row in found.rows if row.major == major.code]
            yield major, sorted(rows, key=lambda row: row.name)


def _choices(key: str, names: Mapping[str, str], chosen: str, state: State) -> Iterator[dict[str, Any]]:
    """Give each choice with the state that choosing it leads to; another economy has other groups."""
    kept = {name: value for name, value in state.items() if name in ("economy", "set")}
    for name, label in names.items():
        yield {"name": name, "label": label, "state": {**kept, key: name}, "chosen": name == chosen}


def _singles(found: Occupations, language: Language) -> dict[str, str]:
    """Name the measures that are here for this economy: others would only lead to an error."""
    market = economy(found.economy)
    return {
        one.id: one.label.read(language) for one in MEASURES.all() if one.ranks and reaches(one.id, market)
    }


def _titles(found: Occupations, language: Language) -> dict[str, str]:
    names = dict.fromkeys((*ECONOMIES, found.economy))
    return {name: opening(economy(name).entry.title.read(language)) for name in names}


@remembered(maxsize=2)
def _sets(language: Language) -> dict[str, str]:
    return {one.id: one.label.read(language) for one in measure_sets()}


def _filed(params: Mapping[str, str], state: Mapping[str, str]) -> bool:
    """Keep the Netherlands under each set of measures and by group as files, the US under the first."""
    return set(state) in (set(), {"set"}, {"group"}) or state == {"economy": "us"}


PAGES = (
    Page(
        id="jobs",
        paths={"nl": "beroepen", "en": "jobs"},
        template="jobs.html.j2",
        answer=_answer,
        keys=KEYS,
        place=10,
        scripts=("rove.js",),
        painted=False,
        filed=_filed,
    ),
)
