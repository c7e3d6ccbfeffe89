"""A choice worked out: the same as the run itself, ranges that mean something, ends that are runs too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeid.errors import ArbeidError
from arbeid.scenario import MODELS, SCENARIOS
from arbeid.uncertainty.draws import DRAWS, draws
from arbeid.uncertainty.each import each
from arbeid.uncertainty.outcomes import models_with_a_say, models_with_a_say_in_gains, outcomes
from arbeid.uncertainty.ranges import spreads
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.run import run
from arbeid.verbs.run.what_if import BAND, what_if, what_if_flows

DRAWN = [params[name] for params in MODELS.values() for name in params.names() if params[name].prior]
BASE = SCENARIOS.get("base").settings()


def test_it_is_the_run_of_the_same_scenario() -> None:
    found = what_if(Choice("fast-adoption", "us", values=(("demand.elasticity", 1.5),)))
    same = run("fast-adoption", "us", values={"demand.elasticity": 1.5}, flows=False)
    assert found.run == same.facts


@pytest.mark.parametrize("param", DRAWN, ids=lambda param: param.name)
def test_draws_follow_the_prior(param: object) -> None:
    from arbeid.params import Param

    assert isinstance(param, Param) and param.prior is not None
    found, ends = draws(param), param.prior.values
    assert found.shape == (DRAWS,) and np.isfinite(found).all()
    assert param.low <= found.min() and found.max() <= param.high
    if param.prior.law == "lognormal":
        assert np.percentile(found, 50) == pytest.approx(ends[1], rel=0.15)
        assert np.percentile(found, 5) == pytest.approx(ends[0], rel=0.25)
        assert np.percentile(found, 95) == pytest.approx(ends[2], rel=0.25)
    else:
        assert ends[0] <= found.min() < found.max() <= ends[-1]
    if param.prior.law in ("pert", "beta"):
        mean = (ends[0] + 4 * ends[1] + ends[2]) / 6
        assert found.mean() == pytest.approx(mean, abs=0.1 * (ends[2] - ends[0]))
    assert draws(param) is found


def test_setting_an_assumption_makes_the_range_narrower() -> None:
    free, held = spreads(BASE), spreads(BASE.set({"adoption": 0.3, "reinstatement": 0.4}))
    assert set(free.drawn) - set(held.drawn) == {"adoption.adoption", "creation.reinstatement"}

    def width(one: object) -> float:
        return one.net.outer.high - one.net.outer.low  # type: ignore[attr-defined,no-any-return]

    assert width(held) < width(free)


def test_an_assumption_that_somebody_set_to_its_default_is_set() -> None:
    default = next(param.default for param in DRAWN if param.name == "adoption")
    assert "adoption.adoption" not in spreads(BASE.set({"adoption": default})).drawn


def test_with_everything_held_the_range_is_the_run() -> None:
    held = {param.name: param.default * 0.99 for param in DRAWN}
    found = what_if(Choice("base", "nl", values=tuple(held.items())))
    assert found.spreads.drawn == ()
    net = found.run.balance.net.value
    assert found.spreads.net.outer.low == pytest.approx(net, rel=1e-12)
    assert found.spreads.net.outer.high == pytest.approx(net, rel=1e-12)


def test_each_end_is_a_run_of_its_own() -> None:
    for line in each(BASE):
        if line.high.net.value is None:
            continue
        same = run("base", "nl", values={f"{line.model}.{line.name}": line.high.value.value}, flows=False)  # type: ignore[dict-item]
        assert line.high.net.value == pytest.approx(same.facts.balance.net.value, rel=1e-9, abs=1e-6)
        assert line.high.productivity.value == pytest.approx(same.facts.productivity[0].a_year.value)


def test_a_model_without_a_say_moves_no_outcome() -> None:
    before = outcomes(BASE, {}, 1)
    for model, params in MODELS.items():
        if model in models_with_a_say():
            continue
        of_gains = {"gain", "gain_home"} if model in models_with_a_say_in_gains() else set()
        for name in params.names():
            moved = outcomes(BASE.set({f"{model}.{name}": params[name].high}), {}, 1)
            still = before.keys() - of_gains
            assert all((moved[one] == before[one]).all() for one in still), (model, name)


def test_ends_that_do_not_go_together_have_no_outcome() -> None:
    lines = {line.name: line for line in each(BASE.set({"new_work_everywhere": 0.9}))}
    assert lines["new_work_in_ai"].high.net.value is None
    assert lines["new_work_in_ai"].low.net.value is not None


def test_priors_come_first_and_the_most_telling_of_them_first() -> None:
    lines = each(BASE)
    kinds = [line.ends for line in lines]
    assert kinds == sorted(kinds, reverse=True)
    reaches = [line.reach for line in lines if line.ends == "prior"]
    assert reaches == sorted(reaches, reverse=True) and reaches[0] > 100_000
    assert not {"flows"} & {line.model for line in lines}


def test_a_comparison_is_on_the_same_economy_and_horizon() -> None:
    found = what_if(Choice("base", "de", years=7), "us-reference").compared
    assert found is not None and found.economy == "de" and found.year == 7
    assert {line.name for line in found.settings} >= {"models.impact.slope"}


def test_flows_stand_in_the_band_of_named_scenarios() -> None:
    found = what_if_flows(Choice("base", "nl"))
    assert tuple(line.scenario for line in found.band) == BAND
    slow, base, fast = ([point.rate.value or 0 for point in line.path] for line in found.band)
    assert slow[-1] < base[-1] < fast[-1]
    assert base == [point.rate.value for point in found.unemployment[0].path]


def test_work_stops_when_nobody_waits() -> None:
    def gone() -> None:
        raise ArbeidError("web_dropped")

    with pytest.raises(ArbeidError, match="dropped"):
        what_if_flows(Choice("base", "nl"), gone)


@pytest.mark.parametrize("name", ["/etc/passwd.toml", "../base.toml", "x"])
def test_a_scenario_is_never_read_from_a_path(name: str) -> None:
    for ask in (
        Choice(name).settings,
        lambda: Choice(name).run(flows=False),
        lambda: what_if(Choice(), name),
    ):
        with pytest.raises(ArbeidError, match="scenario"):
            ask()


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_assumption_within_its_bounds_gives_numbers(data: st.DataObject) -> None:
    param = data.draw(st.sampled_from(DRAWN))
    value = data.draw(st.floats(param.low, param.high))
    try:
        found = what_if(Choice("base", "nl", values=((param.name, value),)))
    except ArbeidError:
        return
    for one in (found.spreads.touched, found.spreads.net, found.spreads.productivity):
        ends = (one.outer.low, one.inner.low, one.inner.high, one.outer.high)
        assert all(end is not None and np.isfinite(end) for end in ends)
        assert list(ends) == sorted(ends)  # type: ignore[type-var]
