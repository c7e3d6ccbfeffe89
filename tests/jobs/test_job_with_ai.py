"""A job looked up with AI: what of its work goes where, in both languages, on any economy."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from arbeid.answers.jobs.with_ai import JobWithAI
from arbeid.answers.plain import said
from arbeid.cli.jobs.job_with_ai import with_ai_lines
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language, Text
from arbeid.measures.measure import MEASURES
from arbeid.verbs.jobs.collaboration import collaboration
from arbeid.verbs.jobs.job_with_ai import job_with_ai
from arbeid.views.jobs.division import division
from arbeid.wording import words_of


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ARBEID_", "LC_"))}
    return subprocess.run(
        [sys.executable, "-m", "arbeid", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "PYTHONIOENCODING": "utf-8"},
    )


def test_a_nurse_keeps_more_of_the_work_than_a_programmer() -> None:
    nurse, programmer = (job_with_ai(title, "nl") for title in ("mbo-verpleegkundige", "programmeur"))
    assert nurse.groups[0].group.name == Text(nl="Verpleegkundigen (mbo)", en="Nurses (vocational level)")
    assert programmer.groups[0].group.code == "0811"
    kept = [found.groups[0].work.person.value or 0 for found in (nurse, programmer)]
    everyone = nurse.everyone.person.value or 0
    assert kept[0] > everyone > kept[1]


def test_a_group_that_is_unlikely_is_left_out_but_for_the_surest() -> None:
    found = job_with_ai("mbo-verpleegkundige", "nl")
    assert all(one.group.sure >= 0.25 for one in found.groups[1:])
    assert 1 <= len(found.groups) <= 3


@pytest.mark.parametrize("name", ["nl", "us", "de", "world"])
def test_any_economy_can_be_asked(name: str) -> None:
    found = job_with_ai("hairdresser", name)
    assert found.groups
    assert found.groups[0].rank.code == found.groups[0].work.code


def test_counted_tasks_are_those_of_the_occupation() -> None:
    (first, *_) = job_with_ai("registered nurse", "us").task_lists
    assert first.code == "29-1141.00"
    assert first.tasks == first.alone + first.with_software + first.neither > 0
    assert first.url.endswith(first.code)


def test_nothing_found_shows_nothing_and_invents_nothing() -> None:
    found = job_with_ai("qqqzzzx", "nl")
    assert found.groups == ()
    assert found.task_lists == ()
    assert list(with_ai_lines(found, words_of("nl"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_says_what_it_leaves_out(language: str) -> None:
    done = run("job", "loodgieter", "--full", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert {"nl": "Wat dit niet zegt:", "en": "What this does not say:"}[language] in done.stdout
    assert {"nl": "gemodelleerd", "en": "modelled"}[language] in done.stdout
    assert "zal" not in done.stdout.split()


def _in_parts(found: JobWithAI, language: Language) -> str:
    """The lines that divide the work of each group."""
    lines = [line for line in with_ai_lines(found, words_of(language)) if isinstance(line, str)]
    told = {"nl": "Geteld zijn taken|Van de taken, geteld", "en": "Tasks were counted|Of the tasks, counted"}
    return "\n".join(line for line in lines if re.search(told[language], line))


@pytest.mark.parametrize("language", LANGUAGES)
def test_work_is_divided_in_tasks_and_not_in_hours_that_nobody_counted(language: Language) -> None:
    for title in ("mbo-verpleegkundige", "programmeur", "kapper", "advocaat"):
        shown = _in_parts(job_with_ai(title, "nl"), language)
        assert shown
        assert not re.search(r"40|\buur\b|\bhours?\b", shown)
        for line in shown.splitlines():
            assert sum(int(part) for part in re.findall(r"(\d+)%", line)) == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hours_of_a_known_week_are_the_groups_own_and_add_up(language: Language) -> None:
    found = job_with_ai("mbo-verpleegkundige", "nl")
    own = [replace(one, hours=replace(one.hours, value=24.6)) for one in found.groups]
    for line in _in_parts(replace(found, groups=tuple(own)), language).splitlines():
        whole, *parts = (int(word) for word in re.findall(r"(\d+) (?:uur|hours?)", line))
        assert whole == 25
        assert sum(parts) == whole
    assert found.plain(language)["groups"][0]["hours"]["value"] is None


def test_the_same_as_data() -> None:
    done = run("job", "kapper", "--format", "json", "--lang", "nl")
    facts = json.loads(done.stdout)
    work = facts["with_ai"]["groups"][0]["work"]
    assert work["handed_over"]["badge"] == "modelled"
    assert facts["with_ai"]["sources"]
    assert facts["groups"]["brc-2014"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_says_what_its_table_says(language: Language) -> None:
    found, words = job_with_ai("mbo-verpleegkundige", "nl"), words_of(language)
    figure = division(found, words)
    assert figure is not None
    assert len(figure.table.rows) == len(found.groups) + 1
    for row in figure.table.rows:
        assert sum(float(share or 0) for share in row[1::3]) == pytest.approx(1)
    assert "81%" in figure.title
    assert "81%" in figure.alt
    assert not any("Oxford" in source.publisher for source in figure.sources)
    assert figure.about[: len(found.left_out)] == tuple(said(line, words) for line in found.left_out)
    assert all(drawing is not None for drawing in figure.drawings)


def test_nothing_found_has_no_figure() -> None:
    assert division(job_with_ai("qqqzzzx", "nl"), words_of("en")) is None


def test_an_unknown_economy_is_one_sentence() -> None:
    with pytest.raises(ArbeidError, match="nearest is “nl”"):
        job_with_ai("kapper", "nll")
    done = run("job", "kapper", "--economy", "nll", "--lang", "nl")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


OWN = """
concept = "exposure"
unit = "share"
year = 2026
scores = [{{ classification = "isco-08", table = "ilo", column = "mean_2023" }}]
tasks = {{ {tasks} }}
compared = false
label = {{ nl = "Eigen", en = "Own" }}
sentence = {{ nl = "Eigen.", en = "Own." }}
scorer = {{ nl = "wij", en = "we" }}
"""


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "measures").mkdir()
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))
    return tmp_path / "measures/zz-own.toml"


def test_tasks_of_a_measure_of_ones_own_are_divided_beside_the_others(own: Path) -> None:
    own.write_text(OWN.format(tasks='reading = "scores", tables = ["ilo-tasks"], column = "score_2023"'))
    total = collaboration("nl").total
    assert [one.measure for one in total.divisions][-1] == "zz-own"
    assert [one.label.en for one in total.divisions][-1] == "Own"


@pytest.mark.parametrize(
    ("tasks", "problem"),
    [
        ('reading = "scores", tables = ["ilo-tasks"], column = "score_2032"', "column “score_2032”"),
        ('reading = "labels", tables = ["ilo-tasks"], column = "score_2025"', "column “kind”"),
        ('reading = "activities", tables = ["ilo-tasks", "eloundou-tasks"]', "column “activity”"),
        ('reading = "scores", tables = ["ilo-taks"], column = "score_2025"', "“ilo-taks”"),
    ],
)
def test_tasks_that_cannot_be_read_are_one_sentence(own: Path, tasks: str, problem: str) -> None:
    own.write_text(OWN.format(tasks=tasks))
    with pytest.raises(ArbeidError, match=problem):
        collaboration("nl")


@pytest.mark.parametrize(
    "tasks", ['reading = "scores", tables = ["ilo-tasks"]', 'reading = "labels", tables = []']
)
def test_tasks_that_say_too_little_are_told_with_their_line(own: Path, tasks: str) -> None:
    own.write_text(OWN.format(tasks=tasks))
    with pytest.raises(ArbeidError, match="line 6"):
        MEASURES.get("zz-own")
