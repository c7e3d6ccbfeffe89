"""Fit the labour-flow model to the unemployment and vacancy rates of a labour market."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.flows.flow_parameters import BURN_IN_STEPS, FLOW_PARAMETERS
from arbeid.models.flows.network import Network
from arbeid.models.flows.steady_state import steady_state, warm_start
from arbeid.models.flows.step import simulate
from arbeid.models.flows.targets import constant

Floats = NDArray[np.floating[Any]]

Model = Callable[[Mapping[str, float]], "Rates"]

_FITTED = ("separation_chance", "opening_chance", "hiring_speed")
_PULL = 1e-3
"""How much less a parameter's distance from its default weighs than a rate's from its target."""

# Where three rates are asked a misfit stays, and beside it the pull is a millionth: the sum of squares is
# next to flat along the pull. Its own tolerance would stop anywhere in that valley, and the rounding errors
# of one-sided differences, times the misfit, would tilt it. So the step decides, on central differences.
_STEP = 1e-5
_SLOPE = 1e-10


@dataclass(frozen=True)
class Rates:
    """Rates as shares (0 to 1): unemployed and long-term unemployed of the labour force, vacancies of jobs.

    ``None`` where no source gives one.
    """

    unemployment: float | None
    long_term: float | None
    vacancy: float | None


@dataclass(frozen=True)
class Calibration:
    """Fitted parameters, and the rates that they give beside those that were asked for."""

    parameters: Mapping[str, float]
    asked: Rates
    reached: Rates

    @property
    def misfit(self) -> float:
        """The largest relative distance of a rate from what was asked."""
        return max(abs(reached / asked - 1) for asked, reached in _pairs(self.asked, self.reached))


def calibrate(
    rates: Rates,
    *,
    long_term_weeks: float = 27,
    network: Network | None = None,
    demand: ArrayLike | None = None,
    steps: int = BURN_IN_STEPS,
) -> Calibration:
    """Fit separation chance, opening chance and speed of adjustment by least squares on logged rates.

    Without a network the closed-form steady state is fitted; with one (and ``demand`` per occupation) the
    state after ``steps`` from it. A steady state only knows the turnover and the gap that it keeps open, and
    these two fix all three rates: opening chance and speed are told apart by a weak pull to their defaults,
    and three rates are met as nearly as the model can (see ``misfit``). Errors: a rate outside 0 to 1, long-
    term unemployment above unemployment, no rate at all.

    >>> fit = calibrate(Rates(unemployment=0.05, long_term=None, vacancy=0.02))
    >>> round(fit.reached.unemployment, 4), round(fit.reached.vacancy, 4)
    (0.05, 0.02)
    """
    _check(rates)
    model: Model = _closed_form
    # The closed form costs nothing and lands near; on a network every trial is a whole run.
    logged = _fit(model, rates, long_term_weeks, _defaults())
    if network is not None:
        model = _on_network(network, demand, steps)
        logged = _fit(model, rates, long_term_weeks, logged)
    parameters = _parameters(logged, long_term_weeks)
    return Calibration(parameters, rates, model(parameters))


def _fit(model: Model, rates: Rates, long_term_weeks: float, start: Floats) -> Floats:
    """Search the logged parameters (3,) at which a model's rates are nearest, from those at the start."""
    from scipy.optimize import least_squares  # type: ignore[import-untyped]

    # In logs no chance turns negative, and a rate of 1% counts as much as one of 10%.
    bounds = np.log([[FLOW_PARAMETERS[name].low, FLOW_PARAMETERS[name].high] for name in _FITTED]).T

    def distance(logged: Floats) -> Floats:
        reached = model(_parameters(logged, long_term_weeks))
        # On its way the search may reach a rate of nothing, which has no logarithm.
        off = [np.log(max(there, 1e-12) / here) for here, there in _pairs(rates, reached)]
        return np.array([*off, *(_PULL * (logged - _defaults()))])

    found = least_squares(
        distance, start, jac="3-point", bounds=bounds, method="dogbox", ftol=None, xtol=_STEP, gtol=_SLOPE
    )
    return np.asarray(found.x)


def _defaults() -> Floats:
    return np.log([FLOW_PARAMETERS[name].default for name in _FITTED])


def _closed_form(parameters: Mapping[str, float]) -> Rates:
    state = steady_state(parameters)
    return Rates(float(state.unemployed), float(state.long_term), float(state.vacancy_rate))


def _on_network(network: Network, demand: ArrayLike | None, steps: int) -> Model:
    level = np.ones(len(network)) if demand is None else np.asarray(demand, dtype=np.float64)

    def model(parameters: Mapping[str, float]) -> Rates:
        path = simulate(network, warm_start(level, parameters), constant(level, steps), parameters).total
        rates = (path.unemployment_rate, path.long_term_rate, path.vacancy_rate)
        return Rates(*(float(rate[-1, 0]) for rate in rates))

    return model


def _parameters(logged: Floats, long_term_weeks: float) -> dict[str, float]:
    separation, opening, speed = (float(value) for value in np.exp(logged))
    return {
        "separation_chance": separation,
        "opening_chance": opening,
        # One speed for both: rates at rest say how fast the gap closes, not from which side.
        "shedding_speed": speed,
        "hiring_speed": speed,
        "long_term_weeks": long_term_weeks,
    }


def _pairs(asked: Rates, reached: Rates) -> list[tuple[float, float]]:
    names = [field.name for field in fields(Rates) if getattr(asked, field.name) is not None]
    return [(getattr(asked, name), getattr(reached, name)) for name in names]


def _check(rates: Rates) -> None:
    known = {field.name: getattr(rates, field.name) for field in fields(Rates)}
    known = {name: value for name, value in known.items() if value is not None}
    if not known:
        raise ArbeidError("flow_no_rate")
    for name, value in known.items():
        if not 0 < value < 1:
            raise OutOfBounds("flow_rate", name=name, value=value)
    if known.get("long_term", 0) > known.get("unemployment", 1):
        raise OutOfBounds("flow_rate_above", long_term=known["long_term"], unemployment=known["unemployment"])
