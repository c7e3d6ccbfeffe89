"""Answers: typed, in both languages at once, and plain data only where they become JSON."""

from __future__ import annotations

import importlib
import inspect
import json
import math
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter

import arbeid
from arbeid import answers
from arbeid.answers.answer import Answer
from arbeid.answers.catalogue.data import SourceAtHand
from arbeid.answers.catalogue.lists import EconomyLine, MeasureLine, NetworkLine
from arbeid.answers.catalogue.method import Method
from arbeid.answers.claims.card import ClaimCard
from arbeid.answers.claims.story import StoryPage
from arbeid.answers.jobs.collaboration import Collaboration
from arbeid.answers.jobs.moves import Moves
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.occupations import Occupations
from arbeid.answers.jobs.titles import Job, Match
from arbeid.answers.jobs.trend import Trend
from arbeid.answers.jobs.with_ai import JobWithAI, WholeJob
from arbeid.answers.note import Note, typed
from arbeid.answers.plain import line_type, lines, plain, plain_type, said
from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.answers.scenario import ScenarioLine
from arbeid.answers.shown import Shown
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language, Text
from arbeid.verbs.catalogue.data import sources
from arbeid.verbs.catalogue.method import method
from arbeid.verbs.claims.story import story
from arbeid.verbs.jobs import job_titles
from arbeid.verbs.jobs.job import whole_job
from arbeid.verbs.jobs.job_titles import find_job
from arbeid.verbs.jobs.job_with_ai import job_with_ai
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.market.threshold import thresholds
from arbeid.verbs.run.what_if import Choice, what_if
from arbeid.wording import words_of

JOBS: dict[type[Answer], Callable[[], list[Answer]]] = {
    Job: lambda: [find_job("bakker"), find_job("qwrtzx")],
    JobWithAI: lambda: [job_with_ai("bakker", "de"), job_with_ai("qwrtzx")],
    WholeJob: lambda: [whole_job("bakker"), whole_job("qwrtzx")],
    Occupation: lambda: [arbeid.occupation("nl", "1033"), arbeid.occupation("de", "25")],
    Occupations: lambda: [arbeid.occupations("nl"), arbeid.occupations("nl", "ilo-2025")],
    Collaboration: lambda: [arbeid.collaboration("nl")],
    Moves: lambda: [moves("nl", "0811")],
    Trend: lambda: [arbeid.trend("nl"), arbeid.trend("nl", "0431")],
}
HAVE_A_LANGUAGE = {Match}
"""A title is of one language, whoever reads of it."""


def test_a_quantity_is_a_number_and_a_missing_one_is_none() -> None:
    assert float(Quantity(-188_000.0, "jobs", "modelled")) == -188_000
    assert math.isnan(float(Quantity(None, "jobs", "modelled")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_data_has_words_in_one_language_and_says_which(language: Language) -> None:
    facts = arbeid.run("base", "nl", flows=False).facts
    found = facts.plain(language)
    assert json.loads(json.dumps(found)) == found
    assert (found["schema"], found["language"]) == (1, language)
    assert found["scenario"]["title"] == facts.scenario.title.read(language)
    assert found["notes"] == [said(note, words_of(language)) for note in facts.notes]
    net = found["balance"]["net"]["value"]
    assert isinstance(net, int) and net == round(facts.balance.net.value or 0)


def test_plain_data_keeps_to_its_schema() -> None:
    found = arbeid.run("base", "us", flows=True).facts.plain("nl")
    adapter = TypeAdapter(plain_type(RunFacts))
    adapter.validate_python(found, strict=False)
    assert not {"Text", "Note"} & set(adapter.json_schema()["$defs"])


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ArbeidError, match="There is no language"):
        arbeid.scenario("base").plain("de")


def test_a_note_is_worded_as_each_language_writes_numbers() -> None:
    note = Note("run.note_wages_filled", {"n": 3, "people": Quantity(1_234_567, "people", "measured")})
    assert "1,2 miljoen" in said(note, words_of("nl"))
    assert "1.2 million" in said(note, words_of("en"))


def _types(answer: type) -> set[type]:
    """Give the answer's type and those of all that it is made of."""
    found, waiting = set(), [answer]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        for hint in get_type_hints(one).values():
            waiting += [part for part in _parts(hint) if isinstance(part, type) and is_dataclass(part)]
    return found


def _parts(hint: Any) -> list[Any]:
    inner = getattr(hint, "__args__", ())
    return [hint, *(part for one in inner for part in _parts(one))]


@pytest.mark.parametrize(
    "answer",
    [
        RunFacts,
        ScenarioLine,
        EconomyLine,
        MeasureLine,
        NetworkLine,
        SourceAtHand,
        Method,
        *JOBS,
    ],
)
def test_no_answer_carries_a_language(answer: type) -> None:
    for one in _types(answer) - HAVE_A_LANGUAGE:
        assert "language" not in {field.name for field in fields(one)}, one


LISTS: list[tuple[type, Callable[[], list[Any]]]] = [
    (EconomyLine, arbeid.list_economies),
    (MeasureLine, arbeid.list_measures),
    (NetworkLine, arbeid.list_networks),
    (ScenarioLine, arbeid.list_scenarios),
    (SourceAtHand, sources),
]


@pytest.mark.parametrize(("line", "listed"), LISTS)
def test_a_list_is_worded_once_and_keeps_to_its_schema(line: type, listed: Callable[[], list[Any]]) -> None:
    found = listed()
    assert all(isinstance(one, line) for one in found)
    for language in LANGUAGES:
        rows = lines(found, words_of(language))
        assert json.loads(json.dumps(rows)) == rows
        TypeAdapter(list[line_type(line)]).validate_python(rows)  # type: ignore[misc]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_keeps_to_its_schema(language: Language) -> None:
    found = method().plain(language)
    assert json.loads(json.dumps(found)) == found
    assert (found["schema"], found["language"]) == (1, language)
    TypeAdapter(plain_type(Method)).validate_python(found)


def test_a_file_that_cannot_be_read_has_a_line_that_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))
    for kind in ("economies", "measures", "networks", "scenarios"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "mine.toml").write_text("= [")
    for line, listed in LISTS[:4]:
        row = next(row for row in lines(listed(), words_of("nl")) if row["id"] == "mine")
        assert "mine.toml" in "".join(text for text in row.values() if text)
        TypeAdapter(line_type(line)).validate_python(row)


