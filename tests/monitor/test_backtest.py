"""Did the scores of then foretell what happened: the figures of the design, placebos named, rivals beside."""

from __future__ import annotations

import polars as pl
import pytest

import arbeid
from arbeid.answers.monitor.backtest import BacktestLine
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.data.figures import table
from arbeid.data.monitor.backtest import BACKTESTS
from arbeid.data.monitor.linked import linked, two_years
from arbeid.data.recipes import Made
from arbeid.data.recipes import backtest as recipes
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language, Text
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import carried_to
from arbeid.verbs.monitor import backtest as verb
from arbeid.wording import words_of


def line(measure: str, economy: str = "us") -> BacktestLine:
    return arbeid.backtest(measure, economy=economy, draws=49).lines[0]


def test_frey_and_osborne_within_the_intervals_of_the_design() -> None:
    found = line("frey-osborne")
    assert (round(float(found.spearman), 2), found.groups) == (-0.38, 657)
    assert found.spearman.low == pytest.approx(-0.44, abs=0.02)
    assert found.spearman.high == pytest.approx(-0.31, abs=0.02)
    growth = [round(100 * float(band.growth), 1) for band in found.bands]
    assert growth == pytest.approx([30.3, 17.2, 0.2], abs=0.1)
    assert [round(float(end) / 1e6, 1) for end in (found.bands[-1].before, found.bands[-1].after)] == [
        63.5,
        63.6,
    ]
    assert 0.06 < float(found.all_jobs.growth.low or 0) < 0.128 < float(found.all_jobs.growth.high or 0)
    assert float(found.all_jobs.before) == pytest.approx(125.4e6, rel=0.005)


def test_rivals_stand_on_the_same_groups() -> None:
    found = line("frey-osborne")
    assert [one.score for one in found.rivals] == ["frey-osborne", "pay", "education", "past-growth"]
    assert found.shared < found.groups
    own, *_, past = found.rivals
    assert abs(float(past.spearman)) > abs(float(own.spearman))


