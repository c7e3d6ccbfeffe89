"""Years: a labour market's past, an occupation's trend at the level it was counted, measures as of a year."""

from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from typer.testing import CliRunner

import arbeid
from arbeid.answers.note import Note
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.cli.app import app
from arbeid.data.economies.economy import economy
from arbeid.data.economies.history import history, part_of
from arbeid.data.figures import table
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import score
from arbeid.measures.years import as_of, years
from arbeid.verbs.jobs.trend import trend
from arbeid.verbs.market.exposure import exposure
from arbeid.wording import words_of


def test_the_dutch_years_are_those_of_eurostat() -> None:
    by_year = dict(history(economy("nl")).frame.group_by("year").agg(pl.col("jobs").sum()).rows())
    assert len(by_year) == 15
    assert (by_year[2011], by_year[2025]) == (8_133_000, 9_721_700)
    broken = table("nl-years").frame.filter(pl.col("flags").str.contains("b"))["year"].unique()
    assert sorted(broken) == [2011, 2013, 2021]


def test_a_trend_is_that_of_the_whole_group_and_says_so() -> None:
    found = arbeid.trend("nl", "0811")
    (line,) = found.lines
    assert (line.code, line.years[-1].year, line.years[-1].people.value) == ("25", 2025, 485_400)
    assert line.years[0].people.badge == "measured"
    assert [year.year for year in line.years if year.broken] == [2011, 2013, 2021]
    assert "whole group, not this occupation alone" in said(found.level, words_of("en"))
    assert [line.id for line in found.sources] == ["eurostat-isco-2-nl"]
    assert line.change.value == pytest.approx(485_400 / 424_000 - 1)
    assert [(one.first, one.last) for one in line.stretches] == [(2021, 2025), (2013, 2020), (2011, 2012)]
    assert line.change.low is not None and line.change.high is not None
    assert 0.05 < line.change.low < line.change.value < line.change.high < 0.25


@pytest.mark.parametrize("code", ["0811", "0913", "0431", None])
def test_no_change_crosses_a_break(code: str | None) -> None:
    broken = {2011, 2013, 2021}
    for line in trend("nl", code).lines:
        for one in line.stretches:
            assert not any(one.first < year <= one.last for year in broken)
        drawn = [(part[0].year, part[-1].year) for part in line.unbroken()]
        assert drawn == [(one.first, one.last) for one in reversed(line.stretches)]


def test_a_break_counts_where_the_group_itself_was_not_counted() -> None:
    # Forestry and fishery workers (62) have no figure for 2021, the year of the break, nor for 2022.
    line = next(one for one in trend("nl", "0913").lines if one.code == "62")
    assert 2021 not in {year.year for year in line.years}
    assert (line.stretches[0].first, line.stretches[0].last) == (2023, 2025)


def test_an_occupation_in_several_groups_has_a_line_for_each() -> None:
    found = trend("nl", "0431")
    assert {line.code for line in found.lines} == {"41", "42", "44"}
    assert "3 zulke groepen" in said(found.level, words_of("nl"))
    assert sum(line.share.value or 0 for line in found.lines) <= 1


@pytest.mark.parametrize("code", economy("nl").groups["code"].to_list())
def test_every_dutch_group_has_a_trend_or_says_why_not(code: str) -> None:
    found = trend("nl", code)
    assert bool(found.lines) == (code != "0634")
    assert found.name
    assert found.name.en in said(found.level, words_of("en"))
    assert part_of(economy("nl"), code)["share"].sum() == pytest.approx(1)
    for line in found.lines:
        assert line.name.nl != line.code
        assert all(year.people.value for year in line.years)


def test_everyone_together_and_an_economy_without_years() -> None:
    (line,) = trend("nl").lines
    assert line.years[-1].people.value == 9_721_700
    with pytest.raises(ArbeidError, match="no numbers by year"):
        trend("de", "25")
    with pytest.raises(ArbeidError, match="no code “081”"):
        trend("nl", "081")