MARKET: dict[str, Callable[[], Any]] = {
    "exposure": lambda: arbeid.exposure("nl", top=3),
    "exposure by a cut": lambda: arbeid.exposure("us", by="education"),
    "exposure by year": lambda: arbeid.exposure("nl", by="year"),
    "exposure by another measure": lambda: arbeid.exposure("nl", "ilo-2025", by="sex"),
    "groups": lambda: arbeid.groups("us"),
    "places": lambda: arbeid.places("world"),
    "places in order": lambda: arbeid.places("nl", "wage"),
    "thresholds": lambda: thresholds("nl"),
}
"""What is answered on a whole labour market."""


REPORT: dict[str, Callable[[], Any]] = {
    "report": lambda: arbeid.report("nl"),
    "report without an earlier year": lambda: arbeid.report("de"),
    "definitions": lambda: arbeid.definitions("us"),
    "agreement": lambda: arbeid.agreement("nl", ["aioe", "frey-osborne"]),
}
"""What is answered of the chapter's four questions."""


@pytest.mark.parametrize("name", [*MARKET, *REPORT, "productivity"])
def test_an_answer_on_a_labour_market_is_typed_and_has_no_language(name: str) -> None:
    answer = (MARKET | REPORT | {"productivity": arbeid.productivity})[name]()
    for one in _types(type(answer)):
        assert "language" not in {field.name for field in fields(one)}, one
    adapter = TypeAdapter(plain_type(type(answer)))
    assert not {"Text", "Note", "Known"} & set(adapter.json_schema()["$defs"])
    for language in LANGUAGES:
        found = answer.plain(language)
        assert json.loads(json.dumps(found)) == found
        assert (found["schema"], found["language"]) == (1, language)
        adapter.validate_python(found, strict=False)