def test_all_scores_and_rivals_stand_in_one_table_on_the_same_groups(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = arbeid.backtest(draws=9).together
    assert found is not None
    entry = BACKTESTS.get("us")
    wanted = {*entry.closed, *entry.open, "routine", "pay", "education", "past-growth"}
    assert {one.score for one in found.lines} == wanted
    ranks = [float(one.spearman) for one in found.lines]
    assert ranks == sorted(ranks)
    assert found.groups < min(one.groups for one in arbeid.backtest(draws=9).lines if one.first == 2015)
    kinds = {one.score: one.kind for one in found.lines}
    assert (kinds["frey-osborne"], kinds["ilo-2025"], kinds["pay"]) == ("forecast", "placebo", None)
    by = {one.score: float(one.spearman) for one in found.lines}
    assert by["frey-osborne"] == pytest.approx(-0.35, abs=0.01)
    # What grew before ranks better than any score.
    assert max(by, key=lambda name: abs(by[name])) == "past-growth"
    assert outcome(["backtest", "--lang", "nl"]) == 0
    assert f"op de {found.groups} groepen die ze allemaal bereiken" in capsys.readouterr().out
    assert arbeid.backtest("nesta", draws=9).together is None
    assert arbeid.backtest(economy="nl", draws=9).together is None


@pytest.mark.parametrize("measure", sorted(recipes._OPEN))
def test_what_the_build_carries_is_what_a_measure_says(measure: str) -> None:
    needs = ("soc-2010-isco-08", "soc-2018-soc-2010", "oews-components", recipes._OPEN[measure][0])
    made = Made({}, {name: table(name).frame for name in needs})
    mine = recipes._shipped(made, measure).drop_nulls("score").sort("code")
    theirs = carried_to(MEASURES.get(measure), "soc-2018")[0]
    assert mine.equals(theirs.drop_nulls("score").select("code", "score").sort("code"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_placebo_is_named_in_every_line(language: Language) -> None:
    told = {"nl": "dus dit is een placebo", "en": "so this is a placebo"}[language]
    for entry in BACKTESTS.all():
        for one in arbeid.backtest(economy=entry.id, draws=9).lines:
            late = one.published > one.first and one.kind != "projection"
            assert (one.kind == "placebo") == late
    found = arbeid.backtest("nesta", draws=9)
    assert told in said(found.sentence, words_of(language))


def test_the_projection_of_2022_beside_the_years_since() -> None:
    found = line("us-projections-2021-31")
    assert (found.first, found.last, found.kind) == (2021, 2025, "projection")
    assert float(found.spearman) > 0.3


def test_the_longer_time_says_what_was_under_way() -> None:
    """A score of 2013 ranks the growth before it about as well as the growth after."""
    _, before, after = arbeid.backtest("frey-osborne").lines
    assert [(one.first, one.last, one.kind) for one in (before, after)] == [
        (2005, 2014, "placebo"),
        (2014, 2025, "forecast"),
    ]
    assert float(before.spearman) == pytest.approx(float(after.spearman), abs=0.02)
    assert float(after.bands[-1].before) == pytest.approx(float(before.bands[-1].after), rel=0.02)
    assert "past-growth" not in [one.score for one in before.rivals]
    assert [one.score for one in after.rivals][-1] == "past-growth"


def test_routine_work_shrank_in_both_halves() -> None:
    for one in arbeid.backtest("routine").lines:
        assert one.spearman.high is not None and one.spearman.high < 0
        top = one.bands[-1].growth
        assert float(top) < 0 < float(one.all_jobs.growth)


def test_three_lists_make_coarser_groups_that_nobody_crosses() -> None:
    bridge, joint = table("soc-2018-soc-2010").frame, table("oews-components").frame
    fine, coarse = linked(bridge, joint), linked(bridge, joint, table("soc-2000-soc-2010").frame)
    both = fine.join(coarse, on=["list", "code"], suffix="_coarse")
    assert both.group_by("group").agg(pl.col("group_coarse").n_unique())["group_coarse"].max() == 1
    assert coarse["group"].n_unique() < fine["group"].n_unique()
    jobs = two_years(table("oews-vintages").frame, coarse, 2005, 2014)
    assert jobs["before"].sum() == pytest.approx(130.3e6, rel=0.01)


def test_a_forecast_is_what_its_file_says(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = BACKTESTS.get("us")
    assert entry.projection is not None
    says = {"published": 2021, "last": 2024, "label": Text(nl="Een raming", en="A forecast")}
    other = entry.model_copy(update={"projection": entry.projection.model_copy(update=says)})
    monkeypatch.setattr(verb, "_entry", lambda economy: other)
    found = line(entry.projection.table)
    assert (found.published, found.last, said(found.label, words_of("nl"))) == (2021, 2024, "Een raming")


def test_dutch_breaks_lie_between_the_windows() -> None:
    found = arbeid.backtest("frey-osborne", economy="nl", draws=49)
    assert [(one.first, one.last) for one in found.lines] == [(2013, 2020), (2021, 2025)]
    assert all(one.groups in (37, 38) for one in found.lines)


def test_no_group_is_crossed() -> None:
    bridge = table("soc-2018-soc-2010").frame
    groups = linked(bridge, table("oews-components").frame)
    of = {(codes, code): group for codes, code, group in groups.rows()}
    assert all(
        of["soc-2018", new] == of["soc-2010", old] for new, old in bridge.select("source", "target").rows()
    )
    assert of["soc-2018", "31-1120"] == of["soc-2018", "31-1121"]
    vintages = table("oews-vintages").frame
    both = two_years(vintages, groups, 2015, 2025)
    total = vintages.filter((pl.col("year") == 2025) & (pl.col("code") == "00-0000"))["jobs"].item()
    assert both["after"].sum() == pytest.approx(total, rel=0.005)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["observed"], "choose from frey-osborne, sml"),
        (["frey-osborn"], "no measure"),
        (["frey-osborne", "--economy", "de"], "choose from nl, us"),
        (["microsoft", "--economy", "nl"], "is not laid beside"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    arguments: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["backtest", *arguments]) == 2
    told = capsys.readouterr().err
    assert part in told
    assert told.count("\n") == 1


def test_the_command_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["backtest", "frey-osborne", "--lang", "nl"]) == 0
    assert "63,5 miljoen" in capsys.readouterr().out
    assert outcome(["backtest", "frey-osborne", "--format", "csv"]) == 0
    # Four rows for each of the three windows, below the head.
    assert capsys.readouterr().out.count("\n") == 13


def test_refuses_no_draws() -> None:
    with pytest.raises(ArbeidError):
        arbeid.backtest("nesta", draws=0)
