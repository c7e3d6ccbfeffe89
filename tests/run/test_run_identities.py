"""What must hold for any economy and any parameters: the identities of the method page."""

from __future__ import annotations

import gc
import weakref
from contextlib import nullcontext
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeid.errors import ArbeidError
from arbeid.models.blocks.added_value import RECEIVERS
from arbeid.models.blocks.adoption import adoption
from arbeid.models.blocks.demand import quantity, starting_point
from arbeid.models.model import Model, in_order, run_models
from arbeid.params import Params
from arbeid.run.evaluation import evaluate, inputs_of
from arbeid.scenario import SCENARIOS
from run_cells import OCCUPATIONS, Given, Settings, by_cell, economies, parameters, run
from run_cells import given as economy

CLOSE = {"rtol": 1e-10, "atol": 1e-10}


@settings(max_examples=60, deadline=None)
@given(economies(), parameters())
def test_sums_over_sides_are_the_sums_of_the_cells(facts: Given, params: Settings) -> None:
    found, cells = run(facts, params), by_cell(facts, params)
    np.testing.assert_allclose(found["jobs_after"][-1], cells["jobs_after"], **CLOSE)
    industries = facts["jobs"].sum(axis=0) + found["net_in_industry"][-1]
    np.testing.assert_allclose(industries, cells["by_industry"], **CLOSE)
    scale = float(found["total_value_added"][0])
    for name in ("gain", "workers"):
        assert found[name][-1, 0] / scale == pytest.approx(cells[name] / scale, abs=1e-11)
    for name in ("labour_share_after", "productivity", "output_per_worker"):
        assert found[name][-1, 0] == pytest.approx(cells[name], rel=1e-9, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(economies(), parameters())
def test_channels_receivers_and_winners_add_up(facts: Given, params: Settings) -> None:
    found = run(facts, params)
    people = facts["jobs"].sum()
    sums = {name: found[name].sum(axis=-1) for name in ("handed_over", "freed", "demand_effect", "new_work")}
    net = -sums["handed_over"] - sums["freed"] + sums["demand_effect"] + sums["new_work"]
    change = found["jobs_after"].sum(axis=-1) - people
    np.testing.assert_allclose(net / people, change / people, rtol=0, atol=1e-12)
    np.testing.assert_allclose((found["won"] - found["lost"])[:, 0] / people, net / people, atol=1e-12)
    np.testing.assert_allclose((found["won_full"] - found["lost_full"])[:, 0] / people, 0, atol=1e-12)
    np.testing.assert_allclose(found["jobs_after_full"].sum(axis=-1) / people, 1, rtol=1e-12)
    np.testing.assert_allclose(found["rebalancing"][:, 0] / people, -net / people, atol=1e-12)
    scale = found["total_value_added"][0]
    parts = sum(found[name] for name in RECEIVERS)
    np.testing.assert_allclose(parts / scale, found["gain"] / scale, rtol=1e-9, atol=1e-12)
    new = params["creation"]["reinstatement"] * sums["handed_over"]
    np.testing.assert_allclose(sums["new_work"], new, rtol=1e-12, atol=1e-12)
    for name in ("handed_over", "assisted", "freed", "new_work"):
        other = found[f"{name}_in_industry"].sum(axis=-1)
        np.testing.assert_allclose(found[name].sum(axis=-1), other, rtol=1e-11, atol=1e-12)


@settings(max_examples=40, deadline=None)
@given(economies(), parameters())
def test_without_adoption_every_output_is_that_of_the_base_year(facts: Given, params: Settings) -> None:
    still = run(facts, params | {"adoption": {"adoption": 0.0}})
    moving = run(facts, params)
    for name, values in still.items():
        if values.ndim == 2 and len(values) == 3 and name != "time":
            assert np.array_equal(values[0], values[2]), name
            assert np.array_equal(values[0], moving[name][0]), name
    for name in ("net", "net_full", "won", "lost", "gain", "productivity", "rebalancing"):
        assert not still[name].any(), name


@settings(max_examples=30, deadline=None)
@given(economies(), parameters())
def test_without_demand_or_new_work_only_savings_are_left(facts: Given, params: Settings) -> None:
    params["demand"] |= {"elasticity": 0.0, "income_elasticity": 0.0}
    params["creation"] |= {"reinstatement": 0.0}
    found = run(facts, params)
    saved = found["handed_over"] + found["freed"]
    np.testing.assert_allclose(found["net"], -saved, rtol=1e-12, atol=1e-12)


@settings(max_examples=30, deadline=None)
@given(economies(), parameters())
def test_full_reinstatement_without_assistance_saves_every_job_in_sum(facts: Given, params: Settings) -> None:
    params["demand"] |= {"elasticity": 0.0, "income_elasticity": 0.0}
    params["creation"] |= {"reinstatement": 1.0}
    params["impact"] |= {"assisted_saving": 0.0}
    found = run(facts, params)
    assert np.abs(found["net"].sum(axis=-1)).max() <= 1e-12 * facts["jobs"].sum()


@settings(max_examples=30, deadline=None)
@given(economies(industries=1), st.floats(0, 3), st.floats(0.05, 0.9))
def test_bessens_knife_edge(facts: Given, elasticity: float, reach: float) -> None:
    params = {
        "adoption": {"adoption": reach},
        "accounts": {"labour_share": 1.0},
        "impact": {"handed_over": 0.0, "slope": 0.0, "assisted_saving": 0.9},
        "demand": {"pass_through": 1.0, "elasticity": elasticity, "income_elasticity": 0.0},
        "creation": {"reinstatement": 0.0},
    }
    found = run(facts, params)
    bill = found["occupation_wages"].sum()
    labour = 1 - (found["labour_saved"][-1] * found["occupation_wages"]).sum() / bill
    ratio = 1 + found["workers"][-1, 0] / bill
    assert ratio == pytest.approx(labour ** (1 - elasticity), rel=1e-10)


@pytest.mark.parametrize(
    ("elasticity", "change"), [(0, -9.09), (0.5, -4.65), (1, 0.0), (1.5, 4.88), (2.1, 11.05)]
)
def test_bessens_jobs_when_productivity_rises_a_tenth(elasticity: float, change: float) -> None:
    saving = 1 - 1 / 1.1
    found = run(
        economy(scores=np.ones(OCCUPATIONS)),
        {
            "adoption": {"adoption": 1.0},
            "accounts": {"labour_share": 1.0},
            "impact": {"handed_over": 0.0, "assisted_saving": saving},
            "demand": {"pass_through": 1.0, "elasticity": float(elasticity), "income_elasticity": 0.0},
            "creation": {"reinstatement": 0.0},
        },
    )
    assert 100 * found["net"][-1].sum() / OCCUPATIONS == pytest.approx(change, abs=0.005)


@settings(max_examples=30, deadline=None)
@given(economies(), parameters(), st.floats(0, 1))
def test_nothing_is_counted_twice(facts: Given, params: Settings, pass_through: float) -> None:
    params["adoption"] = {"adoption": 1e-5}
    params["demand"] = {"pass_through": pass_through, "elasticity": 1.0, "income_elasticity": 1.0}
    found = run(facts, params)
    output = (found["value_weight"] * found["quantity"][-1]).sum() - 1
    assert output == pytest.approx(found["productivity"][-1, 0], rel=1e-3, abs=1e-13)


@pytest.mark.parametrize("handed_over", [0.0, 0.45, 1.0])
def test_acemoglus_figure_for_any_way_of_use(handed_over: float) -> None:
    settings = {
        "accounts": {"labour_share": 0.535},
        "adoption": {"adoption": 0.23},
        "impact": {"handed_over": handed_over, "assisted_saving": 0.27, "handed_saving": 0.27},
    }
    found = run(economy(scores=np.full(OCCUPATIONS, 0.199)), settings)
    gain = found["productivity"][-1, 0]
    assert 100 * gain == pytest.approx(0.6633, abs=5e-5)
    assert 100 * (1 - found["unit_cost"][-1, 0]) == pytest.approx(0.6611, abs=5e-5)
    assert 100 * gain / 0.57 == pytest.approx(1.16, abs=0.005)


@given(
    st.floats(0, 1),
    st.floats(-20, 50),
    st.floats(0.5, 60),
    st.floats(1, 50),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_adoption_starts_at_nothing_rises_and_arrives_when_due(
    ceiling: float, halfway: float, duration: float, within: float, between: tuple[float, float]
) -> None:
    low, high = sorted(between)
    times = np.array([0.0, low * within, high * within, within])
    path = adoption(times, *(np.float64(one) for one in (ceiling, within, halfway, duration)))
    assert path[0] == 0
    assert path[-1] == ceiling
    assert (np.diff(path) >= -1e-12).all()


@settings(max_examples=30, deadline=None)
@given(economies(), parameters())
def test_baumols_drag_is_nil_at_one_and_never_turns_below(facts: Given, params: Settings) -> None:
    found = {
        elasticity: run(facts, params | {"sectors": {"sector_elasticity": elasticity}})
        for elasticity in (0.2, 1.0, 1.8)
    }
    hulten = found[1.0]["productivity"]
    np.testing.assert_allclose(found[1.0]["productivity_reallocated"], hulten, rtol=1e-9, atol=1e-13)
    assert (found[0.2]["productivity_reallocated"] <= hulten + 1e-12).all()
    assert (found[1.8]["productivity_reallocated"] >= hulten - 1e-12).all()


def test_satiating_demand_starts_at_the_elasticity_and_fades() -> None:
    price = np.array([1.0, 0.999999, 0.5, 0.05, 0.0005])
    for elasticity, spread in ((0.2, 0.5), (0.8, 1.0), (2.1, 1.0), (6.0, 2.0)):
        bought = quantity(price, np.float64(elasticity), np.float64(spread))
        assert bought[0] == 1
        assert np.log(bought[1]) / -np.log(price[1]) == pytest.approx(elasticity, rel=1e-3)
        local = np.diff(np.log(bought)) / -np.diff(np.log(price))
        assert (np.diff(local) < 0).all()
        density = np.exp(-(starting_point(np.float64(elasticity * spread)) ** 2) / 2) / np.sqrt(2 * np.pi)
        assert density > 0


def test_draws_lead_and_each_is_a_run_of_its_own() -> None:
    draws = {"adoption": {"adoption": np.array([0.1, 0.4])}, "demand": {"elasticity": np.array([0.3, 2.0])}}
    draws["exposure"] = {"mean_exposure": np.array([0.0, 0.3])}
    draws["sectors"] = {"sector_elasticity": np.array([0.2, 1.5])}
    draws["accounts"] = {"labour_share": np.array([0.5, 0.6])}
    facts = economy(scores=np.linspace(0.1, 0.9, OCCUPATIONS))
    together = run(facts, draws)
    for at in range(2):
        alone = run(
            facts,
            {
                model: {name: float(values[at]) for name, values in own.items()}
                for model, own in draws.items()
            },
        )
        for name in ("net", "net_in_industry", "gain", "productivity_reallocated", "labour_share_after"):
            np.testing.assert_allclose(together[name][at], alone[name], rtol=1e-12, atol=1e-14)


def test_what_is_asked_for_alone_is_what_all_of_it_has() -> None:
    base = SCENARIOS.get("base").settings().changed(economy="us")
    years, drawn = np.array([4.0, 10.0]), {"adoption": {"adoption": np.array([0.2, 0.4])}}
    whole, given_ = evaluate(base, years, drawn), {"time", *inputs_of(base).arrays}
    for name in whole.keys() - given_:
        alone = evaluate(base, years, drawn, only=(name,))
        assert alone[name].tobytes() == whole[name].tobytes(), name
        assert alone.keys() - given_ == {name}


@pytest.mark.parametrize("refused", [False, True])
def test_what_nobody_reads_is_let_go_of_at_once(refused: bool) -> None:
    """Functions that were never called hold the arrays of a draw; they must not wait to be looked for."""
    held: list[weakref.ref[np.ndarray]] = []

    def made(taken: Any, _: Any) -> Any:
        large = np.ones(3)
        held.append(weakref.ref(large))
        return {"first": lambda: large * taken["time"], "second": lambda: taken["time"] + large}

    def refusing(*_: Any) -> Any:
        raise ArbeidError("cost_gone")

    models = [
        Model("made", Params([]), ("time",), ("first", "second"), made),
        Model("last", Params([]), ("second",), (), refusing),
    ]
    gc.disable()
    try:
        with pytest.raises(ArbeidError) if refused else nullcontext():
            run_models(models[: 1 + refused], {"time": np.ones(3)}, {}, ["first"])
        assert [one() for one in held] == [None]
    finally:
        gc.enable()


def test_parameters_may_be_set_apart() -> None:
    facts = economy(jobs=np.ones((OCCUPATIONS, 2)), wage=np.ones((OCCUPATIONS, 2)))
    slow = {"adoption": {"adoption_by_industry": np.array([0.0, np.nan])}}
    found = run(facts, slow)
    assert found["handed_over_in_industry"][-1, 0] == 0
    assert found["handed_over_in_industry"][-1, 1] > 0
    one = {"adoption": {"adoption_by_occupation": np.array([0.0, np.nan, np.nan, np.nan, np.nan])}}
    assert run(facts, one)["handed_over"][-1].tolist()[0] == 0
    with pytest.raises(ArbeidError) as refused:
        run(facts, {"adoption": {**slow["adoption"], **one["adoption"]}})
    assert refused.value.key == "adoption_both_ways"


def block(name: str, takes: tuple[str, ...], gives: tuple[str, ...]) -> Model:
    return Model(name, Params([]), takes, gives, lambda *_: {})


@pytest.mark.parametrize(
    ("blocks", "key"),
    [
        ([("a", ("x",), ("y",)), ("b", ("y",), ("x",))], "model_loop"),
        ([("a", ("nowhere",), ("y",))], "model_unmet"),
        ([("a", (), ("y",)), ("b", (), ("y",))], "model_given_twice"),
        ([("a", (), ("time",))], "model_given_twice"),
    ],
)
def test_blocks_that_do_not_chain_are_refused(
    blocks: list[tuple[str, tuple[str, ...], tuple[str, ...]]], key: str
) -> None:
    with pytest.raises(ArbeidError) as refused:
        in_order([block(*one) for one in blocks], ["time"])
    assert refused.value.key == key


def test_impossible_parameters_are_refused() -> None:
    for params, key in (
        ({"creation": {"new_work_everywhere": 0.8, "new_work_in_ai": 0.3}}, "creation_weights"),
        ({"exposure": {"mean_exposure": 0.9}}, "exposure_mean"),
        ({"adoption": {"adoption": np.array([0.2, 1.2])}}, "parameter_bounds"),
    ):
        with pytest.raises(ArbeidError) as refused:
            run(economy(scores=np.array([0.0, 0, 0, 0.5, 0.5])), params)
        assert refused.value.key == key
    free = {
        "adoption": {"adoption": 1.0},
        "accounts": {"labour_share": 1.0},
        "impact": {"handed_over": 1.0, "handed_saving": 1.0},
    }
    with pytest.raises(ArbeidError) as refused:
        run(economy(scores=np.ones(OCCUPATIONS)), free)
    assert refused.value.key == "cost_gone"