@pytest.mark.parametrize("name", [*MARKET, *REPORT])
def test_an_answer_has_its_sources_in_full_and_a_part_of_one_has_their_names(name: str) -> None:
    answer = (MARKET | REPORT)[name]()
    named = [source.id for source in answer.sources]
    whole, (part,) = answer.plain("nl"), lines([answer], words_of("nl"))
    assert [source["id"] for source in whole["sources"]] == part["sources"] == named
    assert all(source["publisher"] and source["vintage"] for source in whole["sources"])
    TypeAdapter(line_type(type(answer))).validate_python(part, strict=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", JOBS)
def test_what_is_answered_of_a_job_is_plain_by_its_schema(answer: type[Answer], language: Language) -> None:
    for found in JOBS[answer]():
        facts = found.plain(language)
        assert (facts["schema"], facts["language"]) == (1, language)
        assert json.loads(json.dumps(facts, allow_nan=False)) == facts
        if answer is not WholeJob:
            TypeAdapter(plain_type(answer)).validate_python(facts, strict=False)


def test_verbs_on_jobs_take_no_language() -> None:
    room = importlib.import_module("arbeid.verbs.jobs")
    for module in pkgutil.iter_modules(room.__path__, "arbeid.verbs.jobs."):
        for verb in vars(importlib.import_module(module.name)).values():
            if inspect.isfunction(verb) and verb.__module__ == module.name:
                assert not {"language", "words"} & set(inspect.signature(verb).parameters), verb


def test_a_title_is_looked_up_once_for_all_that_it_leads_to(monkeypatch: pytest.MonkeyPatch) -> None:
    job_titles.found_title.cache_clear()
    asked: dict[str, list[str]] = {"find": [], "_groups": []}
    for name, real in (("find", job_titles.find), ("_groups", job_titles._groups)):
        monkeypatch.setattr(job_titles, name, _noted(real, asked[name]))
    whole_job("bakker")
    assert len(asked["find"]) == 1
    assert sorted(asked["_groups"]) == sorted(set(asked["_groups"]))


def _noted(function: Callable[..., Any], seen: list[str]) -> Callable[..., Any]:
    def noted(*given: Any) -> Any:
        seen.append(str(given[-1]))
        return function(*given)

    return noted


def test_parts_of_an_answer_without_sources_have_theirs_in_full() -> None:
    chart = story("c01").plain()["chart"]
    assert chart["sources"] and all(source["publisher"] for source in chart["sources"])
    TypeAdapter(plain_type(StoryPage)).validate_python(story("c01").plain(), strict=False)
    run = what_if(Choice("base", "nl", None, 3)).plain()["run"]
    assert run["sources"] and all(source["publisher"] for source in run["sources"])


def test_no_field_of_an_answer_is_called_as_a_way_to_look_at_it() -> None:
    for room in pkgutil.walk_packages(answers.__path__, "arbeid.answers."):
        importlib.import_module(room.name)
    ways = {name for name in vars(Shown) if not name.startswith("_")}
    for answer in _below(Shown):
        if is_dataclass(answer):
            assert not ways & {one.name for one in fields(answer)}, answer


def _below(one: type) -> Iterator[type]:
    for below in one.__subclasses__():
        yield below
        yield from _below(below)


def test_a_field_keeps_its_key_in_plain_data_and_its_type() -> None:
    card = arbeid.claim("accenture-2016-40")
    assert card.cite(language="nl") == card.citation == card.to_dict()["cite"]
    assert "citation" not in card.to_dict()
    for kind, key in ((ClaimCard, "cite"), (StoryPage, "chart")):
        assert key in {one.name for one in fields(plain_type(kind))}
    assert story("c01").to_dict()["chart"]["kind"] == story("c01").picture.kind
    with pytest.raises(ArbeidError, match="language"):
        card.cite(language="fr")


def test_texts_are_whole_in_both_languages() -> None:
    facts = arbeid.run("base", "de", flows=False).facts
    texts = [line.name for line in (*facts.losing, *facts.industries)]
    assert all(isinstance(text, Text) and text.nl and text.en for text in texts)
    assert plain(facts.losing[0], words_of("nl"))["name"] == texts[0].nl


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({"share": 0.0214}, ("2,1%", "2.1%")),
        ({"people": 1_234_567}, ("1,2 miljoen", "1.2 million")),
        ({"codes": ["11", "12", "13"]}, ("11, 12 en 13", "11, 12 and 13")),
        ({"codes": {"nl": "elf", "en": "eleven"}}, ("elf", "eleven")),
        ({"seed": 7}, ("7", "7")),
    ],
)
def test_a_kept_note_gets_its_types_back(given: dict[str, Any], written: tuple[str, str]) -> None:
    key = {"share": "flows.note.joined", "people": "run.note_wages_filled", "seed": "flows.note.chance"}
    note = typed(key.get(next(iter(given)), "flows.note.without_jobs"), {"n": 2, **given})
    dutch, english = (said(note, words_of(language)) for language in ("nl", "en"))
    assert written[0] in dutch
    assert written[1] in english


def test_the_part_that_an_answer_is_chiefly_about_is_one_of_its_own() -> None:
    with pytest.raises(TypeError, match="no part 'lines'"):

        class Listed(Shown, chiefly="lines"):
            rows: tuple[str, ...]

    with pytest.raises(TypeError, match="mainly"):

        class Mainly(Shown, mainly="rows"):  # type: ignore[call-arg]
            rows: tuple[str, ...]