def test_the_exposure_of_past_years_is_in_their_order() -> None:
    found = exposure("nl", "eloundou-beta-human", by="year")
    assert [row.code for row in found.rows] == [str(year) for year in range(2011, 2026)]
    assert [row.people.value for row in found.rows][-1] == 9_721_700
    scores = {row.code: row.score.value or 0 for row in found.rows}
    assert scores["2025"] > scores["2011"] > 0.3
    assert found.breaks == history(economy("nl")).breaks == (2011, 2013, 2021)
    plain = found.plain()
    assert plain["breaks"] == [2011, 2013, 2021]
    assert "with each other, not across a break" in plain["notes"][-3]
    assert plain["notes"][-2].startswith("Break in the series: in 2011, 2013 and 2021")
    highest = exposure("nl", "eloundou-beta-human", by="year", top=3)
    assert [row.code for row in highest.rows] == sorted(sorted(scores, key=lambda year: -scores[year])[:3])
    with pytest.raises(ArbeidError, match="no numbers by year"):
        exposure("us", "eloundou-beta-human", by="year")


@pytest.mark.parametrize(("lang", "gap"), [("nl", "breuk in de reeks"), ("en", "break in the series")])
def test_a_table_of_years_has_a_gap_at_each_break(
    lang: str, gap: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def shown(*more: str) -> list[str]:
        assert outcome(["exposure", "nl", "--by", "year", "--lang", lang, *more]) == 0
        return [line.split("%")[-1].strip() for line in capsys.readouterr().out.splitlines()]

    rows = shown()
    assert rows.count(gap) == 2
    assert all(rows[rows.index(year) - 1] == gap for year in ("2013", "2021"))
    assert gap not in shown("--top", "4")


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("csv-nl", ";")])
def test_a_list_of_years_marks_those_counted_otherwise(
    format: str, delimiter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def marked(*more: str) -> set[tuple[str, str | None]]:
        command = ["exposure", "nl", "--measure", "aioe", "--format", format, *more]
        assert outcome(command) == 0
        read = csv.DictReader(io.StringIO(capsys.readouterr().out.lstrip("\ufeff")), delimiter=delimiter)
        return {(row["item"].strip('="'), row.get("broken")) for row in read}

    years = marked("--by", "year")
    assert {year for year, broken in years if broken == "1"} == {"2011", "2013", "2021"}
    assert {year for year, broken in years if broken == "0"} >= {"2012", "2014", "2020", "2022", "2025"}
    assert len(years - {("", "")}) == 15
    assert {broken for _, broken in marked("--by", "sex")} == {None}


def test_american_jobs_by_age() -> None:
    found = exposure("us", "eloundou-beta-human", by="age")
    people = {row.code: float(row.people) for row in found.rows}
    assert set(people) == {"16-19", "20-24", "25-34", "35-44", "45-54", "55-64", "65-plus"}
    assert sum(people.values()) == pytest.approx(economy("us").groups["jobs"].sum(), rel=0.01)
    scores = {row.code: float(row.score) for row in found.rows}
    assert min(scores, key=lambda age: scores[age]) == "16-19"
    assert "eleven months" in found.plain()["notes"][-2]


def test_an_american_occupation_has_gaps_where_the_count_broke() -> None:
    (line,) = trend("us", "23-1011").lines
    assert line.code == "23-1011"
    assert [(one.first, one.last) for one in line.stretches] == [
        (2021, 2025),
        (2019, 2019),
        (2014, 2015),
        (2005, 2009),
    ]
    latest, _, near, early = line.stretches
    assert latest.change.low is not None
    assert near.change.low is None
    assert early.change.low is not None
    assert latest.change.low < float(latest.change) < float(latest.change.high or 0)


def test_an_american_occupation_has_only_years_under_its_own_title() -> None:
    found = trend("us", "15-1252")
    assert [year.year for year in found.lines[0].years] == [2021, 2022, 2023, 2024, 2025]
    told = found.plain()
    assert told["level"] == "Counted for this occupation itself: “Software Developers” (15-1252)."
    assert "No time series" in told["notes"][-1]


def test_all_american_jobs_are_the_total_of_the_bureau() -> None:
    (line,) = trend("us").lines
    assert (
        float(line.years[-1].people)
        == table("us-occupations").frame.filter(pl.col("code") == "00-0000")["jobs"].item()
    )
    assert len(line.years) > 8


@pytest.mark.parametrize("code", [None, "11-1021"])
def test_a_change_between_years_that_share_panels_says_why_it_has_no_ends(code: str | None) -> None:
    found = trend("us", code)
    bare = [
        one for one in found.lines[0].stretches if one.change.value is not None and one.change.low is None
    ]
    told = [note.values for note in found.notes if isinstance(note, Note) and note.key == "trend.pooled"]
    assert told == [{"first": one.first, "last": one.last} for one in bare] == [{"first": 2014, "last": 2015}]


@pytest.mark.parametrize(("code", "expected"), [(None, ("2014", "2019", "2021")), ("15-1252", None)])
def test_a_first_year_is_no_break_in_a_line(code: str | None, expected: tuple[str, ...] | None) -> None:
    told = {note.key: note.values for note in trend("us", code).notes if isinstance(note, Note)}
    assert told.get("trend.broken", {}).get("years") == expected


def test_no_row_of_a_past_year_has_the_period_of_now() -> None:
    assert "period" not in exposure("nl", by="year").frame.columns
    assert set(exposure("nl").frame["period"]) == {exposure("nl").period}


def test_years_without_errors_of_their_own_promise_no_ends() -> None:
    notes = trend("nl").notes
    assert not any(isinstance(note, Note) and note.key == "trend.pooled" for note in notes)


def test_a_measure_as_of_another_year() -> None:
    daioe = MEASURES.get("daioe")
    assert years(daioe) == tuple(range(2010, 2024))
    assert as_of(daioe, 2023) == daioe
    nl = economy("nl")
    assert score("daioe", nl, year=2023).frame.equals(score("daioe", nl).frame)
    found = exposure("nl", "daioe-reading", year=2019)
    assert (found.label.nl, found.year) == ("DAIOE 2019, lezen", 2019)
    raw = table("daioe").frame.filter(pl.col("year") == 2019)
    top = dict(raw.select("code", "readcompr").rows())
    accountants = next(row for row in found.rows if row.code == "0411")
    assert min(top.values()) < (accountants.score.value or 0) < max(top.values())


@pytest.mark.parametrize("measure", [entry.id for entry in MEASURES.all()])
def test_a_year_that_is_not_there_is_refused_in_one_sentence(measure: str) -> None:
    known = years(MEASURES.get(measure))
    assert bool(known) == measure.startswith("daioe")
    problem = f"choose a year from {known[0]} to 2023" if known else "scored once"
    with pytest.raises(ArbeidError, match=problem):
        exposure("nl", measure, year=1990)


@pytest.mark.parametrize("name", ["nl", "de", "world"])
def test_no_source_counts_occupations_by_age(name: str) -> None:
    with pytest.raises(ArbeidError, match="none of our sources counts its people by occupation and age"):
        exposure(name, "ilo-2025", by="age")


def test_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(*words: str) -> str:
        done = CliRunner().invoke(app, [*words])
        assert done.exit_code == 0, done.output
        return done.output

    rows = list(csv.DictReader(io.StringIO(typed("trend", "nl", "0811", "--format", "csv"))))
    assert len(rows) == 15
    assert (rows[-1]["year"], rows[-1]["people"], rows[-1]["badge"]) == ("2025", "485400", "measured")
    shown = typed("trend", "nl", "0811", "--lang", "nl")
    assert "2021 tot 2025: +14% (+9% tot +20%)" in shown
    assert "88%" not in shown
    assert '"level"' in typed("trend", "nl", "--format", "json")
    assert "DAIOE 2015" in typed("exposure", "nl", "--measure", "daioe", "--year", "2015")
    assert "2025" in typed("exposure", "nl", "--by", "year")
