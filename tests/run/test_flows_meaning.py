"""What the numbers of a shock mean: what is read as hours, what is no outcome, and who is no occupation."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import arbeid
from arbeid.cli.runs.flows_table import flows_table
from arbeid.data.codes.classifications import CLASSIFICATIONS, labels, pattern_of, residual_codes
from arbeid.data.economies.economy import economy as economy_named
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.run.answer import RunAnswer
from arbeid.views.flows.words import against_demand, risen
from arbeid.wording import words_of

HOURS = {"nl": re.compile(r"% van de uren|uren weg"), "en": re.compile(r"% of hours|hours gone")}
BRIEF = {"years": 2, "horizon": 3, "burn_in": 40, "with_range": False}


@pytest.fixture(scope="module")
def by_chance_of_automation() -> FlowOutcome:
    return arbeid.flows("nl", shock="frey-osborne", **BRIEF)


@pytest.fixture(scope="module")
def by_share() -> FlowOutcome:
    return arbeid.flows("nl", shock="eloundou-beta-human", **BRIEF)


def screen(run: FlowOutcome, language: Language) -> str:
    return " ".join(flows_table(run.facts, words_of(language), to_screen=False).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_probability_is_never_called_hours(
    by_chance_of_automation: FlowOutcome, language: Language
) -> None:
    run, words = by_chance_of_automation, words_of(language)
    shown, note = screen(run, language), words("flows.note.probability")
    figures = run.figures(language)
    texts = [one.title + one.subtitle + one.alt for one in figures]
    columns = [column.label for one in figures for column in one.table.columns]
    assert not [text for text in (shown, *texts, *columns) if HOURS[language].search(text)]
    # Headline, note and every figure say what is read as what.
    assert note in shown and note in run.plain(language)["notes"]
    assert {"nl": "een kans, gelezen als deel", "en": "a probability, read as a share"}[language] in shown[
        :120
    ]
    assert all(note in figure.about for figure in figures)


def test_data_keep_a_probability_a_probability(by_chance_of_automation: FlowOutcome, tmp_path: Path) -> None:
    found = by_chance_of_automation.plain()
    assert (found["shock"]["unit"], found["shock"]["automated"]["unit"]) == ("probability", "probability")
    assert {line["automated"]["unit"] for line in found["occupations"]} == {"probability"}
    assert by_chance_of_automation.result.columns["occupations"]["automated"] == "probability derived"


def test_hours_are_what_a_reader_gives_and_tasks_what_a_measure_counts(
    by_share: FlowOutcome, tmp_path: Path
) -> None:
    file = tmp_path / "own.csv"
    file.write_text("code,value\n0111,0.5\n", encoding="utf-8")
    own = arbeid.flows("nl", shock=str(file), **BRIEF)
    assert "% of hours go" in screen(own, "en") and "hours gone" in screen(own, "en")
    for language in LANGUAGES:
        note = words_of(language)("flows.note.tasks")
        assert note in screen(by_share, language) and note not in screen(own, language)
        assert not HOURS[language].search(screen(by_share, language))
        assert all(note in figure.about for figure in by_share.figures(language))
    assert (by_share.plain()["shock"]["counts"], own.plain()["shock"]["counts"]) == ("tasks", "hours")
    for run in (by_share, own):
        assert run.plain()["shock"]["automated"]["unit"] == "share"
        assert words_of("en")("flows.note.probability") not in run.plain()["notes"]


def test_a_scenario_says_so_too(tmp_path: Path) -> None:
    note = words_of("en")("flows.note.probability")
    file = tmp_path / "mine.toml"
    file.write_text(
        'title = { nl = "a", en = "b" }\nsentence = { nl = "c", en = "d" }\neconomy = "nl"\n'
        'network = "complete"\n[shock]\nmeasure = "frey-osborne"\nyears = 1\nburn_in = 2\n',
        encoding="utf-8",
    )
    done = arbeid.run(str(file))
    assert isinstance(done, FlowOutcome) and note in done.plain()["notes"]


@pytest.mark.parametrize("economy", ["nl", "us"])
def test_vacancies_rise_as_the_unemployed_do_by_assumption(economy: str) -> None:
    """With demand equal to the labour force, e + u and e + v both stand still; what is left is the gap."""
    run = arbeid.flows(economy, shock="eloundou-beta-human", **BRIEF)
    moved = {name: run.both.difference(name).sum(axis=1) for name in ("vacancies", "unemployed")}
    assert np.abs(moved["unemployed"]).max() > 1e-3 * run.network.people.sum()
    assert np.abs(moved["vacancies"] - moved["unemployed"]).max() < 2e-4 * run.network.people.sum()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_identity_is_said_once_and_is_no_result(by_share: FlowOutcome, language: Language) -> None:
    words, shown = words_of(language), screen(by_share, language)
    assert shown.count(words("flows.note.vacancies")) == 1
    assert words("flows.rate.vacancy_rate") + ":" not in shown
    assert f" {words('flows.column.vacancy_rate')} " not in shown.split(words("flows.most"))[0]


def test_who_is_of_no_known_occupation_is_declared_by_the_classification() -> None:
    declared = {name: CLASSIFICATIONS.get(name).residual for name in CLASSIFICATIONS.names()}
    assert "1311" in declared["brc-2014"] and "13" in declared["brc-2014-1"]
    assert len(declared["soc-2018"]) == 70
    for name, codes in declared.items():
        assert len(set(codes)) == len(codes)
        assert set(codes) <= set(labels(name)["code"]), name
        assert all(pattern_of(name).fullmatch(code) for code in codes)


@pytest.mark.parametrize("economy", ["nl", "us"])
def test_residual_groups_count_and_are_no_occupations(economy: str, tmp_path: Path) -> None:
    """A shock that leaves the residual groups alone and takes all else would put them on top of the lists."""
    market = economy_named(economy)
    rest = residual_codes(market.classification)
    file = tmp_path / "shock.csv"
    for taken in (0.0, 0.9):
        values = [taken if code in rest else 0.9 - taken for code in market.groups["code"]]
        pl.DataFrame({"code": market.groups["code"], "value": values}).write_csv(file)
        run = arbeid.flows(economy, shock=str(file), **BRIEF)
        unknown = {line.code for line in run.facts.occupations if line.residual}
        held = {place for code, place in run.network.members.rows() if code not in rest}
        assert unknown and not unknown & held
        assert unknown == set(run.network.members["place"]) - held
        shown = {line.code for line in risen(run.facts)}
        unleft = {line.code for line in run.facts.occupations if line.no_exits}
        assert len(shown) == len(run.facts.occupations) - len(unknown | unleft)
        assert not unknown & {line.code for lines in against_demand(run.facts) for line in lines}
        names = {line.name.en for line in run.facts.occupations if line.residual}
        by_id = {figure.id: figure.table.rows for figure in run.figures("en")}
        assert not names & {row[0] for row in by_id["spillover"]}
        assert {"Other"} & {cell for row in by_id["moves"] for cell in row} == set()
        total = sum(float(line.people) for line in run.facts.occupations)
        assert total == pytest.approx(market.people, rel=1e-9)
        assert "count in every total" in " ".join(run.plain()["notes"])


def test_a_run_and_a_job_do_not_list_them_either() -> None:
    """Once seventh of those hit without being exposed: "Other (occupation unknown)"."""
    found = arbeid.run("base", "nl")
    assert isinstance(found, RunAnswer)
    assert len(found.facts.hit) == 10
    assert "1311" not in {line.code for line in found.facts.hit}
    for code in ("0811", "1033"):
        assert "1311" not in {reached for row in moves("nl", code, 200).rows for reached in row.codes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_people_without_a_score_are_not_none(by_share: FlowOutcome, language: Language) -> None:
    shown = screen(by_share, language)
    assert not re.search(r"(?<![\d.,])0[.,]0%", " ".join(by_share.plain(language)["notes"]))
    assert {
        "nl": "4.000 mensen werken in groepen zonder",
        "en": "4,000 people work in groups without",
    }[language] in shown
    assert (
        words_of(language)("flows.table_badges", people=words_of(language)("views.badge.measured").lower())
        in shown
    )
