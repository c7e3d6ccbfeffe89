"""The CSV of monitors holds what the table does, with unit, badge and sources in each row."""

from __future__ import annotations

import csv
import io

import pytest

from arbeid.cli import outcome


def rows(command: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    assert outcome([*command, "--format", "csv", "--lang", "en"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


@pytest.mark.parametrize(
    ("command", "outcomes"),
    [
        (["use", "nl"], {"use-people", "use-firms", "covered", "alike", "possible", "used", "gap"}),
        (["visible", "nl"], {"employment", "slope", "smallest_visible"}),
    ],
)
def test_every_part_is_there(
    command: list[str], outcomes: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(command, capsys)
    assert outcomes <= {one["outcome"] for one in found}
    assert all(one["unit"] and one["badge"] and one["sources"] for one in found)


def test_a_back_test_tells_unit_badge_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(["backtest", "frey-osborne"], capsys)
    assert {one["growth_badge"] for one in found} == {"derived"}
    assert all(one["before_unit"] == "people" and one["sources"] for one in found)


@pytest.mark.parametrize("name", ["nl", "US"])
def test_an_economy_for_a_measure_is_told_where_it_goes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["backtest", name, "--lang", "en"]) == 2
    assert f"--economy {name.lower()}" in capsys.readouterr().err


def test_ages_stay_in_their_own_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["exposure", "us", "--by", "age", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert told.index("ages 16 to 19") < told.index("ages 35 to 44") < told.index("ages 65 and over")


def test_the_overview_explains_the_area_and_where_the_rivals_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["backtest", "--lang", "en"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "chance that a group that shrank scored higher" in told
    assert "`arbeid backtest frey-osborne --economy us`" in told
