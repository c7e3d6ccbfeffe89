"""What people type for a name: capitals, titles in both languages, short forms, and near misses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.cli.app import app
from arbeid.data.economies.economy import economy, economy_names
from arbeid.data.economies.names import title_of
from arbeid.errors import ArbeidError, unknown_name

CALLED = {
    "NL": "nl",
    "nederland": "nl",
    "Nederland": "nl",
    "netherlands": "nl",
    "the Netherlands": "nl",
    "Holland": "nl",
    "DE": "de",
    "Duitsland": "de",
    "Germany": "de",
    "DEU": "de",
    "VS": "us",
    "U.S.": "us",
    "Verenigde Staten": "us",
    "UK": "gb",
    "Groot-Brittannië": "gb",
    "tsjechie": "cz",
    "Côte d'Ivoire": "ci",
    "EU": "eu27",
    "Wereld": "world",
    "NL-ISCO-08-2": "nl-isco-08-2",
    " nl ": "nl",
}


@pytest.mark.parametrize(("called", "name"), CALLED.items())
def test_an_economy_is_found_by_what_people_call_it(called: str, name: str) -> None:
    assert economy(called).id == name


@pytest.mark.parametrize("name", economy_names())
def test_every_economy_is_found_by_its_name_in_capitals_and_by_its_titles(name: str) -> None:
    assert economy(name.upper()).id == name
    # Two economies may bear one title; then the plain name is meant.
    for title in (title_of(name).nl, title_of(name).en):
        assert economy(title).id in (name, name[:2])


VERBS: list[Callable[[str], Any]] = [
    lambda name: arbeid.report(name).economy.id,
    lambda name: arbeid.definitions(name).economy,
    lambda name: arbeid.groups(name).economy,
    lambda name: arbeid.exposure(name, "Eloundou-Beta-Human").economy,
    lambda name: arbeid.agreement(name).economy,
    lambda name: arbeid.collaboration(name).economy,
    lambda name: arbeid.trend(name).economy,
    lambda name: arbeid.occupation(name, "0811").economy,
    lambda name: arbeid.occupations(name).economy,
    lambda name: arbeid.places(name).economy,
    lambda name: arbeid.job_with_ai("nurse", name).economy,
    lambda name: arbeid.why("imf-2024-world-40", on=name).other,
    lambda name: arbeid.run("base", name, flows=False).facts.economy.id,
    lambda name: arbeid.run("base", name, flows=False).result.settings["economy"],
    lambda name: arbeid.flows(name, shock="eloundou-beta-human", years=1, burn_in=1).settings.economy,
    lambda name: arbeid.compare("base", "no-new-work", name, flows=False).economy,
]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_answers_under_the_name_of_the_catalogue(verb: Callable[[str], Any]) -> None:
    assert verb("Nederland") == "nl"


def test_one_question_has_one_fingerprint_however_it_is_asked() -> None:
    assert arbeid.report("NL").fingerprint == arbeid.report("nl").fingerprint
    runs = [arbeid.run("base", name, flows=False) for name in ("nl", "Nederland")]
    assert runs[0].result.fingerprint == runs[1].result.fingerprint


@pytest.mark.kind("capitals")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["report", "NL", "--lang", "en"], "the Netherlands", marks=pytest.mark.case("82")),
        pytest.param(["report", "DE", "--lang", "NL"], "Duitsland", marks=pytest.mark.case("82")),
        (["run", "BASE", "--economy", "Germany", "--no-flows", "--format", "JSON"], "Germany"),
        (["flows", "Nederland", "--years", "1", "--burn-in", "1"], "Netherlands"),
        (["claim", "FO-2013-US-47", "--cite", "Plain"], "2013"),
        (["exposure", "nl", "--measure", "ILO-2025", "--format", "CSV"], "0811"),
    ],
)
def test_capitals_do_not_matter_in_commands(arguments: list[str], said: str) -> None:
    found = CliRunner().invoke(app, arguments, env={"ARBEID_LANG": "en"})
    assert found.exception is None, found.exception
    assert said in found.output


NEAR = [
    ("nll", ["the nearest is “nl”."], ["ml"]),
    ("Nederlnd", ["“nl” (the Netherlands)"], []),
    ("germny", ["“de” (Germany)"], []),
    ("united", ["“us”", "“gb”", "“ae”"], []),
    ("qqqq", ["`arbeid economies`", "nl, us"], ["rs"]),
]


@pytest.mark.parametrize(("typed", "said", "unsaid"), NEAR)
def test_a_near_miss_names_what_is_meant(typed: str, said: list[str], unsaid: list[str]) -> None:
    with pytest.raises(ArbeidError) as caught:
        economy(typed)
    sentence = str(caught.value)
    assert all(part in sentence for part in said), sentence
    assert all(f"“{part}”" not in sentence for part in unsaid), sentence


def test_titles_of_near_names_are_in_the_language_of_the_sentence() -> None:
    with pytest.raises(ArbeidError) as caught:
        economy("germny")
    assert "“de” (Duitsland)" in caught.value.sentence("nl")


def test_names_that_go_on_from_what_was_typed_come_first_and_the_usual_one_before_others() -> None:
    with pytest.raises(ArbeidError) as caught:
        arbeid.exposure("nl", "eloundo")
    assert "choose from eloundou-beta-human, eloundou-alpha-gpt4" in str(caught.value)
    assert str(unknown_name("format", "JSON", ["csv", "json"])).endswith("the nearest is “json”.")
    both = unknown_name("measure", "abcd-2024", ["abcd-2023", "abcd-2025", "other"])
    assert "the nearest is “abcd-2023”, or else “abcd-2025”" in str(both)


def test_a_cut_list_names_the_command_that_lists_all() -> None:
    with pytest.raises(ArbeidError) as caught:
        arbeid.claim("zzzz")
    assert "`arbeid claims`" in str(caught.value)
    assert "`arbeid claims`" in caught.value.sentence("nl")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: arbeid.trend("de", "25"), "has no numbers by year: take one that has them (nl, us)"),
        (lambda: arbeid.exposure("de", "ilo-2025", by="year"), "take one that has them (nl)"),
        (lambda: arbeid.agreement("nl", ["frey-osborne"]), "only “frey-osborne” was named"),
        (lambda: arbeid.agreement("nl", ["ilo-2025", "ilo-2025"]), "only “ilo-2025, ilo-2025” was named"),
        (lambda: arbeid.agreement("drc2021", ["ilo-2025", "microsoft"]), "(ilo-2025, microsoft do not)"),
    ],
)
def test_a_mend_is_about_what_was_asked(ask: Callable[[], Any], said: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        ask()
    assert said in str(caught.value)


def test_a_form_of_citation_that_is_not_there_is_answered_with_those_that_are() -> None:
    found = CliRunner().invoke(
        app, ["claim", "fo-2013-us-47", "--cite", "chicago"], env={"ARBEID_LANG": "en"}
    )
    assert "choose from apa, bibtex, csl, mla, plain, ris" in str(found.exception)
