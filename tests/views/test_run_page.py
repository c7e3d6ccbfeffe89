"""The figures and the page of a run: complete, in both languages, and still right when signs turn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.cli.app import app
from arbeid.errors import ArbeidError
from arbeid.verbs.run.answer import RunAnswer

pytestmark = pytest.mark.long

QUESTIONS = ("jobs", "occupations", "productivity", "gains", "unemployment")
TURNED = {"elasticity": 6.0, "pass_through": 1.0, "labour_share": 0.9, "reinstatement": 2.0}


@pytest.fixture(scope="module")
def answer() -> RunAnswer:
    return arbeid.run("base", economy="nl", language="nl")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_figure_for_each_question(answer: RunAnswer, name: str) -> None:
    for language in ("nl", "en"):
        figure = answer.in_language(language).figure(name)
        assert figure.language == language
        assert figure.id.isascii()
        assert len(figure.drawings) == 2
        assert figure.table.rows
        for text in (figure.title, figure.subtitle, figure.note, figure.alt, *figure.about):
            assert text
            assert "{" not in text
        assert figure.badge == "modelled"
        assert figure.sources
        assert figure.csv().count("\n") == len(figure.table.rows) + 1


def test_an_altair_chart_for_each_question(answer: RunAnswer) -> None:
    for name in QUESTIONS:
        assert answer.chart(name).to_dict()["layer"]
    with pytest.raises(ArbeidError) as refused:
        answer.chart("jbs")
    assert "jobs" in str(refused.value)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_holds_everything_and_asks_for_nothing(answer: RunAnswer, language: str) -> None:
    html = answer.in_language(language).html()
    assert f'<html lang="{language}">' in html
    for name in QUESTIONS:
        assert f'<section id="{name}"' in html
    assert html.count("<caption>") >= 6
    for anchor in ("assumptions", "limits", "sources", "badges"):
        assert f'id="{anchor}"' in html
    assert not re.search(r'(?:src|href)="https?://[^"]+\.(?:js|css|woff2?)"', html)
    assert answer.facts.fingerprint in html
    assert html.count("<svg") > 10


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_memo_is_one_page_hedged_and_sourced(answer: RunAnswer, language: str) -> None:
    text = answer.in_language(language).memo()
    body = text[: text.rindex("\n\n*")]
    assert 300 < sum(any(map(str.isalnum, word)) for word in body.split()) <= 475
    assert not re.search(r"\{\w+\}", text)
    badge = {"nl": "(gemodelleerd)", "en": "(modelled)"}[language]
    assert text.count(badge) == 5
    for part in ("CBS", "Acemoglu", answer.facts.fingerprint[:12], "−103"):
        assert part in text
    assert arbeid.run("base", economy="nl", values=TURNED, flows=False, language=language).memo()


def test_a_run_in_which_jobs_grow_reads_right() -> None:
    found = arbeid.run("base", economy="nl", values=TURNED, flows=True)
    assert (found.facts.balance.net.value or 0) > 0
    html = found.html()
    assert "On balance jobs change by +" in html
    assert "not a peak" not in html
    for figure in found.figures().values():
        assert "{" not in figure.title


def test_a_run_without_flows_or_change_still_draws() -> None:
    still = arbeid.run("base", economy="nl", values={"adoption": 0.0}, flows=False)
    assert set(still.figures()) == {"jobs", "productivity", "gains"}
    assert still.html()


def test_pages_are_written_beside_the_result(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = CliRunner().invoke(
        app, ["run", "base", "--no-flows", "--out", str(folder), "--html"], catch_exceptions=False
    )
    assert done.exit_code == 0
    assert {"report-nl.html", "report-en.html", "result.json"} <= {path.name for path in folder.iterdir()}
