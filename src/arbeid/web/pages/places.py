"""Countries and sectors: one measure by country, state, industry, sex, education or wage band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arbeid.data.economies.economy import economy
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import reaches
from arbeid.verbs.market.places import Places, cut_economies, places
from arbeid.views.phrasing import opening, share
from arbeid.views.places.ranks import place_ranks
from arbeid.views.places.tile_map import tile_map
from arbeid.views.places.words import written
from arbeid.web.addresses import to
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words, phrase_keys

_FIRST = ("world", "eu27", "nl", "us", "high-income", "upper-middle", "lower-middle", "low-income")
ECONOMY, MEASURE = "world", "eloundou-beta-human"
State = Mapping[str, str]


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    name, measure = state.get("economy", ECONOMY), state.get("measure", MEASURE)
    found = places(name, state.get("by"), measure, asked.language)
    facts = found.plain()
    # In a folder, a page of every country's occupations would be more than all other pages together.
    links = {} if asked.static else _links(found, asked.language)
    drawn = tile_map(facts, links, words), place_ranks(facts, words)
    figures = tuple(figure for figure in drawn if figure)
    studies = _measures(found, asked.language, speaking=True)
    return Answer(
        title=words("web_places.title"),
        description=words("web_places.description"),
        data={"places": facts},
        shown={
            "found": found,
            "summary": _summary(found, words),
            "economies": list(_economies(state, name, asked.language)),
            "cuts": list(_choices("by", found.by, found.cuts, state)),
            "studies": list(_choices("measure", measure, studies, state)),
            "measures": _measures(found, asked.language, speaking=False),
            "measure": MEASURES.get(measure),
            "sentence": MEASURES.get(measure).sentence.read(asked.language),
            "chosen": {"economy": name, "by": found.by, "measure": measure},
        },
        figures=figures,
        python={figure.id: _python(found) for figure in figures},
    )


def _python(found: Places) -> str:
    return f"""\
import arbeid

for row in arbeid.places("{found.economy}", "{found.by}", "{found.measure}").rows:
    print(row.rank, row.name, row.score.value)"""


def _links(found: Places, language: Language) -> dict[str, str]:
    """Lead from a country to its occupations; other places have no page of their own."""
    if found.by != "country":
        return {}
    return {row.code: to("jobs", language, {"economy": row.code}) for row in found.rows}


def _choices(key: str, chosen: str, names: Mapping[str, str], state: State) -> Iterator[dict[str, Any]]:
    """Give each choice with the state that choosing it leads to."""
    for name, label in names.items():
        own = {"name": name, "label": opening(label), "chosen": name == chosen}
        yield {**own, "state": {**state, key: name}}


def _economies(state: State, chosen: str, language: Language) -> Iterator[dict[str, Any]]:
    """Give each economy with the state that choosing it leads to; another one has other cuts."""
    rest = {name: value for name, value in state.items() if name != "by"}
    known = cut_economies()
    for name in sorted(known, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST)):
        label = opening(economy(name).entry.title.read(language))
        yield {"name": name, "label": label, "state": {**rest, "economy": name}, "chosen": name == chosen}


def _measures(found: Places, language: Language, *, speaking: bool) -> dict[str, str]:
    """Name the measures that are here for this economy: others would only lead to an error."""
    market = economy(found.economy)
    return {
        one.id: one.label.read(language)
        for one in MEASURES.all()
        if (one.speaks if speaking else one.concept != "outlook") and reaches(one.id, market)
    }


def _summary(found: Places, words: Words) -> str:
    known = [row for row in found.rows if row.score.value is not None]
    if not known:
        return words("web_places.none")
    return words(
        "web_places.summary",
        economy=opening(found.title),
        mean=written(found.mean.value, found.unit, words),
        spread=_spread(found, len(known), words),
        people=words.people(found.people.value or 0),
        covered=share(found.covered.value, words),
    )


def _spread(found: Places, count: int, words: Words) -> str:
    """Say in how many countries, states or industries the people are, or what they are split by."""
    small = any((row.people.value or 0) < found.ranked_from for row in found.rows)
    key = f"web_places.spread.{'territory' if small and found.by == 'country' else found.by}"
    key = key if key in phrase_keys() else "web_places.spread.other"
    return words(key, count=count, by=found.by_label)


def _filed(params: Mapping[str, str], state: Mapping[str, str]) -> bool:
    """Keep each cut under the first measure as files."""
    return set(state) <= {"by", "economy"}


PAGES = (
    Page(
        id="places",
        paths={"nl": "landen-en-sectoren", "en": "places"},
        template="places.html.j2",
        answer=_answer,
        keys=("by", "economy", "measure"),
        place=45,
        scripts=("rove.js",),
        painted=False,
        filed=_filed,
    ),
)
