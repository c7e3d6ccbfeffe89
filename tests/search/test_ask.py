"""One box for anything: the right kind first, one sentence for nothing, no group for what is no job."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
import typer
from pydantic import TypeAdapter

import arbeid
from arbeid.answers.asked import Asked
from arbeid.answers.plain import plain_type, said
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.cli.app import app
from arbeid.language import LANGUAGES, Language
from arbeid.measures.measure import MEASURES
from arbeid.search.findable import findable
from arbeid.search.glossary import TERMS
from arbeid.search.leaning import leaning
from arbeid.search.nicknames import nicknames
from arbeid.search.own_answers import own_answers
from arbeid.search.ranking import LONGEST
from arbeid.verbs.search.ask import suggestions
from arbeid.web.page import pages
from arbeid.wording import words_of
from each import each

SETS = Path(__file__).parents[2] / "benchmarks" / "sets"
HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "здравствуйте",
    "こんにちは",
    "مرحبا",
    "🙂🙂🙂",
    "\x00\x1b[m",
    "de het een",
    "the of and",
    "x" * 5000,
    "woord " * 1000,
]
NUMBERS = [
    "31",
    "' OR 1=1 --",
    "\x1b[31m",
    "99999999999999999999999999",
    "1,2,3,4,5,6,7,8,9",
    "0.0.0.0",
    "%s {} {text}",
]


@pytest.mark.parametrize(
    ("text", "kind", "id"),
    [
        ("IMF 40%", "claim", "imf-2024-world-40"),
        ("frey osborne", "claim", "fo-2013-us-47"),
        ("de Oxford-studie", "claim", "fo-2013-us-47"),
        ("OESO 14%", "claim", "oecd-2018-14-high"),
        ("OECD 14%", "claim", "oecd-2018-14-high"),
        ("Goldman Sachs: 300 miljoen banen verdwijnen door AI", "sentence", "goldman-2023-300-million"),
        ("waarom verschillen 47 en 9 procent", "story", "c01"),
        ("Nederland", "place", "nl"),
        ("Californië", "place", "us/state/California"),
        ("Utrecht", "place", "nl/part/Utrecht"),
        ("AIOE", "measure", "aioe"),
        ("arbeidsproductiviteit", "term", "labour-productivity"),
        ("wat betekent blootstelling", "term", "exposure"),
        ("Loodgieter", "job", "0734"),
        ("ik ben loodgieter", "job", "0734"),
    ],
)
def test_each_kind_is_taken_for_what_it_is(text: str, kind: str, id: str) -> None:
    found = arbeid.ask(text, "nl")
    assert found.first is not None
    assert (found.first.kind, found.first.id) == (kind, id)


def test_at_least_nine_in_ten_of_the_development_set_come_right() -> None:
    lines = (SETS / "ask-development.tsv").read_text("utf-8").splitlines()
    rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["kind"] not in ("job", "nothing")]
    right = 0
    for row in rows:
        first = arbeid.ask(row["query"], row["lang"]).first
        id = first.id.replace("/state/", "/") if first else "-"
        right += first is not None and first.kind == row["kind"] and id in row["right"].split("|")
    assert right / len(rows) >= 0.9


@pytest.mark.parametrize("text", HARMFUL)
def test_what_is_nothing_gets_one_sentence_and_no_group(text: str) -> None:
    found = arbeid.ask(text, "nl")
    assert not found.readings
    for language in LANGUAGES:
        sentence = said(found.sentence, words_of(language))
        assert "\n" not in sentence and len(sentence) < LONGEST + 200
    assert not any(one.groups for one in suggestions(text, "nl").readings)


@pytest.mark.parametrize("text", NUMBERS)
def test_a_bare_number_names_no_group(text: str) -> None:
    assert not any(one.groups for one in arbeid.ask(text, "nl").readings)


@pytest.mark.parametrize("text", ["", " ", "\n", "<b></b>"])
def test_an_empty_box_says_what_may_be_typed(text: str) -> None:
    found = suggestions(text)
    assert not found.readings and "Nothing" not in said(found.sentence, words_of("en"))


def test_what_is_no_job_names_no_group() -> None:
    rows = list(csv.DictReader((SETS / "non-jobs-development.csv").read_text("utf-8").splitlines()))
    groups = [
        row["query"] for row in rows[::3] for one in arbeid.ask(row["query"], "nl").readings if one.groups
    ]
    assert len(groups) <= len(rows[::3]) * 0.05, groups


def test_a_title_of_several_groups_asks_back() -> None:
    first = arbeid.ask("verpleegkundige", "nl").first
    assert first is not None and first.certainty == "choose" and len(first.groups) > 1


OWN = [
    ("how many people use AI", "en", "use"),
    ("hoeveel mensen gebruiken AI", "nl", "use"),
    ("wie gebruikt AI al?", "nl", "use"),
    ("is it visible yet", "en", "visible"),
    ("is het al zichtbaar", "nl", "visible"),
    ("did the predictions come true?", "en", "backtest"),
    ("kwamen de voorspellingen van toen uit", "nl", "backtest"),
    ("vergelijk scenario’s", "nl", "compare"),
    ("sensitivity analysis", "en", "sensitivity"),
    ("overzicht", "nl", "report"),
]


@pytest.mark.parametrize(("text", "language", "id"), OWN)
def test_what_arbeid_answers_itself_is_found_by_everyday_words(
    text: str, language: Language, id: str
) -> None:
    first = arbeid.ask(text, language).first
    assert first is not None and (first.kind, first.id) == ("answer", id)


@each("id", own_answers())
def test_an_answer_of_our_own_is_found_by_its_names_and_its_command_and_page_are_there(
    id: str,
) -> None:
    commands: Any = typer.main.get_command(app)
    one = own_answers()[id]
    assert one.page in pages()
    for language in LANGUAGES:
        for text in (one.name.read(language), *one.called.read(language)):
            found = [own for own in arbeid.ask(text, language).readings if own.kind == "answer"]
            assert found and found[0].id == id, text
            name, *rest = shlex.split(found[0].command)[1:]
            commands.get_command(typer.Context(commands), name).make_context(name, rest)


@pytest.mark.parametrize("text", ["language models beat humans at chess", "language models beat humans"])
def test_the_end_of_a_name_is_no_job(text: str) -> None:
    assert all(one.kind != "job" for one in arbeid.ask(text, "en").readings)
    assert any(one.kind == "job" for one in arbeid.ask("labour market specialist", "en").readings)


@pytest.mark.parametrize(
    "text", ["IMF 40%", "AIOE", "Texas", "Duitsland", "c01", "verpleegkundige", "labour share", 'Frey "47%"']
)
def test_each_command_that_is_named_can_be_typed(text: str) -> None:
    commands: Any = typer.main.get_command(app)
    for one in arbeid.ask(text, "nl").readings:
        name, *rest = shlex.split(one.command)[1:]
        commands.get_command(typer.Context(commands), name).make_context(name, rest)


@pytest.mark.parametrize(
    "sentence",
    [
        "AI will destroy 300 million jobs, Goldman Sachs says",
        'Goldman Sachs: "AI will destroy 300 million jobs" in all',
        "Goldman Sachs says AI will destroy 300 million jobs and $7 trillion",
        "-300 million: AI will destroy 300 million jobs, Goldman Sachs says",
        "Goldman Sachs: AI will destroy 300 million jobs! `rm x` \\n it isn't",
    ],
)
def test_the_command_holds_the_whole_sentence_as_a_shell_reads_it(sentence: str) -> None:
    first = arbeid.ask(sentence, "en").first
    assert first is not None and first.kind == "sentence"
    words = run(["sh", "-c", f'printf "%s|" {first.command}'], capture_output=True, text=True, check=True)
    assert words.stdout.replace("|--|", "|").split("|")[2].replace("’", "'") == " ".join(sentence.split())


@pytest.mark.parametrize("length", [401, 799, 5_000])
def test_a_text_that_is_read_in_part_is_not_quoted_in_part(length: int) -> None:
    headline = "AI will destroy 300 million jobs, Goldman Sachs says. "
    found = arbeid.ask((headline + "It did so again on a Monday. " * 400)[:length], "en")
    assert {one.command for one in found.readings if one.kind == "sentence"} == {"arbeid check -"}


def test_a_job_in_a_headline_is_found_and_two_publishers_are_a_story() -> None:
    job = arbeid.ask("will AI replace lawyers", "en").first
    story = arbeid.ask("Goldman en Acemoglu zijn het oneens over groei", "nl").first
    assert job is not None and (job.kind, job.id) == ("job", "0621")
    assert story is not None and (story.kind, story.id) == ("story", "c08")


def test_a_bent_sentence_says_how_it_is_bent() -> None:
    first = arbeid.ask("AI will destroy 300 million jobs, Goldman Sachs says", "nl").first
    assert first is not None and first.kind == "sentence" and first.bends


def test_markup_is_read_as_its_text() -> None:
    assert arbeid.ask("<b>IMF</b> <i>40%</i>").readings == arbeid.ask("IMF 40%").readings


def test_a_word_that_goes_on_is_suggested() -> None:
    assert any(one.id == "labour-productivity" for one in suggestions("arbeidsprod", "nl").readings)
    assert any(one.id == "de" for one in suggestions("Duits", "nl").readings)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["IMF 40%", "verpleegkundige", "AI will destroy 300 million jobs", "xqz"])
def test_an_answer_is_plain_by_its_schema(text: str, language: Language) -> None:
    found = arbeid.ask(text).plain(language)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    TypeAdapter(plain_type(Asked)).validate_python(found, strict=False)


def test_nicknames_are_of_what_there_is() -> None:
    known = {*PUBLICATIONS.names(), *MEASURES.names()}
    assert set(nicknames()) <= known, set(nicknames()) - known


def test_every_claim_is_there_and_every_term_is_found_by_its_own_name() -> None:
    for one in (one for one in findable() if one.kind == "term"):
        for name in (one.name.nl, one.name.en):
            found = [
                (reading.kind, reading.id) for reading in arbeid.ask(name.partition(" (")[0], "nl").readings
            ]
            assert ("term", one.id) in found[:2], (name, found)
    assert {one.id for one in findable() if one.kind == "claim"} == set(CLAIMS.names())
    assert all(text.endswith(".") for term in TERMS.all() for text in (term.sentence.nl, term.sentence.en))


def test_without_a_number_no_claim_is_leant_on() -> None:
    assert leaning("Banen verdwijnen door robots", "nl") == {}


@pytest.mark.parametrize(
    ("typed", "language", "title"),
    [
        ("nurs", "en", "nurse"),
        ("verpl", "nl", "verpleegkundige"),
        ("loodg", "nl", "loodgieter"),
        ("softw", "en", "software"),
    ],
)
def test_a_job_is_suggested_while_it_is_typed(typed: str, language: Language, title: str) -> None:
    names = [one.name.read(language).lower() for one in suggestions(typed, language).readings]  # type: ignore[union-attr]
    assert any(name.startswith(title) for name in names) and len(names) == len(set(names))


def test_what_hardly_anybody_means_is_not_offered_to_choose_from() -> None:
    first = arbeid.ask("nurse", "en").readings[0]
    assert first.certainty == "choose" and {"1012", "1033"} <= {group.code for group in first.groups}
    assert all(group.sure >= 0.005 for group in first.groups)
    assert "2512" not in {group.code for group in first.groups}


def test_what_is_typed_is_no_word_without_its_ending_yet() -> None:
    """“Banen” is not Bangladesh, though it begins as its stem does."""
    assert [one.id for one in suggestions("bang", "nl").readings if one.kind == "place"] == ["bd"]
    assert "bd" not in [one.id for one in suggestions("banen", "nl").readings]


@pytest.mark.parametrize(("publisher", "claim"), [("IMF", "imf-2024-world-40"), ("Frey", "fo-2013-us-47")])
def test_a_publisher_alone_finds_what_is_talked_about_most(publisher: str, claim: str) -> None:
    found = arbeid.ask(publisher, "nl").readings
    assert found[0].id == claim
    cited = {one.id: one.cited for one in findable()}
    counts = [cited[one.id] for one in found if one.kind == "claim"]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("code", "economy", "name"),
    [
        ("0811", "nl", "Software and application developers"),
        (" 0734 ", "nl", "Plumbers and pipe fitters"),
        ("15-1252", "us", "Software Developers"),
    ],
)
def test_a_code_finds_the_group_that_has_it(code: str, economy: str, name: str) -> None:
    first = arbeid.ask(code).readings[0]
    assert (first.kind, first.id, first.economy) == ("job", code.strip(), economy)
    assert said(first.name, words_of("en")) == name


@pytest.mark.parametrize("code", ["9999", "15-9999", "99-1252", "2030"])
def test_a_code_that_nothing_has_is_no_job(code: str) -> None:
    assert all(one.kind != "job" for one in arbeid.ask(code).readings)


def test_a_title_offers_no_group_of_titles_that_only_hold_it() -> None:
    teachers = {one.code for one in arbeid.ask("leraar", "nl").readings[0].groups}
    assert {"0113", "0114"} <= teachers
    assert not teachers & {"1013", "0121", "1116"}


@pytest.mark.parametrize(
    ("text", "kind", "id"),
    [
        ("Curacao", "place", "high-income/part/Curaçao"),
        ("Aruba", "place", "high-income/part/Aruba"),
        ("vergrijzing", "term", "ageing"),
        ("the ageing of the population", "term", "ageing"),
    ],
)
def test_what_is_not_counted_here_says_what_there_is(text: str, kind: str, id: str) -> None:
    first = arbeid.ask(text).readings[0]
    assert (first.kind, first.id) == (kind, id)


@each(
    "text, language, code",
    [
        ("Boekhouders krijgen er een digitale collega bij", "nl", "0421"),
        ("Vrachtwagenchauffeurs vrezen voor hun toekomst op de weg", "nl", "1214"),
        ("Why plumbers need not lose sleep over chatbots", "en", "0734"),
        ("Psychologists warn of bots that play at therapy", "en", "1022"),
    ],
)
def test_a_job_told_of_in_a_headline_is_found(text: str, language: Language, code: str) -> None:
    first = arbeid.ask(text, language).readings[0]
    assert (first.kind, first.groups[0].code) == ("job", code)


@each(
    "text",
    [
        "language models write better essays than students do",
        "recipe for pancakes with bacon and maple syrup",
    ],
)
def test_a_headline_on_something_else_tells_of_no_job(text: str) -> None:
    assert all(one.kind != "job" for one in arbeid.ask(text, "en").readings)


@each(
    "text,language",
    (
        ("400% of jobs", "en"), ("400%", "en"), ("1000 percent of workers", "en"), ("0% of jobs", "en"),
        ("0%", "en"), ("AI use up 300%", "en"), ("120% van de banen", "nl"),
        ("AI pakt 300 procent van de banen", "nl"),
    ),
)  # fmt: skip
def test_a_percent_that_nobody_published_is_no_number_of_people_and_no_job(
    text: str, language: Language
) -> None:
    """400% was 400 million people, 300% 300 million jobs, and 0% a score from 0 to 1."""
    assert arbeid.ask(text, language).readings == ()


@each("text,language", (("40 percentage points", "en"), ("40 procentpunt", "nl")))
def test_a_share_is_no_percentage_points(text: str, language: Language) -> None:
    found = arbeid.ask(text, language).readings
    assert found[0].kind == "term" and not any("40%" in one.name.en for one in found)


def test_a_number_of_people_and_a_percent_that_was_published_are_found_as_before() -> None:
    assert arbeid.ask("300 million", "en").readings[0].id == "goldman-2023-300-million"
    assert arbeid.ask("47%", "en").readings[0].id == "fo-2013-us-47"
    assert arbeid.ask("-20% of jobs", "en").readings
