"""The ensembles that ship: what their own draws come to, the same in every answer, refused where old."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from scipy import stats

import arbeid
from arbeid.data.figures import table
from arbeid.language import Language
from arbeid.models.block import parameters
from arbeid.models.uncertainty.points import points
from arbeid.params import Prior
from arbeid.run import evaluation
from arbeid.run.evaluation import inputs_of
from arbeid.run.own_values import with_own_values
from arbeid.scenario import SCENARIOS
from arbeid.settings import MODELS, Settings
from arbeid.table import Table
from arbeid.uncertainty import shipped as room
from arbeid.uncertainty.drawn import OWN_DRAWS, draws_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import COUNT, SEED, first_points
from arbeid.uncertainty.headlines import headline_columns, headlines
from arbeid.uncertainty.paired import paired_differences
from arbeid.uncertainty.ranges import spreads
from arbeid.uncertainty.shipped import DRAWS, TABLE, Outdated, rows_of, shipped
from arbeid.uncertainty.shipped_drivers import POINTS, shipped_drivers
from arbeid.uncertainty.shipped_drivers import TABLE as DRIVERS
from arbeid.uncertainty.shipped_drivers import rows_of as driver_rows_of
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.drivers import drivers_of
from arbeid.verbs.run.what_if import what_if
from arbeid.web.what_if.drivers import driver_bars
from arbeid.wording import words_of

BASE = SCENARIOS.get("base").settings()
HELD = {
    f"{model}.{name}": value
    for model, values in BASE.models.items()
    for name, value in values.items()
    if MODELS[model][name].prior is not None
}
FAR = ("us", "eu27", "de", "in")


@pytest.mark.parametrize(
    ("scenario", "economy"), [("base", "nl"), ("fast-adoption", "world"), ("base", "fr")]
)
def test_a_summary_is_what_its_draws_come_to(scenario: str, economy: str) -> None:
    frame = table(TABLE).frame.filter(pl.col("scenario") == scenario, pl.col("economy") == economy)
    kept = {row["headline"]: row for row in frame.iter_rows(named=True)}
    for row in rows_of(SCENARIOS.get(scenario), economy):
        numbers = [name for name, value in row.items() if isinstance(value, float)]
        same = kept[row["headline"]]
        assert {name: same[name] for name in numbers} == pytest.approx({name: row[name] for name in numbers})
        assert (same["decides"], same["fingerprint"]) == (row["decides"], row["fingerprint"])


def test_no_summary_is_older_than_its_figures() -> None:
    pairs = table(TABLE).frame.select("scenario", "economy").unique().sort("scenario", "economy").rows()
    near = [(one, economy) for one, economy in pairs if economy in ("nl", "world")]
    far = [
        (one, economy) for one, economy in pairs if one == "base" and economy in ("us", "eu27", "de", "in")
    ]
    assert len(near) > 10 and len(far) == len(FAR)
    for scenario, economy in near + far:
        found = shipped(SCENARIOS.get(scenario).settings().changed(economy=economy))
        assert found is not None and found.draws > 0.95 * DRAWS, (scenario, economy)


def of_other_figures(patch: pytest.MonkeyPatch) -> None:
    whole = evaluation.inputs_of

    def doubled(settings: Settings) -> evaluation.Inputs:
        found = whole(settings)
        return replace(found, arrays={**found.arrays, "scores": found.arrays["scores"] * 1.001})

    patch.setattr(room, "inputs_of", doubled)


def of_another_law(patch: pytest.MonkeyPatch) -> None:
    param = parameters("adoption")["adoption"]
    wider = param.model_copy(update={"prior": Prior(law="pert", values=(0.05, 0.30, 0.81))})
    patch.setitem(parameters("adoption")._params, "adoption", wider)


def of_another_equation(patch: pytest.MonkeyPatch) -> None:
    points = room.points_of
    patch.setattr(room, "points_of", lambda one: {k: v * 1.0001 for k, v in points(one).items()})


@pytest.mark.parametrize("change", [of_other_figures, of_another_law, of_another_equation])
def test_an_old_summary_is_refused(
    change: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(monkeypatch)
    with pytest.raises(Outdated):
        shipped(BASE)


def test_the_reader_is_told_that_a_summary_was_old(monkeypatch: pytest.MonkeyPatch) -> None:
    found = table(TABLE)
    old = found.frame.with_columns(fingerprint=pl.lit("of before"))
    monkeypatch.setattr(room, "table", lambda name: Table(found.schema, old, found.origins))
    facts = arbeid.run("base", "nl", flows=False).facts
    assert facts.spreads.outdated and facts.spreads.draws == OWN_DRAWS
    said = [note for note in facts.notes if note.key == "run.ranges_outdated"]
    assert len(said) == 1
    for language, word in (("nl", "ouder"), ("en", "older")):
        assert any(word in note for note in facts.plain(language)["notes"])


def test_nothing_is_shown_twice_with_different_numbers() -> None:
    """A run, a what-if and the ensemble itself say the same of the same scenario."""
    by_run = arbeid.run("base", "nl", flows=False).facts.spreads
    by_choice = what_if(Choice("base", "nl")).spreads
    drawn = arbeid.ensemble("base", "nl", draws=DRAWS).facts.headlines
    assert by_run == by_choice and by_run.draws == DRAWS
    assert [line.name for line in by_run.headlines] == [line.name for line in drawn]
    for one, other in zip(by_run.headlines, drawn, strict=True):
        assert one.spread.outer.value == pytest.approx(other.spread.outer.value, rel=1e-8)
        assert one.spread.outer.low == pytest.approx(other.spread.outer.low, rel=1e-8)
        assert one.spread.inner.high == pytest.approx(other.spread.inner.high, rel=1e-8)


def test_an_assumption_of_ones_own_is_drawn_around() -> None:
    own = spreads(BASE.set({"adoption": BASE.models["adoption"]["adoption"]}))
    assert own.draws == OWN_DRAWS and "adoption.adoption" not in own.drawn and not own.outdated
    assert spreads(BASE.changed(years=7)).draws == OWN_DRAWS
    # A scenario of another name that is the same is the same.
    assert spreads(replace(BASE, scenario="mine")) == spreads(BASE)
    # What only moves people between jobs leaves the work as it is.
    assert spreads(BASE.changed(seed=3)).draws == DRAWS


WITHOUT = """
import sys
for name in ("scipy", "numba"):
    sys.modules[name] = None
