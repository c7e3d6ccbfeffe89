"""Labour flows: who loses work when demand moves, who finds it where, and who stays unemployed.

The model of del Rio-Chanona, Mealy, Beguerisse-Díaz, Lafond and Farmer (2021, J. R. Soc. Interface 18(174)),
expected values, one step of 6.75 weeks after another. Known limits: the employed do not search, vacancies
are only withdrawn by being filled, and an occupation without workers opens no vacancies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from arbeid.models.flows.flow_parameters import (
    BURN_IN_STEPS,
    FLOW_PARAMETERS,
    Precision,
    Success,
    long_term_steps,
)
from arbeid.models.flows.network import Network
from arbeid.models.flows.path import FlowPath, Record
from arbeid.models.flows.search import Search, quotient, success_chance
from arbeid.models.flows.stocks import FLOOR, Stocks, check_stocks, with_threshold
from arbeid.models.flows.targets import Target, check_target, constant

Floats = NDArray[np.floating[Any]]


class Chances(NamedTuple):
    """The model's parameters within a step."""

    separation: float
    opening: float
    shedding: float
    hiring: float


class Flows(NamedTuple):
    """What moved in one step, (occupations,) each: separations, openings, leavers of unemployment, hires."""

    separations: Floats
    openings: Floats
    leavers: Floats
    hires: Floats


def turnover(employed: Floats, gap: Floats, chances: Chances) -> tuple[Floats, Floats]:
    """Give separations and openings, when ``gap`` is realised demand less its target.

    Source: del Rio-Chanona et al. 2021; both are bounded by employment.
    """
    surplus = np.minimum(employed, chances.shedding * np.maximum(gap, 0))
    missing = np.minimum(employed, chances.hiring * np.maximum(-gap, 0))
    # Who has lost a job by chance cannot also be shed, and so with vacancies: hence the complements.
    separations = chances.separation * employed + (1 - chances.separation) * surplus
    openings = chances.opening * employed + (1 - chances.opening) * missing
    return separations, openings


def advance(
    stocks: Stocks, demand: Floats, search: Search, chances: Chances, success: Success = "poisson"
) -> tuple[Stocks, Flows]:
    """Take one step; everything that moves is decided on the stocks at its start.

    So whoever is separated in a step applies from the next, and a vacancy opened in it can be filled
    from the next.
    """
    employed, unemployed, vacancies = stocks.employed, stocks.unemployed, stocks.vacancies
    separations, openings = turnover(employed, employed + vacancies - demand, chances)
    intensity = quotient(unemployed, search.reach(vacancies))
    per_vacancy = search.spread(intensity)
    filled = vacancies * success_chance(vacancies, per_vacancy, success)
    hires = filled * per_vacancy
    leavers = intensity * search.reach(filled)
    # A floor instead of zero: rates and chances divide by these stocks.
    after = Stocks(
        np.maximum(employed + hires - separations, FLOOR),
        np.maximum(unemployed + separations - leavers, FLOOR),
        np.maximum(vacancies + openings - hires, FLOOR),
        # By rounding a hair more may leave than are there.
        age(stocks.spells, separations, np.maximum(1 - leavers / unemployed, 0)),
    )
    return after, Flows(separations, openings, leavers, hires)


def age(spells: Floats, separations: Floats, survival: Floats) -> Floats:
    """Let every spell grow by one step, as leaving does not depend on how long one has been unemployed."""
    older = np.empty_like(spells)
    older[1:] = spells[:-1] * survival
    # The last row is open: whoever is in it stays there until leaving.
    older[-1] = (spells[-2:].sum(axis=0)) * survival
    if len(spells) == 1:
        older[0] += separations
    else:
        older[0] = separations
    return older


def simulate(
    network: Network,
    stocks: Stocks,
    target: Target,
    parameters: Mapping[str, float] | None = None,
    *,
    success: Success = "poisson",
    precision: Precision = "float64",
    tell: Callable[[], None] | None = None,
) -> FlowPath:
    """Follow all occupations over the steps of a target path.

    ``parameters`` are overrides of ``FLOW_PARAMETERS``; ``success`` is the rule by which applications
    succeed (the limit of many vacancies, or the finite urn); ``tell`` hears each step. Errors name the
    occupation: stocks or a target that are negative, missing or of another length, and unknown or
    outlandish parameters.

    >>> from arbeid.models.flows.network import complete
    >>> from arbeid.models.flows.stocks import opening
    >>> network = complete(["1", "2"])
    >>> start = opening(network.codes, [500.0, 500.0])
    >>> path = simulate(network, start, constant(start.demand, 100))
    >>> path.total.unemployment_rate[-1].round(5)
    array([0.04107])
    """
    values = FLOW_PARAMETERS.bind(parameters)
    check_stocks(network.codes, stocks)
    check_target(target, network.codes)
    kind = np.dtype(precision).type
    search = Search(network, kind)
    state = with_threshold(stocks, long_term_steps(values["long_term_weeks"])).of(kind)
    record = Record(network.codes, state, target)
    chances = chances_of(values)
    for step in range(1, target.steps + 1):
        state, flows = advance(state, target.at(step).astype(kind), search, chances, success)
        record.add(step, state, *flows)
        if tell is not None:
            tell()
    return record.path(state)


def settle(
    network: Network,
    stocks: Stocks,
    parameters: Mapping[str, float] | None = None,
    steps: int = BURN_IN_STEPS,
    success: Success = "poisson",
) -> Stocks:
    """Burn in: let the stocks settle while demand stands at one job for every member of the labour force.

    Real networks drift for thousands of steps; say at which step a steady state was read.
    """
    return simulate(network, stocks, constant(stocks.demand, steps), parameters, success=success).final


@dataclass(frozen=True)
class Comparison:
    """A run and, from the same stocks, the run in which demand stands still."""

    path: FlowPath
    reference: FlowPath

    def difference(self, measure: str) -> Floats:
        """Give a measure of the run less that of its reference, (steps + 1, occupations); drift cancels."""
        return np.asarray(getattr(self.path, measure) - getattr(self.reference, measure))

    @property
    def total(self) -> Comparison:
        """All occupations added up into one, in both runs."""
        return Comparison(self.path.total, self.reference.total)


def compare(
    network: Network,
    stocks: Stocks,
    target: Target,
    parameters: Mapping[str, float] | None = None,
    *,
    burn_in: int = BURN_IN_STEPS,
    success: Success = "poisson",
) -> Comparison:
    """Burn in from opening stocks, then follow the target, with the run without it beside.

    The target is stated against the opening stocks (demand ``employed + unemployed``), not against those
    after burn-in; its labour-force index is kept in the reference.
    """
    settled = settle(network, stocks, parameters, burn_in, success)
    # Real networks drift on after any burn-in; a reference that drifts alike leaves only the shock.
    still = constant(stocks.demand, target.steps)
    if target.labour_force is not None:
        still = still.with_labour_force(target.labour_force)
    return Comparison(
        simulate(network, settled, target, parameters, success=success),
        simulate(network, settled, still, parameters, success=success),
    )


def chances_of(values: Mapping[str, float]) -> Chances:
    """Take the chances of a step from bound parameters."""
    return Chances(
        values["separation_chance"],
        values["opening_chance"],
        values["shedding_speed"],
        values["hiring_speed"],
    )
