"""A scenario is a value: changed, run, compared; many at once are a frame."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pytest

import arbeid
from arbeid.errors import ArbeidError
from arbeid.settings import Places
from each import each


def test_a_scenario_is_changed_and_stays_as_it_was() -> None:
    base = arbeid.scenario("base")
    fast = base.with_(adoption=0.4, elasticity={"Q": 1.5}, economy="nl")
    assert (base.changes, fast.changes) == ({}, {"adoption": 0.4, "elasticity[Q]": 1.5})
    assert fast != base and fast == base.with_(economy="nl", adoption=0.4).with_(elasticity={"Q": 1.5})
    assert ("demand.elasticity[Q]", 0.8, 1.5) in fast.differences
    run = fast.run(flows=False)
    same = arbeid.run("base", "nl", values={"adoption": 0.4, "elasticity[Q]": 1.5}, flows=False)
    assert run.net == same.net and run.occupations.equals(same.occupations)


def test_one_run_less_another_is_a_difference() -> None:
    base = arbeid.scenario("base")
    fast = base.with_(adoption=0.5)
    run, other = fast.run(flows=False), base.run(flows=False)
    (net,) = [line for line in (run - other).outcomes if line.name == "net"]
    assert net.difference.value == pytest.approx(run.net.value - other.net.value)
    with pytest.raises(ArbeidError):
        run - base.with_(economy="us").run(flows=False)


JOLT = """
title = { nl = "Schok", en = "Jolt" }
sentence = { nl = "Een schok.", en = "A jolt." }
base = "base"
economy = "nl"