import arbeid
found = arbeid.run("base", "us", flows=False).facts.spreads
print(found.draws, found.net.outer.low < found.net.inner.low < found.net.outer.value)
"""


def test_what_ships_is_read_without_scipy_and_numba() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{DRAWS} True\n", "")


def test_the_same_draws_tell_apart_what_two_ranges_do_not() -> None:
    less, more = (BASE.set({"reinstatement": value}) for value in (0.3, 0.4))
    ranges = [spreads(one).net.outer for one in (less, more)]
    assert ranges[0].high > ranges[1].low  # type: ignore[operator]
    found = paired_differences(less, more, 10)
    assert found is not None and found.beyond("net") and not found.beyond("handed_over")
    same = paired_differences(less, less, 10)
    assert same is not None and not any(map(same.beyond, same.quantiles))
    assert all((ends == 0).all() for ends in same.quantiles.values())


def test_a_comparison_says_what_is_beyond_the_noise(capsys: pytest.CaptureFixture[str]) -> None:
    from arbeid.cli import outcome

    answers = [arbeid.run(f"{name}-adoption", "nl", flows=False) for name in ("slow", "fast")]
    found = arbeid.compare(*answers)
    lines = {line.name: line for line in found.outcomes}
    assert found.draws == OWN_DRAWS and lines["handed_over"].beyond is True
    assert lines["net"].spread is not None and lines["net"].beyond is False
    assert (answers[1] - answers[0]).outcomes == found.outcomes
    # Of a result that was kept the same draws are taken, as long as a run still comes to it.
    kept = arbeid.compare(answers[0].result, answers[1].result)
    assert kept.draws == OWN_DRAWS and kept.no_range is None
    assert [line.spread for line in kept.outcomes] == [line.spread for line in found.outcomes]
    for language, word in (("nl", "ruis"), ("en", "noise")):
        assert outcome(["compare", "slow-adoption", "base", "--economy", "world", "--lang", language]) == 0
        assert word in capsys.readouterr().out


def test_an_interval_covers_what_it_says() -> None:
    """A toy: all is known but adoption, whose law is asked of another library than ours."""
    known = {
        f"{model}.{name}": value
        for model, values in BASE.models.items()
        for name, value in values.items()
        if name != "adoption"
    }
    toy = with_own_values(BASE.set(known))
    plan = Plan(toy, (toy.measure,), 256)
    assert plan.names() == ["adoption.adoption"]
    at = list(headline_columns()).index("handed_over")
    low, high = np.quantile(draws_of(plan)[1][:, at], (0.1, 0.9))
    least, mode, most = parameters("adoption")["adoption"].prior.values  # type: ignore[union-attr]
    turn = (mode - least) / (most - least)
    law = stats.beta(1 + 4 * turn, 5 - 4 * turn, loc=least, scale=most - least)
    drawn = {"adoption": {"adoption": law.rvs(2000, random_state=7)}}
    truth = headlines(toy, inputs_of(toy), drawn, 2000).headlines[:, at]
    inside = int(((truth > low) & (truth < high)).sum())
    assert stats.binomtest(inside, 2000, 0.8).pvalue > 0.01


def test_the_drivers_that_ship_are_those_of_sensitivity() -> None:
    frame = table(DRIVERS).frame.filter(pl.col("scenario") == "base", pl.col("economy") == "nl")
    kept = {row["driver"]: row for row in frame.iter_rows(named=True)}
    made = driver_rows_of(SCENARIOS.get("base"), "nl")
    assert len(made) == len(kept) > 10
    for row in made:
        numbers = [name for name, value in row.items() if isinstance(value, float)]
        same = kept[row["driver"]]
        assert {name: same[name] for name in numbers} == pytest.approx(
            {name: row[name] for name in numbers}, rel=1e-6, abs=1e-6
        )
        assert same["fingerprint"] == row["fingerprint"]


def test_no_drivers_are_older_than_their_figures() -> None:
    pairs = table(DRIVERS).frame.select("scenario", "economy").unique().sort("scenario", "economy").rows()
    assert ("base", "us") in pairs and ("fast-adoption", "nl") in pairs
    for scenario, economy in pairs:
        found = shipped_drivers(scenario, economy)
        assert found is not None and found.points > 0.95 * POINTS, (scenario, economy)
    assert shipped_drivers("base", "de") is None


def test_old_drivers_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    of_another_law(monkeypatch)
    assert shipped_drivers("base", "nl") is None
    assert what_if(Choice("base", "nl")).drivers is None


@pytest.mark.parametrize(("language", "word"), [("nl", "nieuw werk"), ("en", "new work")])
def test_the_page_says_what_drives_a_scenario(language: Language, word: str) -> None:
    found = drivers_of(Choice("base", "nl", values=(("adoption.adoption", 0.5),)))
    told = driver_bars(found, words_of(language))
    assert told is not None and word in told.first and len(told.bars) >= 4
    for bar in told.bars:
        assert 0 <= bar.ends[0] <= bar.value <= bar.ends[1] <= 1 and "90%" in bar.says
    before = {"nl": "vóór je eigen wijzigingen", "en": "before your own changes"}[language]
    assert before in told.others[-1]
    assert driver_bars(drivers_of(Choice("base", "nl")), words_of(language)).others != told.others  # type: ignore[union-attr]


def test_a_fan_is_drawn_of_the_draws_and_ends_where_the_ranges_do() -> None:
    answer = arbeid.run("fast-adoption", "nl", flows=False)
    fan, net = answer.fan(), answer.facts.spreads.net
    assert fan is not None and fan is answer.fan() and fan.draws == 256 and len(fan.samples) == 5
    assert [line.year for line in fan.years] == list(range(11))
    for line in fan.years:
        ends = (line.outer.low, line.inner.low, line.inner.value, line.inner.high, line.outer.high)
        assert list(ends) == sorted(ends)  # type: ignore[type-var]
    assert fan.years[0].outer.high == 0 and fan.years[-1].inner == net.inner
    # A single draw is the draw of that number in an ensemble.
    drawn = arbeid.ensemble("fast-adoption", "nl", draws=64).draws()["net"]
    for path in fan.samples:
        assert path.net[-1].value == pytest.approx(drawn[path.draw], rel=1e-12)
    for language, word in (("nl", "geen voorspelling"), ("en", "not a forecast")):
        figure = answer.figure("fan", language=language)
        assert word in figure.note and "−" in figure.alt
        assert len(figure.csv().splitlines()) == 12 and figure.svg().count("<polygon") >= 2
    assert figure.title in answer.html()
    assert arbeid.run("cautious", "nl", flows=False, values=HELD).fan() is None


def test_the_first_points_that_ship_are_those_of_the_sequence() -> None:
    whole = points(SEED, 0, COUNT)
    for rows in (range(COUNT), range(256, COUNT), range(3, 7)):
        assert (first_points(SEED, rows, [4, 0, 16]) == whole[rows.start : rows.stop, [4, 0, 16]]).all()
    # Another seed, later points and a dimension that nobody has yet are made.
    for seed, rows, at in ((7, range(4), [0]), (SEED, range(COUNT, COUNT + 2), [1]), (SEED, range(2), [63])):
        assert (first_points(seed, rows, at) == points(seed, rows.start, len(rows))[:, at]).all()
    assert first_points(SEED, range(4), []).shape == (4, 0)
    assert COUNT >= OWN_DRAWS
