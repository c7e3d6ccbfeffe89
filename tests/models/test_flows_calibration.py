"""The closed-form steady state, the Beveridge loop, and parameters fitted to rates."""

from __future__ import annotations

import numpy as np
import pytest

from arbeid.errors import ArbeidError
from arbeid.models.flows import targets
from arbeid.models.flows.calibration import Rates, calibrate
from arbeid.models.flows.cycle import business_cycle_loop
from arbeid.models.flows.flow_parameters import (
    CYCLE_AMPLITUDE,
    FLOW_PARAMETERS,
    RETAINED_SHARE,
    SHOCK_YEARS,
    long_term_steps,
)
from arbeid.models.flows.network import complete, retained_share
from arbeid.models.flows.steady_state import steady_state, warm_start
from arbeid.models.flows.step import simulate
from arbeid.models.flows.stocks import opening
from flow_references import FIXTURES, asec_network, paper_inputs

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("speed", "figures", "digits"),
    [
        (0.16, (4.106573, 1.721901, 1.009240), 1e-6),
        (0.08, (6.2682, 1.6006, 2.7597), 5e-5),
        (0.32, (3.1493, 1.9479, 0.4128), 5e-5),
    ],
)
def test_closed_form(speed: float, figures: tuple[float, ...], digits: float) -> None:
    state = steady_state({"shedding_speed": speed, "hiring_speed": speed})
    found = [100 * float(rate) for rate in (state.unemployed, state.vacancy_rate, state.long_term)]
    assert found == pytest.approx(figures, abs=digits)


def test_closed_form_agrees_with_the_independent_driver() -> None:
    chances = {"separation_chance": 0.01600001, "opening_chance": 0.01200001, "hiring_speed": 0.1600001}
    state = steady_state(chances)
    assert 100 * float(state.unemployed) == pytest.approx(FIXTURES["kn_fo"]["u_end"], abs=1e-9)
    assert 100 * float(state.long_term) == pytest.approx(FIXTURES["kn_fo"]["ltu_end"], abs=1e-8)
    read_at_step_99 = FIXTURES["kn_steady"]
    assert 100 * float(state.unemployed) == pytest.approx(read_at_step_99["u"], abs=1e-7)
    assert 100 * float(state.vacancy_rate) == pytest.approx(read_at_step_99["vac_rate"], abs=1e-7)


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"separation_chance": 0.01, "opening_chance": 0.02},
        {"separation_chance": 0.012, "opening_chance": 0.012},
        {"separation_chance": 0.03, "hiring_speed": 0.4, "long_term_weeks": 52.0},
    ],
)
def test_a_warm_start_stays_where_it_is(parameters: dict[str, float]) -> None:
    network, start = complete(["1", "2"]), warm_start([700.0, 300.0], parameters)
    path = simulate(network, start, targets.constant(start.demand, 500), parameters)
    for name in ("employed", "unemployed", "vacancies", "long_term"):
        np.testing.assert_allclose(getattr(path, name)[-1], getattr(path, name)[0], rtol=1e-11, err_msg=name)


def test_many_parameter_sets_at_once() -> None:
    chances = np.array([0.014, 0.016, 0.02])
    many = steady_state({"separation_chance": chances})
    one_by_one = [
        float(steady_state({"separation_chance": chance}).unemployed) for chance in chances.tolist()
    ]
    np.testing.assert_array_equal(many.unemployed, one_by_one)


def test_beveridge_loop_of_the_paper() -> None:
    employed = paper_inputs()["employment_cps"].to_numpy()
    loop = business_cycle_loop(complete([str(place) for place in range(464)]), 1.016 * employed)
    assert len(loop.unemployment_rate) == 103
    assert 1e4 * loop.area == pytest.approx(5.78, abs=0.005)
    span = [
        100 * end for rate in (loop.unemployment_rate, loop.vacancy_rate) for end in (rate.min(), rate.max())
    ]
    assert span == pytest.approx([1.85, 9.87, 1.23, 5.30], abs=0.005)


def test_beveridge_loop_on_the_observed_network() -> None:
    network, employed = asec_network()
    loop = business_cycle_loop(network.retaining(retained_share()), 1.016 * employed)
    assert 1e4 * loop.area == pytest.approx(6.47, abs=0.005)


