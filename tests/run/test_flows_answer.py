"""The answer to labour flows: typed, in both languages at once, said alike by terminal, charts and JSON."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter

import arbeid
from arbeid.answers.flows import FlowFacts, FlowOccupation
from arbeid.answers.note import Note
from arbeid.answers.plain import plain_type, said
from arbeid.answers.quantity import Quantity
from arbeid.cli.runs.flows_table import flows_table
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language, Text
from arbeid.run.outputs import OUTPUTS
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.views.flows.flows import figures
from arbeid.views.flows.words import against_demand, risen
from arbeid.wording import words_of

pytestmark = pytest.mark.long

SHOCK = "eloundou-beta-human"
OF_YEAR, OF_OCCUPATION, OF_MOVE = (
    list(OUTPUTS.get(f"flow-{name}").columns) for name in ("totals", "occupations", "moves")
)
BUREAU = {"nl": "Amerikaans statistiekbureau", "en": "US Bureau of Labor Statistics"}


@pytest.fixture(scope="module")
def dutch() -> FlowOutcome:
    return arbeid.flows("nl", shock=SHOCK, years=2, horizon=3)


@pytest.fixture(scope="module", params=["nl", "us", "chance", "whole network", "replicated"])
def run(request: pytest.FixtureRequest) -> FlowOutcome:
    asked: dict[str, dict[str, Any]] = {
        "nl": {"economy": "nl", "years": 1, "burn_in": 2},
        "us": {"economy": "us", "years": 1, "burn_in": 2},
        "chance": {"economy": "nl", "years": 1.5, "burn_in": 2, "stochastic": True, "seed": 7},
        "whole network": {"economy": "de", "years": 1, "burn_in": 2, "network": "complete"},
        "replicated": {"economy": "us", "replicate": True, "shock": SHOCK},
    }
    return arbeid.flows(**asked[request.param])


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_data_has_words_in_one_language_and_says_which(run: FlowOutcome, language: Language) -> None:
    facts, found = run.facts, run.plain(language)
    assert json.loads(json.dumps(found)) == found
    assert list(found)[:2] == ["schema", "language"]
    assert (found["schema"], found["language"]) == (1, language)
    assert found["economy"]["title"] == facts.economy.title.read(language)
    assert found["notes"] == [said(note, words_of(language)) for note in facts.notes]
    assert not [note for note in found["notes"] if "{" in note]
    names = [line.name.read(language) for line in facts.occupations]
    assert [line["name"] for line in found["occupations"]] == names


def test_plain_data_keeps_to_its_schema(run: FlowOutcome) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(plain_type(FlowFacts))
    for language in LANGUAGES:
        adapter.validate_python(run.plain(language), strict=False)
    assert not {"Text", "Note"} & set(adapter.json_schema()["$defs"])


def test_plain_data_keeps_its_keys(dutch: FlowOutcome) -> None:
    """Whoever reads the JSON of 0.1.0 finds everything where it stood."""
    found = dutch.plain("nl")
    quantity = {"value", "unit", "badge", "low", "high"}
    assert list(found)[2:] == [
        *("economy", "settings", "fingerprint", "shock", "network", "headline", "mobility"),
        *("years", "occupations", "moves", "cycle", "notes", "sources"),
    ]
    assert list(found["economy"]) == ["id", "title", "period", "population", "people"]
    assert list(found["settings"]) == [
        *("economy", "shock", "network", "years", "horizon", "burn_in", "replicate", "seed"),
        *("labour_force", "parameters"),
    ]
    assert list(found["shock"]) == ["name", "label", "unit", "counts", "automated", "demand_moved", "guessed"]
    assert list(found["network"]) == [
        *("id", "label", "sentence", "badge", "places", "density", "retained", "covered_people"),
        *("covered_groups", "crossing", "without_exits", "without_jobs", "joined"),
    ]
    assert list(found["headline"]) == ["unemployment_rate", "long_term_rate", "vacancy_rate"]
    ends = ("start", "furthest", "furthest_rest", "furthest_apart", "furthest_year", "end", "end_rest")
    assert [list(line) for line in found["headline"].values()] == [list(ends)] * 3
    assert list(found["mobility"]) == ["yearly", "unemployment", "times", "elsewhere"]
    assert list(found["years"][0]) == ["year", "run", *OF_YEAR]
    assert list(found["occupations"][0]) == [
        "code",
        "name",
        "group",
        "no_exits",
        "residual",
        *OF_OCCUPATION,
        "unemployment_apart",
    ]
    pair = ["origin", "origin_name", "destination", "destination_name", "residual"]
    assert list(found["moves"][0]) == [*pair, *OF_MOVE]
    assert list(found["cycle"]) == ["area", "steps"]
    assert set(found["cycle"]["steps"][0]) == {"unemployment_rate", "vacancy_rate"}
    assert set(found["years"][0]["hires"]) == quantity == set(found["occupations"][0]["people"])
    sources = {"id", "publisher", "title", "vintage", "licence", "url", "sha256"}
    assert {frozenset(source) for source in found["sources"]} == {frozenset(sources)}


def test_what_the_network_lost_keeps_its_keys() -> None:
    found = arbeid.flows("us", years=1, burn_in=2, with_range=False).plain()["network"]
    lost = {name: [set(line) for line in found[name]] for name in ("without_jobs", "joined")}
    assert found["without_exits"] == list(found["without_exits"])
    assert all(keys == {"code", "parent"} for keys in lost["without_jobs"])
    assert all(keys == {"code", "place"} for keys in lost["joined"])
    assert any(lost.values())


def test_numbers_of_the_answer_are_those_of_the_tables(run: FlowOutcome) -> None:
    facts = run.facts
    for line, row in zip(facts.occupations, run.occupations.iter_rows(named=True), strict=True):
        assert (line.code, line.name) == (row["code"], Text(nl=row["nl"], en=row["en"]))
        assert {name: getattr(line, name).value for name in OF_OCCUPATION} == {
            name: row[name] for name in OF_OCCUPATION
        }
    for year, row in zip(facts.years, run.totals.iter_rows(named=True), strict=True):
        assert {name: getattr(year, name).value for name in OF_YEAR} == {name: row[name] for name in OF_YEAR}
    rate = facts.headline.unemployment_rate
    shock = [year.unemployment_rate for year in facts.years if year.run == "shock"]
    assert (rate.start.value, rate.end.value) == (shock[0].value, shock[-1].value)


def test_columns_say_of_a_kept_table_what_the_answer_says(dutch: FlowOutcome) -> None:
    kept, first = dutch.result.columns["occupations"], dutch.facts.occupations[0]
    assert kept == {
        name: f"{getattr(first, name).unit} {getattr(first, name).badge}" for name in OF_OCCUPATION
    }


def _types(answer: type) -> set[type]:
    found: set[type] = set()
    waiting: list[Any] = [answer]
    while waiting:
        one = waiting.pop()
        waiting += getattr(one, "__args__", ())
        if isinstance(one, type) and is_dataclass(one) and one not in found:
            found.add(one)
            waiting += get_type_hints(one).values()
    return found


def test_no_part_of_the_answer_carries_a_language_or_can_change() -> None:
    found = _types(FlowFacts)
    assert FlowOccupation in found
    for one in found:
        assert "language" not in {field.name for field in fields(one)}, one
        assert one.__dataclass_params__.frozen, one  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["de", "fr", "NL ", ""])
def test_an_unknown_language_is_refused(dutch: FlowOutcome, name: str, tmp_path: Path) -> None:
    for ask in (dutch.plain, dutch.figures, lambda language: dutch.save(tmp_path / "run", language)):
        with pytest.raises(ArbeidError, match="There is no language"):
            ask(name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("language", "listed"), [("nl", "11, 12 en 13"), ("en", "11, 12 and 13")])
def test_several_codes_are_listed_as_each_language_does(language: Language, listed: str) -> None:
    words = words_of(language)
    assert f": {listed}." in said(Note("flows.note.without_jobs", {"codes": ("11", "12", "13")}), words)
    assert ": 11." in said(Note("flows.note.without_jobs", {"codes": ("11",)}), words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_terminal_charts_and_data_say_the_same_notes(run: FlowOutcome, language: Language) -> None:
    words = words_of(language)
    notes, shown = run.plain(language)["notes"], flows_table(run.facts, words, to_screen=False)
    joined = " ".join(shown.split())
    assert all(" ".join(note.split()) in joined for note in notes)
    assert all(list(figure.about[1:]) == notes for figure in run.figures(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["nl", "us", "de"])
def test_sources_are_named_in_the_language_of_the_answer(name: str, language: Language) -> None:
    found = arbeid.flows(name, years=1, burn_in=1, with_range=False)
    publishers = [source["publisher"] for source in found.plain(language)["sources"]]
    line = flows_table(found.facts, words_of(language), to_screen=False).rpartition(
        f"{words_of(language)('report.sources')}: "
    )[2]
    other = BUREAU["en" if language == "nl" else "nl"]
    assert [one for one in publishers if BUREAU[language] in one]
    assert BUREAU[language] in " ".join(line.split())
    assert other not in line + " ".join(publishers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_demand_that_nobody_knows_is_a_dash_and_moves_against_nothing(
    dutch: FlowOutcome, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An occupation in which nobody works has no demand to change."""
    monkeypatch.setenv("COLUMNS", "200")
    words, missing = words_of(language), Quantity(None, "relative change", "derived")
    first = risen(dutch.facts)[0]
    others = [line for line in dutch.facts.occupations if line is not first]
    facts = replace(dutch.facts, occupations=(replace(first, demand=missing), *others))
    assert first.code not in {line.code for lines in against_demand(facts) for line in lines}
    rows = flows_table(facts, words, to_screen=False).splitlines()
    assert [row for row in rows if first.name.read(language) in row and "–" in row]
    assert len(figures(facts, words)) == 5
    assert facts.plain(language)["occupations"][0]["demand"]["value"] is None


def test_an_occupation_of_nobody_stands_apart_from_nothing(dutch: FlowOutcome) -> None:
    line = dutch.facts.occupations[0]
    assert line.apart == pytest.approx(float(line.unemployment) - float(line.unemployment_rest))
    missing = Quantity(None, "share", "modelled")
    assert replace(line, unemployment_apart=missing).apart == 0
