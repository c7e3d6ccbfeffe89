"""CSV for a spreadsheet: no formula of somebody else's, codes with their zeros, and words of the language."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.cli.app import app
from arbeid.cli.terminal.formats import as_csv
from arbeid.views.drawing.table_twin import Column, Twin

RUNS = [
    "=1+1",
    "+1+cmd",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1+1",
    '=HYPERLINK("x")',
    "-",
    "＝1+1",
    "\u200b=1+1",
]
KEPT = ["nl", "a=b", "-0.5", "+7%", "−5", "1-1-1", "x@y", "", "3,5%"]


@pytest.mark.kind("formula-in-csv")
@pytest.mark.parametrize("dutch", [False, True])
@pytest.mark.parametrize("text", RUNS)
def test_a_text_that_would_run_is_text(text: str, dutch: bool) -> None:
    for written in (
        as_csv([{"a": text, "b": [text]}], ["a", "b"], dutch=dutch),
        getattr(Twin((Column("a", "a"), Column("b", "b")), ((text, "x"),)), "csv_nl" if dutch else "csv")(),
    ):
        rows = list(
            csv.reader(io.StringIO(written.lstrip("\ufeff"), newline=""), delimiter=";" if dutch else ",")
        )
        assert rows[1][0] == "'" + text.replace("\r", "\n")


@pytest.mark.parametrize("text", KEPT)
def test_other_text_stays(text: str) -> None:
    assert list(csv.reader(io.StringIO(as_csv([{"a": text, "b": 1}], ["a", "b"]))))[1][0] == text


def test_a_heading_that_would_run_is_text() -> None:
    assert as_csv([], ["=1+1", "b"]).splitlines() == ["'=1+1,b"]


@pytest.mark.case("86")
@pytest.mark.kind("formula-in-csv")
def test_a_title_of_ones_own_reaches_a_spreadsheet_as_text(added: Callable[[str, str], Path]) -> None:
    added("economies/stad.csv", "code,jobs\n0411,1200\n")
    added(
        "economies/stad.toml",
        'classification = "brc-2014"\nperiod = "2026"\n'
        'groups = { file = "stad.csv", origin = { publisher = "Stad", title = "Werkenden", '
        'url = "https://example.org/stad", licence = "CC0", vintage = "2026" } }\n'
        'title = { nl = "=1+1", en = "@SUM(1)" }\npopulation = { nl = "werkenden", en = "people at work" }\n',
    )
    for language, title in (("nl", "'=1+1"), ("en", "'@SUM(1)")):
        for format, delimiter in (("csv-nl", ";"), ("csv", ",")):
            found = CliRunner().invoke(app, ["economies", "--format", format, "--lang", language])
            rows = csv.reader(io.StringIO(found.output.lstrip("\ufeff")), delimiter=delimiter)
            assert next(row for row in rows if row[0] == "stad")[1] == title


def rows_of(*arguments: str) -> list[dict[str, str]]:
    found = CliRunner().invoke(app, [*arguments, "--format", "csv-nl", "--lang", "nl"])
    assert found.exception is None, found.exception
    return list(csv.DictReader(io.StringIO(found.output.lstrip("\ufeff")), delimiter=";"))


@pytest.mark.case("87")
@pytest.mark.kind("words-of-a-dutch-sheet")
def test_codes_keep_their_zeros_and_truth_is_dutch() -> None:
    rows = rows_of("flows", "nl", "--years", "1", "--burn-in", "1")
    assert rows[0]["code"] == '="0111"'
    # All codes of a column are text, so that they sort and match as one kind.
    assert {row["code"][:2] for row in rows} == {'="'}
    truths = {cell for row in rows for cell in row.values() if cell in ("True", "False", "WAAR", "ONWAAR")}
    assert truths
    assert truths <= {"WAAR", "ONWAAR"}


@pytest.mark.kind("words-of-a-dutch-sheet")
@pytest.mark.parametrize(
    ("arguments", "column", "cell"),
    [
        (("exposure", "nl", "--top", "50"), "item", '="0811"'),
        (("report", "nl"), "item", '="0811"'),
        (("flows", "us", "--years", "1", "--burn-in", "1"), "code", '="11-2020"'),
        (("job", "docent"), "code", '="0111"'),
        (("scenario", "list"), "fitted", "ONWAAR"),
    ],
)
def test_codes_and_truth_hold_in_every_list(arguments: tuple[str, ...], column: str, cell: str) -> None:
    cells = {row[column] for row in rows_of(*arguments)}
    assert cell in cells
    assert not cells & {cell.removeprefix('="').rstrip('"') if "=" in cell else "False", "True"}


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        ("exposure nl --by sex", ()),
        ("exposure nl --by year", ()),
        ("run base --no-flows", ()),
        ("definitions us", ()),
        ("report nl", ()),
        ("economies", ("people",)),
        ("trend nl 0811", ("people",)),
        ("backtest aioe", ("before", "after")),
        ("flows nl --years 1 --burn-in 1", ("people",)),
    ],
)
def test_counts_of_people_and_jobs_are_written_whole(command: str, columns: tuple[str, ...]) -> None:
    rows = rows_of(*command.split())
    counts = [row[column] for row in rows for column in columns]
    if not columns:
        told = [row for row in rows if row["unit"] in ("people", "jobs")]
        counts = [row[end] for row in told for end in ("value", "low", "high")]
    assert any(counts)
    # Below a hundred a count may be a weight, or part of a person that a model moves.
    assert [count for count in counts if "," in count and abs(float(count.replace(",", "."))) >= 100] == []
    assert not {count for count in counts if count.endswith(",0") and abs(int(count[:-2])) >= 100}


def test_a_figure_keeps_codes_too() -> None:
    twin = Twin((Column("code", "Code"), Column("share", "Deel", "share")), (("0811", 0.5), ("1211", 0.1)))
    assert twin.csv_nl().splitlines()[1:] == ['"=""0811""";0,5', '"=""1211""";0,1']
    assert twin.csv().splitlines()[1:] == ["0811,0.5", "1211,0.1"]


def test_what_we_write_for_a_spreadsheet_can_be_a_shock(tmp_path: Path) -> None:
    written = as_csv(
        [{"code": "0811", "value": 0.4}, {"code": "1211", "value": 0.1}], ["code", "value"], dutch=True
    )
    (tmp_path / "mine.csv").write_text(written, encoding="utf-8")
    assert arbeid.flows("nl", shock=str(tmp_path / "mine.csv"), years=1, burn_in=1).shock.guessed < 1
