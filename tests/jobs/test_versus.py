"""Two jobs beside each other: the same numbers on every face, a question where a title may mean several."""

from __future__ import annotations

import csv
import io
import json

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

import arbeid
from arbeid.answers.jobs.versus import JobsCompared
from arbeid.answers.plain import plain_type
from arbeid.cli.app import app
from arbeid.errors import OutOfBounds, UnknownName
from arbeid.language import Language
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.versus import versus
from arbeid.views.jobs.beside import move_lines, parts_beside, says
from arbeid.wording import words_of
from each import each

PLUMBER, PROGRAMMER, NURSE, LECTURER = "0734", "0811", "1012", "0111"


@pytest.fixture(scope="module")
def found() -> JobsCompared:
    return versus(PROGRAMMER, PLUMBER)


def test_each_line_has_both_numbers_as_the_occupations_have_them(found: JobsCompared) -> None:
    one, other = occupation("nl", PROGRAMMER), occupation("nl", PLUMBER)
    lines = {line.id if line.part != "work" else f"work_{line.id}": line for line in found.lines}
    for name in ("people", "change", "likely_change", "pay", "women"):
        assert (lines[name].first, lines[name].second) == (getattr(one, name), getattr(other, name))
    assert lines["rank"].first == one.standing.rank
    assert one.division is not None and lines["work_handed_over"].first == one.division.alone
    assert {line.first.badge for line in found.lines} == {"measured", "derived", "modelled"}


def test_every_line_names_sources_that_the_answer_has_in_full(found: JobsCompared) -> None:
    named = {name for line in found.lines for name in line.sources}
    assert all(line.sources for line in found.lines)
    assert named <= {line.id for line in found.sources}
    assert "frey-osborne-2013" not in named


def test_a_difference_counts_only_beyond_both_ranges(found: JobsCompared) -> None:
    for line in found.lines:
        ends = (line.first.low, line.first.high, line.second.low, line.second.high)
        if line.differs is not None:
            assert None not in ends
            assert line.first.low > line.second.high or line.second.low > line.first.high  # type: ignore[operator]
    assert next(line for line in found.lines if line.id == "pay").differs is None


def test_the_other_way_round_is_the_same_turned(found: JobsCompared) -> None:
    turned = versus(PLUMBER, PROGRAMMER)
    assert [(line.id, line.second, line.first) for line in turned.lines if line.part != "studies"] == [
        (line.id, line.first, line.second) for line in found.lines if line.part != "studies"
    ]
    assert [set(map(str, side)) for side in turned.higher] == [
        set(map(str, found.higher[at])) for at in (1, 0)
    ]


@each("language", ("nl", "en"))
def test_an_ambiguous_title_asks_back_and_a_choice_answers(language: Language) -> None:
    title = {"nl": "verpleegkundige", "en": "nurse"}[language]
    asked = versus(title, PLUMBER, titles=language)
    assert asked.lines == () and asked.first.code is None and len(asked.choices) > 1
    assert asked.choices == asked.first.choices
    chosen = versus(title, PLUMBER, titles=language, choose=1)
    assert chosen.first.code == asked.choices[0].group.code and chosen.lines
    with pytest.raises(OutOfBounds):
        versus(title, PLUMBER, titles=language, choose=99)
    assert versus(PLUMBER, title, titles=language).choices == asked.choices


def test_a_name_as_the_page_writes_it_is_that_group() -> None:
    for name in ("Software and application developers", "software- en applicatieontwikkelaars"):
        assert versus(name, PLUMBER).first.code == PROGRAMMER


def test_what_cannot_be_compared_gets_one_sentence() -> None:
    with pytest.raises(UnknownName, match="xqzq"):
        versus("xqzq", PLUMBER)
    with pytest.raises(arbeid.ArbeidError, match="same occupation"):
        versus("programmer", PROGRAMMER)
    with pytest.raises(arbeid.ArbeidError, match="no job title"):
        versus(" ", PLUMBER)


def test_the_other_ways_to_ask_answer_the_same() -> None:
    whole = arbeid.job("loodgieter").versus(PROGRAMMER)
    assert whole == arbeid.versus("loodgieter", PROGRAMMER).__class__(
        **{**vars(arbeid.versus("loodgieter", PROGRAMMER)), "first": whole.first}
    )
    assert arbeid.economy("nl").versus(PLUMBER, PROGRAMMER).lines == whole.lines
    with pytest.raises(arbeid.ArbeidError, match="choose one first"):
        arbeid.job("verpleegkundige").versus(PROGRAMMER)


@each("language", ("nl", "en"))
def test_it_is_plain_by_its_schema_and_draws(language: Language, found: JobsCompared) -> None:
    facts = found.plain(language)
    TypeAdapter(plain_type(JobsCompared)).validate_python(facts, strict=False)
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts
    figure = found.figure(language=language)
    assert len(list(csv.reader(io.StringIO(figure.csv())))) == 1 + len(found.lines)
    assert len(repr(found)) < 2000


@each("language", ("nl", "en"))
def test_words_add_up_and_name_both(language: Language, found: JobsCompared) -> None:
    words = words_of(language)
    work = next(part for part in parts_beside(found, words) if part.id == "work").rows[:3]
    for side in ("first", "second"):
        assert sum(int(getattr(row, side).split(" ")[0]) for row in work) == 100
    told = " ".join((*says(found, words), *move_lines(found, words)))
    assert found.first.name is not None and words(found.first.name).lower() in told.lower()
    assert "{" not in told


def test_studies_that_disagree_are_named() -> None:
    divided = versus("0332", "0423")
    assert all(divided.higher) and sum(map(len, divided.higher)) == 4
    assert "Microsoft" in next(says(divided, words_of("en"))).partition("disagree")[2]


def test_the_command_writes_each_form() -> None:
    ask = CliRunner().invoke
    screen = ask(app, ["versus", PROGRAMMER, PLUMBER, "--lang", "nl"])
    assert screen.exit_code == 0 and "Overstappen ertussen: waargenomen overgangen, VS" in screen.output
    rows = list(
        csv.DictReader(io.StringIO(ask(app, ["versus", PROGRAMMER, PLUMBER, "--format", "csv"]).output))
    )
    assert {row["part"] for row in rows} == {"work", "studies", "tasks", "people"}
    question = ask(app, ["versus", "loodgieter", "verpleegkundige", "--lang", "nl"])
    assert question.exit_code == 0 and "--choose-second 2" in question.output
