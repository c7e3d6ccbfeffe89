"""The steady state of one occupation, or of many without skill friction, in closed form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.flows.flow_parameters import FLOW_PARAMETERS, long_term_steps
from arbeid.models.flows.stocks import FLOOR, Stocks, spells

Floats = NDArray[np.floating[Any]]

_HALVINGS = 60


@dataclass(frozen=True, eq=False)
class SteadyState:
    """Shares of the labour force when nothing moves; arrays where the parameters are.

    ``vacancies`` are per member of the labour force, ``survival`` is the chance of staying unemployed for
    one more step.
    """

    employed: Floats
    unemployed: Floats
    vacancies: Floats
    survival: Floats
    long_term: Floats

    @property
    def vacancy_rate(self) -> Floats:
        """Vacancies of all jobs, filled or not."""
        return self.vacancies / (self.vacancies + self.employed)


def steady_state(parameters: Mapping[str, ArrayLike] | None = None) -> SteadyState:
    """Solve for the employment at which hires replace separations and demand equals the labour force.

    ``u = 1 - e``, ``v = u + gap``, ``v (1 - exp(-u / v)) = turnover e``, by halving a bracket, so no solver
    is imported. Where separations are likelier than openings the gap is negative and openings make up for
    it (del Rio-Chanona et al. 2021); in the other case it is positive and jobs are shed. Holds for equal
    labour markets that share their vacancies. Errors: unknown parameters or values out of bounds.

    >>> state = steady_state()
    >>> [round(float(100 * x), 6) for x in (state.unemployed, state.vacancy_rate, state.long_term)]
    [4.106573, 1.721901, 1.00924]
    """
    values = FLOW_PARAMETERS.bind(parameters, axes=0)
    separation, opening = values["separation_chance"], values["opening_chance"]
    turnover = np.maximum(separation, opening)
    closing = (1 - opening) * values["hiring_speed"]
    shedding = (1 - separation) * values["shedding_speed"]
    gap = np.where(separation >= opening, opening - separation, 0) / closing
    gap = gap + np.where(opening > separation, opening - separation, 0) / shedding
    employed = _balance(turnover, gap)
    unemployed = 1 - employed
    survival = 1 - turnover * employed / unemployed
    threshold = long_term_steps(float(np.max(values["long_term_weeks"])))
    return SteadyState(
        employed,
        unemployed,
        unemployed + gap * employed,
        survival,
        unemployed * survival ** (threshold - 1),
    )


def warm_start(demand: ArrayLike, parameters: Mapping[str, float] | None = None) -> Stocks:
    """Give every occupation the shares of the closed-form steady state, its spells included.

    ``demand`` is (occupations,), one job for every member of the labour force.
    """
    level = np.asarray(demand, dtype=np.float64)
    wrong = np.flatnonzero(~((level >= 0) & np.isfinite(level)))
    if len(wrong):
        raise OutOfBounds("flow_demand", row=int(wrong[0]) + 1, value=float(level[wrong[0]]))
    state = steady_state(parameters)
    weeks = FLOW_PARAMETERS.bind(parameters)["long_term_weeks"]
    unemployed = np.maximum(state.unemployed * level, FLOOR)
    return Stocks(
        state.employed * level,
        unemployed,
        state.vacancies * level,
        spells(unemployed, state.survival, long_term_steps(weeks)),
    )


def _balance(turnover: Floats, gap: Floats) -> Floats:
    """Halve the bracket of the employment share until hires equal separations."""
    low = np.zeros(np.broadcast(turnover, gap).shape)
    # Where the gap is negative no vacancy is left above this share of people at work.
    high = np.minimum(1 / (1 - np.minimum(gap, 0)), 1) + low
    # Hires fall as more people work, so there is one crossing; so many halvings pass a double's last bit.
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        unemployed = 1 - middle
        vacancies = np.maximum(unemployed + gap * middle, FLOOR)
        hires = -vacancies * np.expm1(-unemployed / vacancies)
        short = hires > turnover * middle
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.asarray((low + high) / 2)
