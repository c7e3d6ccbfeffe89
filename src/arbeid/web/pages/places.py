"""Countries and sectors: one measure by country, state, industry, sex, education or wage band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arbeid.answers.market.places import Places
from arbeid.answers.monitor.country_use import PlacesUse
from arbeid.answers.plain import said
from arbeid.data.economies.choices import by_choice, choices
from arbeid.data.economies.economy import economy
from arbeid.language import Language, Text
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import reaches
from arbeid.verbs.market.places import cut_economies, places
from arbeid.verbs.monitor.country_use import country_use
from arbeid.views.phrasing import opening, share
from arbeid.views.places.ranks import place_ranks
from arbeid.views.places.tile_map import tile_map
from arbeid.views.places.words import PlacesWords, written
from arbeid.web.addresses import to
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words, is_phrase

MEASURE = "eloundou-beta-human"
State = Mapping[str, str]


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    name, measure = state.get("economy", choices().in_places[0]), state.get("measure", MEASURE)
    answer, used = places(name, by=state.get("by"), measure=measure), country_use(name)
    # In a folder, a page of every country's occupations would be more than all other pages together.
    links = {} if asked.static else _links(answer, asked.language)
    drawn = tile_map(answer, links, words), place_ranks(answer, words)
    figures = tuple(figure for figure in drawn if figure)
    studies = _measures(answer, speaking=True)
    return Answer(
        title=words("web_places.title"),
        description=words("web_places.description"),
        data={"places": answer.plain(asked.language), "use": used.plain(asked.language)},
        shown={
            "label": words(answer.label),
            "notes": PlacesWords(answer, words).notes(),
            "summary": _summary(answer, words),
            "economies": list(_economies(state, name, words)),
            "cuts": list(_choices("by", answer.by, answer.cuts, state, words)),
            "studies": list(_choices("measure", measure, studies, state, words)),
            "measures": {id: words(label) for id, label in _measures(answer, speaking=False).items()},
            "sentence": words(MEASURES.get(measure).sentence),
            "used": used,
            "used_sentence": said(used.sentence, words) if used.sentence else "",
            "used_badges": list(_badges(used)),
            "used_notes": [said(note, words) for note in used.notes],
            "chosen": {"economy": name, "by": answer.by, "measure": measure},
        },
        figures=figures,
        python={figure.id: _python(answer) for figure in figures},
    )


def _badges(used: PlacesUse) -> Iterator[str]:
    """Say how the figures in the sentence came about: people are estimated, firms were asked."""
    values = used.sentence.values if used.sentence else {}
    if "people" in values:
        yield "modelled"
    if "firms" in values:
        yield "measured"


def _python(answer: Places) -> str:
    return f"""\
import arbeid

for row in arbeid.places("{answer.economy}", by="{answer.by}", measure="{answer.measure}").rows:
    print(row.rank, row.name.en, row.score.value)"""


def _links(answer: Places, language: Language) -> dict[str, str]:
    """Lead from a country to its occupations; other places have no page of their own."""
    if answer.by != "country":
        return {}
    return {row.code: to("jobs", language, {"economy": row.code}) for row in answer.rows}


def _choices(
    key: str, chosen: str, names: Mapping[str, Text], state: State, words: Words
) -> Iterator[dict[str, Any]]:
    """Give each choice with the state that choosing it leads to."""
    for name, label in names.items():
        own = {"name": name, "label": opening(words(label)), "chosen": name == chosen}
        yield {**own, "state": {**state, key: name}}


def _economies(state: State, chosen: str, words: Words) -> Iterator[dict[str, Any]]:
    """Give each economy with the state that choosing it leads to; another one has other cuts."""
    rest = {name: value for name, value in state.items() if name != "by"}
    for name in by_choice(cut_economies(), choices().in_places):
        label = opening(words(economy(name).entry.title))
        yield {"name": name, "label": label, "state": {**rest, "economy": name}, "chosen": name == chosen}


def _measures(answer: Places, *, speaking: bool) -> dict[str, Text]:
    """Name the measures that are here for this economy: others would only lead to an error."""
    market = economy(answer.economy)
    return {
        one.id: one.label
        for one in MEASURES.all()
        if (one.speaks if speaking else one.concept != "outlook") and reaches(one.id, market)
    }


def _summary(answer: Places, words: Words) -> str:
    scored = PlacesWords(answer, words).scored
    if not scored:
        return words("web_places.none")
    return words(
        "web_places.summary",
        economy=opening(words(answer.title)),
        mean=written(answer.mean, words),
        spread=_spread(answer, len(scored), words),
        people=words.people(answer.people.value or 0),
        covered=share(answer.covered.value, words),
    )


def _spread(answer: Places, count: int, words: Words) -> str:
    """Say in how many countries, states or industries the people are, or what they are split by."""
    small = any((row.people.value or 0) < answer.ranked_from for row in answer.rows)
    key = f"web_places.spread.{'territory' if small and answer.by == 'country' else answer.by}"
    key = key if is_phrase(key) else "web_places.spread.other"
    return words(key, count=count, by=answer.by_label)


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
