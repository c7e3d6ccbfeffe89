"""Occupations and places on the command line."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from arbeid.cli.app import app
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.market.places import places

RUNNER = CliRunner()


def said(*arguments: str) -> str:
    answer = RUNNER.invoke(app, list(arguments))
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def test_a_job_title_comes_with_the_facts_of_its_likeliest_occupation() -> None:
    text = said("job", "verpleegkundige", "--choose", "2", "--full", "--lang", "nl")
    assert "Verpleegkundigen (mbo) (1033) · Nederland, 4e kwartaal 2025" in text
    assert "derde deel." in text
    assert "euro per uur" in text
    facts = json.loads(said("job", "verpleegkundige", "--choose", "2", "--format", "json"))["occupation"]
    known = occupation("nl", "1033")
    assert facts["people"]["value"] == known.people.value
    assert facts["standing"]["studies"] == known.standing.studies
    assert "origins" not in facts["moves"]


def test_an_american_job_has_dollars_and_no_years() -> None:
    text = said("job", "plumber", "--economy", "us")
    assert "dollars a year" in text
    assert "Since" not in text


def test_a_title_of_nothing_has_no_facts() -> None:
    answer = RUNNER.invoke(app, ["job", "qwrtzxq", "--format", "json"])
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["occupation"] is None


@pytest.mark.parametrize(("economy", "by", "count"), [("world", "country", 141), ("us", "state", 54)])
def test_exposure_by_place_is_that_of_the_page(economy: str, by: str, count: int) -> None:
    rows = list(csv.DictReader(io.StringIO(said("exposure", economy, "--by", by, "--format", "csv"))))
    assert sum(row["quantity"] == "score" for row in rows) == count
    facts = json.loads(said("exposure", economy, "--by", by, "--format", "json"))
    ours = {row.code: row.score.value for row in places(economy, by).rows}
    assert {row["code"]: row["score"]["value"] for row in facts["rows"]} == ours