def test_a_loop_the_other_way_round_has_a_negative_area() -> None:
    loop = business_cycle_loop(complete(["1"]), [1000.0])
    backwards = type(loop)(loop.unemployment_rate[::-1], loop.vacancy_rate[::-1])
    assert backwards.area == pytest.approx(-loop.area)


def test_calibration_finds_back_what_made_the_rates() -> None:
    made = {"separation_chance": 0.02, "opening_chance": 0.013}
    state = steady_state(made)
    asked = Rates(float(state.unemployed), float(state.long_term), float(state.vacancy_rate))
    fit = calibrate(asked)
    assert fit.misfit < 1e-4
    assert fit.parameters["separation_chance"] == pytest.approx(0.02, rel=1e-4)
    assert fit.parameters["hiring_speed"] == fit.parameters["shedding_speed"]


@pytest.mark.parametrize(
    "rates", [Rates(0.037, None, 0.043), Rates(0.09, None, 0.01), Rates(0.05, None, 0.02)]
)
def test_calibration_meets_two_rates_in_tight_and_slack_markets(rates: Rates) -> None:
    assert calibrate(rates).misfit < 1e-3


def test_three_rates_are_met_as_nearly_as_the_model_can() -> None:
    fit = calibrate(Rates(0.05, 0.02, 0.03))
    assert 0.05 < fit.misfit < 0.5
    off = [
        np.log(fit.reached.unemployment / 0.05),
        np.log(fit.reached.long_term / 0.02),
        np.log(fit.reached.vacancy / 0.03),
    ]
    for name in ("separation_chance", "opening_chance", "hiring_speed"):
        for factor in (0.97, 1.03):
            moved = dict(fit.parameters) | {name: fit.parameters[name] * factor}
            state = steady_state(moved)
            other = np.log(
                [
                    float(state.unemployed) / 0.05,
                    float(state.long_term) / 0.02,
                    float(state.vacancy_rate) / 0.03,
                ]
            )
            assert np.sum(other**2) > np.sum(np.square(off)) - 1e-6


@pytest.mark.parametrize(
    "rates", [Rates(0.05, 0.02, 0.03), Rates(0.043, 0.011, 0.043), Rates(0.06, 0.03, 0.02)]
)
def test_a_fit_follows_its_rates_and_not_its_rounding(rates: Rates) -> None:
    """A billionth more unemployment moves no parameter by more than a two-thousandth."""
    moved = Rates(rates.unemployment * (1 + 1e-9), rates.long_term, rates.vacancy)
    one, other = (calibrate(asked).parameters for asked in (rates, moved))
    assert other == pytest.approx(one, rel=5e-4)


def test_calibration_on_the_observed_network() -> None:
    network, employed = asec_network()
    network = network.retaining(retained_share())
    fit = calibrate(Rates(0.05, 0.02, 0.03), network=network, demand=1.016 * employed, steps=60)
    assert fit.misfit < 0.05
    start = warm_start(1.016 * employed, fit.parameters)
    total = simulate(network, start, targets.constant(start.demand, 60), fit.parameters).total
    assert total.unemployment_rate[-1, 0] == pytest.approx(fit.reached.unemployment, rel=1e-12)


@pytest.mark.parametrize(
    ("rates", "named"),
    [
        (Rates(None, None, None), "no rate"),
        (Rates(5.0, None, None), "“unemployment” is 5:"),
        (Rates(0.03, 0.04, None), "Long-term unemployment (0.04) is above unemployment (0.03)"),
    ],
)
def test_impossible_rates(rates: Rates, named: str) -> None:
    with pytest.raises(ArbeidError) as error:
        calibrate(rates)
    assert named in str(error.value)


def test_demand_of_a_warm_start() -> None:
    with pytest.raises(ArbeidError, match=r"row 2 is -1:"):
        warm_start([1.0, -1.0])


def test_declared_parameters() -> None:
    declared = [*FLOW_PARAMETERS, SHOCK_YEARS, CYCLE_AMPLITUDE, RETAINED_SHARE]
    assert all(param.low <= param.default <= param.high for param in declared)
    assert all(param.label.nl != param.label.en for param in declared)
    assert RETAINED_SHARE.default == retained_share()
    defaults = FLOW_PARAMETERS.bind()
    start = opening(["1"], [1000.0])
    assert start.unemployed[0] == 1000 * defaults["separation_chance"]
    assert start.vacancies[0] == 1000 * defaults["opening_chance"]
    assert len(start.spells) == long_term_steps(defaults["long_term_weeks"])
