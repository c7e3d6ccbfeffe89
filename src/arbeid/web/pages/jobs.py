"""All jobs: find yours, and see every occupation by the measures of one set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from arbeid.answers.jobs.occupations import MajorGroup, OccupationRow, Occupations
from arbeid.answers.jobs.titles import JobGroup
from arbeid.answers.plain import lines
from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import economy
from arbeid.errors import unknown_name
from arbeid.language import Language
from arbeid.lookup.resembling import resembling
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import STUDIES, measure_sets
from arbeid.measures.published import reaches
from arbeid.registry import remembered
from arbeid.verbs.jobs.job_titles import FoundTitle, found_title
from arbeid.verbs.jobs.occupations import occupations
from arbeid.views.jobs.beeswarm import beeswarm
from arbeid.views.jobs.disputed import disputed
from arbeid.views.jobs.treemap import treemap
from arbeid.views.phrasing import opening
from arbeid.web.addresses import to
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words

KEYS = ("economy", "group", "job", "q", "set")
_FOUND, _LEAST_SURE = 6, 0.05
State = Mapping[str, str]


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    found = occupations(state.get("economy", choices().usual), measures=state.get("set", STUDIES))
    group, job = _checked(found, state)
    links = _links(found, state, asked.language)
    figures = [treemap(found, links, words, group)]
    if not group:
        figures.append(beeswarm(found, links, words, job))
        figures += [figure for figure in (disputed(found, words),) if figure]
    text = state.get("q", "").strip()
    looked_up = found_title(text, asked.language) if text else None
    hits = _hits(looked_up, found) if looked_up else []
    certainty = looked_up.certainty(found.classification) if looked_up else None
    return Answer(
        title=words("web_jobs.title"),
        description=words("web_jobs.description", count=len(found.rows), economy=words.inside(found.title)),
        data={
            "found": [one.plain(words) for one in hits],
            "certainty": certainty,
            "occupations": _plain(found, asked.language),
        },
        shown={
            "q": state.get("q", ""),
            "hits": hits,
            "certainty": certainty,
            "resembling": resembling(text, asked.language) if text and not hits else (),
            "every": found,
            "usual": choices().usual,
            "left_out": [words(label) for label in found.left_out],
            "group": next((one for one in found.majors if one.code == group), None),
            "listed": list(_listed(found, group, words)),
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

for row in arbeid.occupations("{found.economy}", measures="{found.set}").rows:
    print(row.code, row.name, row.rank.value)"""


@remembered(maxsize=16)
def _plain(found: Occupations, language: Language) -> dict[str, Any]:
    """Turn the occupations into plain data, once for each language, as readers go from group to group."""
    return found.plain(language)


def _checked(found: Occupations, state: State) -> tuple[str, str]:
    """Read the group and the job that are asked for. Errors: those that the economy does not have."""
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


@dataclass(frozen=True)
class Hit:
    """An occupation that a title may mean: how it was found, its name in the economy, and its people."""

    group: JobGroup
    row: OccupationRow

    def plain(self, words: Words) -> dict[str, Any]:
        """Turn it into plain data."""
        (group,) = lines([replace(self.group, name=self.row.name)], words)
        return {**group, "people": self.row.people.value}


def _hits(looked_up: FoundTitle, found: Occupations) -> list[Hit]:
    """List the occupations that a title may mean, the surest first."""
    known = {row.code: row for row in found.rows}
    reached = [one for one in looked_up.groups(found.classification) if one.code in known]
    sure = [one for one in reached if one.sure >= _LEAST_SURE] or reached[:_FOUND]
    return [Hit(one, known[one.code]) for one in sure[:_FOUND]]


def _listed(found: Occupations, group: str, words: Words) -> Iterator[tuple[MajorGroup, list[OccupationRow]]]:
    """List the occupations by major group and name; all of them, or those of one group."""
    for major in found.majors:
        if group in ("", major.code):
            rows = [row for row in found.rows if row.major == major.code]
            yield major, sorted(rows, key=lambda row: words(row.name))


def _choices(key: str, names: Mapping[str, str], chosen: str, state: State) -> Iterator[dict[str, Any]]:
    """List each choice with the state that choosing it leads to; another economy has other groups."""
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
    names = dict.fromkeys((*choices().at_hand, found.economy))
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
