"""Who uses AI already: people, firms, and four vendors on one classification."""

from __future__ import annotations

import asyncio
import csv
import io
import re

import httpx
import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.answers.monitor.use import Use
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.cli.app import app
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.web.serving.app import create_app
from arbeid.wording import words_of


@pytest.fixture(scope="module")
def dutch() -> Use:
    return arbeid.use("nl")


def test_dutch_people_and_firms(dutch: Use) -> None:
    assert [(one.period, float(one.share)) for one in dutch.firms] == [
        ("2021", 0.131),
        ("2023", 0.141),
        ("2024", 0.2306),
        ("2025", 0.3321),
    ]
    assert float(dutch.people[-1].share) == 0.421
    sentence = said(dutch.sentence, words_of("nl"))
    assert "42,1%" in sentence
    assert "33,2%" in sentence


def test_four_vendors_with_coverage_and_agreement(dutch: Use) -> None:
    assert [one.id for one in dutch.vendors] == ["anthropic", "microsoft", "google", "openai"]
    assert all(0.85 < float(one.covered) <= 1 for one in dutch.vendors)
    assert len(dutch.alike) == 6
    assert all(0 < float(one.correlation) < 1 and one.occupations > 300 for one in dutch.alike)


def test_possible_against_used_for_ten_occupations(dutch: Use) -> None:
    assert len(dutch.occupations) == 10
    for one in dutch.occupations:
        assert 0 <= float(one.used.low or 0) <= float(one.used) <= float(one.used.high or 0) <= 100
        assert float(one.gap) == pytest.approx(float(one.possible) - float(one.used))
    largest = said(dutch.occupations[0].name, words_of("en"))
    assert largest.endswith("others")
    assert "Laborers" in largest


def test_the_union_by_industry() -> None:
    found = arbeid.use("eu27")
    assert found.industries[0].code == "J"
    assert float(found.industries[0].share) == 0.6252
    assert [float(one.share) for one in found.firms] == [0.0804, 0.1348, 0.1995]
    assert not found.people


def test_a_country_that_nobody_counted_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["use", "world"]) == 2
    told = capsys.readouterr().err
    assert "Neither people nor firms" in told
    assert told.count("\n") == 1
    with pytest.raises(ArbeidError):
        arbeid.use("nl", top=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["use", "dk", "--lang", language]) == 0
    assert {"nl": "Denemarken daalt", "en": "Denmark falls"}[language] in capsys.readouterr().out
    assert outcome(["use", "nl", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("country,period,group,age,outcome,value,low,high,n")


@pytest.mark.parametrize(("language", "where"), [("en", "the United States"), ("nl", "de Verenigde Staten")])
def test_a_table_of_another_country_says_so_in_its_heading(
    dutch: Use, language: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_LANG", language)
    assert where in repr(dutch).splitlines()[1]
    assert len(repr(dutch).splitlines()) <= 8
    (caption,) = re.findall("<caption>(.*?)</caption>", dutch._repr_html_())
    assert where in caption
    done = CliRunner().invoke(app, ["use", "nl", "--lang", language], env={"COLUMNS": "160"})
    lines = done.output.splitlines()
    heads = [lines[at - 2] for at, line in enumerate(lines) if line.startswith("─")]
    assert sum(where in head for head in heads) == 3


def test_rows_of_another_country_name_it_in_every_form(dutch: Use) -> None:
    places = dutch.frame.group_by("part").agg("economy").rows()
    assert {part: set(each) for part, each in places} == {
        "people": {"nl"}, "firms": {"nl"}, "messages": {"nl"}, "occupations": {"us"},
    }  # fmt: skip
    assert {row["country"] for row in dutch.plain()["vendors"]} == {"us"}
    done = CliRunner().invoke(app, ["use", "nl", "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(done.output)))
    assert {row["country"] for row in rows if row["outcome"] in ("people", "possible", "covered")} == {"us"}
    assert {row["country"] for row in rows if row["outcome"].startswith("use-")} == {"nl"}


def test_the_country_that_was_asked_for_has_no_such_heading() -> None:
    american = arbeid.use("us")
    assert "are of" not in repr(american)
    assert "<caption>" not in american._repr_html_()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("economy", "code", "expected"), [("nl", "0811", 2), ("us", "29-1141", 0)])
def test_parts_of_a_job_page_that_were_seen_elsewhere_say_so(
    economy: str, code: str, expected: int, language: Language
) -> None:
    path = {"nl": "nl/beroepen", "en": "en/jobs"}[language]
    page = asyncio.run(_page(f"/{path}/{economy}/{code}"))
    where = {"nl": "in de Verenigde Staten", "en": "in the United States"}[language]
    heads = re.findall("<h[23][^>]*>(.*?)</h[23]>", page, re.DOTALL)
    assert sum(where in head for head in heads) == expected


async def _page(path: str) -> str:
    transport = httpx.ASGITransport(app=create_app(hosts=["site"]))
    async with httpx.AsyncClient(transport=transport, base_url="http://site") as asked:
        reply = await asked.get(path)
    assert reply.status_code == 200
    return reply.text
