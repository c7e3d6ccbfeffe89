"""A job looked up with AI: what of its work goes where, in both languages, on any economy."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from arbeid.answers.plain import said
from arbeid.cli.jobs.job_with_ai import with_ai_lines
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language, Text
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
    nurse, programmer = (job_with_ai(title, "nl") for title in ("verpleegkundige", "programmeur"))
    assert nurse.groups[0].group.name == Text(nl="Verpleegkundigen (mbo)", en="Nurses (vocational level)")
    assert programmer.groups[0].group.code == "0811"
    kept = [found.groups[0].work.person.value or 0 for found in (nurse, programmer)]
    everyone = nurse.everyone.person.value or 0
    assert kept[0] > everyone > kept[1]


def test_a_group_that_is_unlikely_is_left_out_but_for_the_surest() -> None:
    found = job_with_ai("verpleegkundige", "nl")
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
    done = run("job", "boekhouder", "--lang", language)
    assert done.returncode == 0, done.stderr
    assert {"nl": "Wat dit niet zegt:", "en": "What this does not say:"}[language] in done.stdout
    assert {"nl": "gemodelleerd", "en": "modelled"}[language] in done.stdout
    assert "zal" not in done.stdout.split()


def test_the_hours_of_a_week_add_up() -> None:
    for title in ("verpleegkundige", "programmeur", "kapper", "advocaat"):
        found = job_with_ai(title, "nl")
        lines = [line for line in with_ai_lines(found, words_of("en")) if isinstance(line, str)]
        weeks = [line for line in lines if "Of a week of" in line]
        assert weeks
        for line in weeks:
            whole, *parts = (int(word) for word in line.split() if word.isdigit())
            assert sum(parts) == whole


def test_the_same_as_data() -> None:
    done = run("job", "kapper", "--format", "json", "--lang", "nl")
    facts = json.loads(done.stdout)
    work = facts["with_ai"]["groups"][0]["work"]
    assert work["handed_over"]["badge"] == "modelled"
    assert facts["with_ai"]["sources"]
    assert facts["groups"]["brc-2014"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_says_what_its_table_says(language: Language) -> None:
    found, words = job_with_ai("verpleegkundige", "nl"), words_of(language)
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
