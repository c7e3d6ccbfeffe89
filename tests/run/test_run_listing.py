"""What a run lists as occupations, and on whose moves, within which range, it says unemployment."""

from __future__ import annotations

import json
import math

import numpy as np
import polars as pl
import pytest

import arbeid
from arbeid.answers.market.appear import SIDES
from arbeid.cli.market.report_table import report_table
from arbeid.cli.runs.run_table import run_table
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.mobility.of_economy import economy_network
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR
from arbeid.models.flows.step import settle, simulate
from arbeid.models.flows.stocks import opening
from arbeid.models.flows.targets import table
from arbeid.run.run import run
from arbeid.scenario import SCENARIOS
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.what_if import what_if_flows
from arbeid.views.run.closures import on_moves
from arbeid.views.run.what_if_unemployment import what_if_unemployment
from arbeid.wording import words_of


@pytest.fixture(scope="module")
def dutch() -> RunAnswer:
    """The base on the Netherlands, with flows and their range."""
    return arbeid.run("base", "nl")


@pytest.mark.parametrize("economy", ["nl", "us"])
@pytest.mark.parametrize("value", [0.0, 1.0])
def test_residual_groups_are_never_listed_and_always_counted(economy: str, value: float) -> None:
    """To hand over all or nothing of the residual groups alone would put them on top of the lists."""
    residual = load_economy(economy).residual
    values = {f"handed_over[{code}]": value for code in residual}
    answer = arbeid.run("fast-adoption", economy, values=values, flows=False)
    facts = answer.facts
    assert residual
    assert not residual & {line.code for line in (*facts.losing, *facts.gaining)}
    frame = answer.occupations.filter(pl.col("year") == pl.col("year").max())
    assert residual <= set(frame["code"])
    assert math.isclose(frame["net"].sum(), float(facts.balance.net), rel_tol=1e-9)
    beside = arbeid.compare(answer.result, arbeid.run("fast-adoption", economy, flows=False).result)
    assert not residual & {line.code for line in beside.occupations}
    note = next(note for note in facts.notes if note.key == "run.note_residual")
    counted = frame.filter(pl.col("code").is_in(sorted(residual)))["jobs"].sum()
    assert math.isclose(float(note.values["people"]), counted, rel_tol=1e-9)


def test_a_page_and_a_terminal_name_no_residual_group(dutch: RunAnswer) -> None:
    codes = load_economy("nl").residual
    for language in ("nl", "en"):
        names = [load_economy("nl").name(code, language) for code in codes]
        said = dutch.in_language(language)
        for text in (run_table(dutch.facts, words_of(language), to_screen=False), said.html(), said.memo()):
            assert not [name for name in names if name in text]


@pytest.mark.parametrize(("times", "stored"), [(0.5, "half_mobility"), (2.0, "double_mobility")])
def test_an_end_is_the_run_with_that_mobility(dutch: RunAnswer, times: float, stored: str) -> None:
    settings = SCENARIOS.get("base").settings().changed(economy="nl")
    done = run(settings, with_range=True)
    assert done.market is not None
    held, rates = economy_network("nl", times=times), load_economy("nl").entry.rates
    assert rates is not None
    chances = done.settings.models["flows"] | getattr(rates, stored)
    opens = {name: chances[name] for name in ("separation_chance", "opening_chance")}
    start = opening(held.network.codes, held.people, **opens)
    side = next(one for one in done.market.sides if (one.times < 1) == (times < 1))
    steps = int(10 * STEPS_A_YEAR) + 1
    settled = settle(held.network, start, chances)
    still = simulate(held.network, settled, table(np.tile(start.demand, (steps, 1))), chances)
    walked = side.paths[0].without.unemployment_rate[:, 0]
    np.testing.assert_allclose(walked, still.total.unemployment_rate[:, 0], rtol=1e-9)
    closure = dutch.facts.unemployment[0]
    assert closure.rate.low <= closure.rate.value <= closure.rate.high
    assert closure.difference.low < closure.difference.high


def test_the_result_does_not_depend_on_the_range(dutch: RunAnswer) -> None:
    without = arbeid.run("base", "nl", with_range=False)
    assert without.facts.unemployment[0].rate.low is None
    assert without.result.fingerprint == dutch.result.fingerprint
    assert without.unemployment.equals(dutch.unemployment)
    told = run_table(without.facts, words_of("en"), to_screen=False)
    assert "The ranges of unemployment" not in told and "on American moves" in told


@pytest.mark.parametrize(
    ("language", "label"), [("nl", "met Amerikaanse overgangen"), ("en", "on American moves")]
)
def test_dutch_unemployment_says_on_whose_moves(dutch: RunAnswer, language: str, label: str) -> None:
    words, said = words_of(language), dutch.in_language(language)
    figure = said.figure("unemployment")
    assert label in figure.title
    assert words.signed(float(dutch.facts.unemployment[0].difference.high), 2) in figure.title
    table_said = run_table(dutch.facts, words, to_screen=False)
    assert label in " ".join(table_said.split())
    assert label in said.memo()
    assert label in figure.svg() or label in said.html()
    flows = what_if_flows(Choice(economy="nl"))
    drawn = what_if_unemployment(flows, words)
    assert drawn is not None and label in drawn.title
    assert json.dumps(said.plain(), default=str).count(label) == 1


def test_american_unemployment_needs_no_label() -> None:
    answer = arbeid.run("base", "us", years=1)
    assert on_moves(answer.facts.start, words_of("en")) == ""
    closure = answer.facts.unemployment[0]
    assert closure.rate.low is not None and closure.rate.low < closure.rate.high


def test_what_is_supposed_is_called_assumed() -> None:
    """A number of one study that every economy takes is no figure of that economy."""
    facts = arbeid.run("base", "us", flows=False).facts
    badges = {line.name: line.value.badge for line in facts.assumptions}
    own = {"labour_share", "mean_exposure"}
    assert {badge for name, badge in badges.items() if name not in own} <= {"assumed", "modelled"}
    for total in arbeid.groups("nl").totals:
        assert total.adoption.badge == "assumed"


@pytest.mark.parametrize("economy", ["nl", "us"])
def test_a_report_names_no_residual_group_either(economy: str) -> None:
    market, told = load_economy(economy), arbeid.report(economy)
    disputed = {one.code for one in arbeid.agreement(economy).disputed}
    assert market.residual and not market.residual & disputed
    for language in ("nl", "en"):
        text = " ".join(report_table(told, language, to_screen=False).split())
        assert not [name for code in market.residual if (name := market.name(code, language)) in text]
    assert market.residual <= {row.code for row in arbeid.groups(economy).rows}
    measured = told.appear
    for side in SIDES:
        assert {row.code for row in measured.differing(side)} - market.residual == {
            row.code for row in measured.listed(side)
        }