[shock]
measure = "eloundou-beta-human"
years = 1
burn_in = 2
"""


def test_a_shock_is_followed_and_work_is_run(tmp_path: Path) -> None:
    file = tmp_path / "jolt.toml"
    file.write_text(JOLT)
    jolt = arbeid.scenario(str(file))
    with pytest.raises(ArbeidError, match="is a shock"):
        jolt.run()
    with pytest.raises(ArbeidError, match="no shock to follow"):
        arbeid.scenario("base").follow()
    with pytest.raises(ArbeidError, match="adoption"):
        jolt.with_(adoption=0.4)
    assert "Netherlands" in repr(jolt.with_(seed=2).follow())


@pytest.mark.parametrize("values", [[0.2, 0.4], (0.2, 0.4), np.array([0.2, 0.4]), pl.Series([0.2, 0.4])])
def test_a_sweep_is_a_frame(values: object) -> None:
    found = arbeid.sweep("base", adoption=values).frame
    net = found.filter(pl.col("quantity") == "net")
    assert net["adoption"].to_list() == [0.2, 0.4]
    assert set(net["badge"]) == {"modelled"} and set(net["unit"]) == {"jobs"}
    alone = arbeid.scenario("base").with_(adoption=0.4).run(flows=False, with_range=False)
    assert net["value"][1] == alone.net.written().value


def test_a_sweep_runs_all_combinations_and_economies() -> None:
    found = arbeid.sweep("base", adoption=[0.2, 0.4], elasticity={"Q": [0.5, 1.5]}, economies=["nl"]).frame
    net = found.filter(pl.col("quantity") == "net")
    assert net.columns[:3] == ["economy", "adoption", "elasticity[Q]"]
    assert len(net) == net["value"].n_unique() == 4
    found = arbeid.sweep("base", adoption=[0.2, 0.4], economies=["nl", "us"]).frame
    assert found["economy"].unique(maintain_order=True).to_list() == ["nl", "us"]


def test_a_noun_is_asked_of_the_countries_of_a_group() -> None:
    found = arbeid.across(arbeid.exposure, "eu27", measure="ilo-2025", by=None, top=1).frame
    assert found["economy"].n_unique() == 25
    assert found.columns[0] == "economy"


def test_where_and_when_is_asked_by_the_same_names_everywhere() -> None:
    for asked in (arbeid.run, arbeid.compare, arbeid.Scenario.with_):
        assert set(Places.__annotations__) <= set(inspect.signature(asked).parameters), asked


def test_a_sweep_reads_the_balance_as_a_run_has_it() -> None:
    start = arbeid.scenario("base").with_(economy="nl", elasticity={"Q": 1.5})
    swept = arbeid.sweep(start, adoption=[0.25, 0.45]).frame
    for value in (0.25, 0.45):
        whole = start.with_(adoption=value).run(flows=False)
        frame = whole.frame.select("quantity", "value", "low", "high", "unit", "badge")
        assert swept.filter(adoption=value).select(frame.columns).equals(frame)
    with pytest.raises(arbeid.ArbeidError):
        arbeid.sweep("base", adoption=[40.0])


def test_a_sweep_and_a_comparison_of_countries_say_themselves() -> None:
    swept = arbeid.sweep("base", years=[5, 10], measure=["aioe", "ilo-2025"], economies=["nl"])
    assert [line.given["years"] for line in swept.facts.lines] == [5, 5, 10, 10]
    assert len(swept.facts.lines) == len(swept.answers) == 4 and swept.table("balance").height == 56
    first = swept.facts.lines[0]
    assert first.main.value == swept.answers[0]._facts().balance.net.value
    assert "jobs on balance, asked 4 times: lowest the Netherlands, 10 years, measure ilo-2025" in repr(swept)
    assert "keer gevraagd" in swept.cite(language="nl") and "CBS" in swept.cite(language="nl")
    plain = swept.to_dict(language="nl")
    assert len(plain["rows"]) == swept.frame.height and plain["lines"][0]["name"].startswith(
        "Nederland, 5 jaar"
    )
    jobs = arbeid.across(arbeid.job, ["nl", "us"], "plumber")
    assert jobs.frame["economy"].unique().sort().to_list() == ["nl", "us"]
    runs = arbeid.across(arbeid.run, ["nl", "us"], flows=False)
    assert [line.main for line in runs.facts.lines] == [one.net for one in runs.answers]


def test_a_chart_of_a_sweep_runs_over_what_was_varied() -> None:
    drawn = arbeid.sweep("base", adoption=[0.2, 0.4], economies=["nl", "us"]).chart().to_dict()
    channels = drawn["layer"][0]["encoding"]
    (rows,) = drawn["datasets"].values()
    assert (channels["x"]["field"], channels["y"]["field"]) == ("adoption", "main")
    assert {row["line"] for row in rows} == {"nl", "us"}
    assert all(row["low"] < row["main"] < row["high"] for row in rows)


@pytest.mark.parametrize("huge", [10**400, -(10**400)], ids=["above", "below"])
def test_a_number_beyond_what_a_machine_holds_is_out_of_bounds(huge: int) -> None:
    base = arbeid.scenario("base")
    for ask in (
        lambda: base.with_(adoption=huge),
        lambda: base.with_(elasticity={"Q": huge}),
        lambda: arbeid.sweep("base", adoption=[huge]),
    ):
        with pytest.raises(arbeid.OutOfBounds):
            ask()


@pytest.mark.parametrize("given", [[], [0.2], (0.2, 0.4), np.array([0.2, 0.4]), pl.Series([0.2])])
def test_a_list_where_one_number_goes_says_what_takes_a_list(given: Any) -> None:
    said = r"takes one number and got a list: .* arbeid\.sweep\(adoption="
    with pytest.raises(ArbeidError, match=said):
        arbeid.scenario().with_(adoption=given)
    with pytest.raises(ArbeidError, match=said):
        arbeid.run(values={"adoption": given})


def test_a_number_of_numpy_is_a_number() -> None:
    assert arbeid.scenario().with_(adoption=np.float32(0.5)).changes == {"adoption": 0.5}
    assert arbeid.scenario().with_(adoption=np.int64(1)).changes == {"adoption": 1.0}


NAMES = ["nl", "us"]


@each(
    "given",
    [
        lambda: np.array(NAMES), lambda: np.array(NAMES, dtype=object), lambda: pl.Series(NAMES),
        lambda: pl.Series(NAMES, dtype=pl.Categorical), lambda: pd.Series(NAMES), lambda: pd.Index(NAMES),
        lambda: tuple(NAMES), lambda: set(NAMES), lambda: (name for name in NAMES),
        lambda: dict.fromkeys(NAMES).keys(), lambda: map(str, NAMES), lambda: map(arbeid.economy, NAMES),
    ],
)  # fmt: skip
def test_economies_are_named_in_whatever_holds_several(given: Callable[[], Any]) -> None:
    found = arbeid.across(arbeid.exposure, given(), by="sex")
    assert [line.economy for line in found.facts.lines] == NAMES
    assert all(type(line.economy) is str for line in found.facts.lines)


def test_measures_too_are_named_in_whatever_holds_several() -> None:
    wanted = arbeid.agreement("nl", ["aioe", "ilo-2025"])
    for given in (np.array(["aioe", "ilo-2025"]), pd.Series(["aioe", "ilo-2025"]), {"aioe", "ilo-2025"}):
        assert arbeid.agreement("nl", given) == wanted  # type: ignore[arg-type]
    with pytest.raises(ArbeidError, match="“measures” is 'aioe': give a list"):
        arbeid.agreement("nl", "aioe")  # type: ignore[arg-type]


def test_one_value_of_another_library_is_one_value() -> None:
    assert arbeid.exposure(np.array("nl"), top=np.array(2)) == arbeid.exposure("nl", top=2)  # type: ignore[arg-type]
    assert arbeid.exposure(arbeid.economy("nl")) == arbeid.exposure("nl")  # type: ignore[arg-type]
    one = arbeid.Quantity(0.2, "share", "assumed")
    wanted = arbeid.sweep(adoption=0.2).frame
    for value in (np.array(0.2), np.float64(0.2), Decimal("0.2"), Fraction(1, 5), one):
        assert arbeid.scenario().with_(adoption=value).changes == {"adoption": 0.2}  # type: ignore[arg-type]
        assert arbeid.sweep(adoption=value).frame.equals(wanted)  # type: ignore[arg-type]
        given: Any = {"adoption": value}
        assert arbeid.run(values=given, flows=False, with_range=False).facts.balance.touched.value
    with pytest.raises(ArbeidError, match="“economies” is empty"):
        arbeid.sweep(economies=np.array([]))  # type: ignore[arg-type]
    with pytest.raises(ArbeidError, match="give a name, or a list of names"):
        arbeid.sweep(economies=5)  # type: ignore[arg-type]


def test_a_changed_scenario_is_called_after_what_was_changed_or_as_its_maker_says() -> None:
    base = arbeid.scenario()
    assert base.with_(measure="aioe").title.en == "Base, measure aioe"
    assert base.with_(adoption=0.4, years=5).title.nl == "Basis, 5 jaar, adoption 0,4"
    assert base.with_(years=5, measure="aioe", adoption=0.4, halfway=5).title.en.endswith("adoption 0.4 …")
    assert base.with_(economy="us", years=1).title.nl == "Basis, Verenigde Staten, 1 jaar"
    later = base.with_(title="Fast").with_(adoption=0.3)
    assert later.title.en == "Fast, adoption 0.3" and later.with_(title="Faster").title.en == "Faster"
    mine = base.with_(adoption=0.4, title="Fast")
    assert mine.title.nl == "Fast" and mine != base.with_(adoption=0.4)
    assert mine.run(flows=False).facts.scenario.title == mine.draws(64).run().facts.title == mine.title
    told = mine.run(flows=False) - base.run(flows=False)
    assert (told.first.en, told.second.en) == ("Base", "Fast")
    given: tuple[tuple[Any, str], ...] = (
        (" ", "write one, or leave “title” out"),
        (5, "“title” is 5: give a text"),
    )
    for title, said in given:
        with pytest.raises(ArbeidError, match=said):
            base.with_(title=title)


@each(
    "ask,said",
    [
        (lambda: arbeid.scenario().draws(0), "0 draws are too few"),
        (lambda: arbeid.scenario().draws(-1), "-1 draws are too few"),
        (lambda: arbeid.scenario().draws(63), "63 draws are too few"),
        (lambda: arbeid.scenario().draws(100), "choose a power of two, such as 64 or 128"),
        (lambda: arbeid.scenario().draws(2**30), "more than can be run"),
        (lambda: arbeid.scenario().draws("x"), "“count” is 'x': give a whole number"),
        (lambda: arbeid.scenario().draws(64, seed=-1), "“seed” is -1"),
        (lambda: arbeid.scenario().draws(64, correlated={("adoptio", "duration"): 0.5}), "“adoptio”"),
        (lambda: arbeid.scenario().draws(64, correlated={("adoption", "duration"): 2}), "2"),
    ],
)
def test_draws_that_cannot_be_are_refused_when_they_are_asked_for(ask: Callable[[], Any], said: str) -> None:
    with pytest.raises(ArbeidError) as refused:
        ask()
    assert said in str(refused.value)


def test_what_a_sweep_cannot_do_names_the_mend() -> None:
    said: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: arbeid.sweep(3), 'a name such as "base"'),  # type: ignore[arg-type]
        (lambda: arbeid.sweep("base", "adoption", [0.2]), "`sweep(scenario, adoption=…)`"),  # type: ignore[misc]
        (lambda: arbeid.scenario().with_("adoption", 0.2), "`with_(adoption=…)`"),  # type: ignore[misc]
        (lambda: arbeid.sweep("base", adoption=[]), "“adoption” is empty: give at least one value"),
        (lambda: arbeid.sweep("base", economies=[]), "“economies” is empty: give at least one value"),
        (lambda: arbeid.across(arbeid.report, []), "“economies” is empty: give at least one value"),
        (lambda: arbeid.exposure("nl", language="nl"), 'answer.plain("nl")'),  # type: ignore[call-arg]
        (lambda: arbeid.run(arbeid.scenario()), "as in scenario.run()"),  # type: ignore[arg-type]
        (lambda: arbeid.compare("base", arbeid.scenario()), "as in scenario.run()"),  # type: ignore[arg-type]
        (lambda: arbeid.sweep(adoption=[[0.2]]), "takes one number and got a list"),  # type: ignore[list-item]
        (lambda: arbeid.sweep(elasticity={}), 'elasticity={"Q": [0.5, 1.5]}'),
        (lambda: arbeid.scenario().with_(elasticity={}), 'elasticity={"Q": 1.5}'),
        (lambda: arbeid.sweep(economies=5), "give a name, or a list of names"),  # type: ignore[arg-type]
        (lambda: arbeid.across(lambda: 3, ["nl"]), "such as `arbeid.report`"),  # type: ignore[arg-type, misc]
    )
    for ask, mend in said:
        with pytest.raises(ArbeidError) as refused:
            ask()
        assert mend in str(refused.value)


def test_a_sweep_of_one_has_no_ends_and_nothing_is_run_twice() -> None:
    one = arbeid.sweep("base", adoption=0.2, economies="nl")
    assert "asked" not in repr(one) and " from " not in repr(one).splitlines()[0]
    assert "asked 2 times: lowest" in repr(arbeid.sweep("base", adoption=[0.2, 0.4]))
    twice = arbeid.sweep("base", adoption=[0.2, 0.4, 0.2], economies=["nl", "NL"])
    assert [line.given["adoption"] for line in twice.facts.lines] == [0.2, 0.4]
    assert len(arbeid.across(arbeid.definitions, ["us", "nl", "us"]).answers) == 2


@pytest.mark.parametrize("digits", [17, 400, 6000])
def test_a_number_of_hundreds_of_digits_is_quoted_in_short(digits: int) -> None:
    most = 10**digits
    asked: tuple[Callable[[], object], ...] = (
        lambda: arbeid.run(values={"adoption": most}),
        lambda: arbeid.scenario().with_(years=most),
        lambda: arbeid.scenario().with_(adoption=-most),
        lambda: arbeid.visible(draws=most),
        lambda: arbeid.exposure("nl", top=-most),
        lambda: arbeid.sweep(economies=[most]),  # type: ignore[list-item]
        lambda: arbeid.check(most),  # type: ignore[arg-type]
        lambda: arbeid.run(flows=False) - most,
    )
    for ask in asked:
        with pytest.raises(ArbeidError) as refused:
            ask()
        assert len(str(refused.value)) < 220 and len(refused.value.sentence("nl")) < 250
