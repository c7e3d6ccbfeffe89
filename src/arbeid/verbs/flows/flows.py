"""Where people go when demand moves: a run of the labour-flow model beside the same run at rest."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.answers.flows import FlowSettings
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.fingerprint import fingerprint
from arbeid.data.mobility.of_economy import EconomyNetwork, economy_network
from arbeid.errors import OutOfBounds
from arbeid.models.flows.counts import simulate_counts
from arbeid.models.flows.flow_parameters import BURN_IN_STEPS, FLOW_PARAMETERS, SHOCK_YEARS, STEPS_A_YEAR
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.step import Comparison, simulate
from arbeid.models.flows.stocks import opening
from arbeid.models.flows.targets import Target, automated, constant
from arbeid.models.flows.targets import shock as shock_path
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.verbs.flows.follow import FlowPlan
from arbeid.verbs.flows.labour_force import labour_force_index
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.flows.shocks import Shock, shock_of

Floats = NDArray[np.floating[Any]]
Tell = Callable[[int, int], None]

PAPER_BURN_IN, PAPER_STEPS = 100, 600
# More steps than any labour market takes to come to rest, and as much as a seed holds everywhere.
BURN_IN_MOST, SEED_MOST = 10_000, 2**32 - 1


@checked
def flows(
    name: str,
    *,
    shock: str | None = None,
    years: float = 30,
    horizon: float | None = None,
    network: str | None = None,
    burn_in: int = BURN_IN_STEPS,
    replicate: bool = False,
    stochastic: bool = False,
    seed: int = 1,
    labour_force: float | str | None = None,
    parameters: Mapping[str, float] | None = None,
    started: Callable[[str], None] | None = None,
    tell: Tell | None = None,
) -> FlowOutcome:
    """Let a shock move demand between occupations, and follow who loses work, who finds it, and where.

    ``shock`` is a measure or a CSV file (code, value: the share of hours automated), by default one that
    ships for this economy; work is shared again, so total demand stays. It unfolds over ``years`` along a
    logistic curve; ``horizon`` is how many years are followed (half as long again by default). ``burn_in``
    steps at rest come first; ``replicate`` takes the paper's own settings. ``stochastic`` follows whole
    people by chance, from ``seed``. ``labour_force`` is the index of the labour force at the horizon, or a
    CSV file (year, index). ``parameters`` override the economy's fitted ones. ``started`` hears the
    fingerprint before anything runs, ``tell`` the steps done, of how many. Errors: unknown names, values
    out of bounds, damaged files, a measure that does not ship
    (with the command that gets it).

    >>> run = flows("nl", shock="eloundou-beta-human", years=5)
    >>> run.totals.columns[:4]
    ['year', 'run', 'employed', 'unemployed']
    """
    market, held = economy(name), economy_network(name, network)
    chosen = shock_of(shock, market)
    years = SHOCK_YEARS.check(years)
    if not 1 <= burn_in <= BURN_IN_MOST:
        raise OutOfBounds("flows_burn_in", value=burn_in, most=BURN_IN_MOST)
    if not 0 <= seed <= SEED_MOST:
        raise OutOfBounds("flows_seed", value=seed, most=SEED_MOST)
    burn_in = PAPER_BURN_IN if replicate else burn_in
    horizon = _horizon(years, horizon, replicate=replicate)
    bound = FLOW_PARAMETERS.bind({**_fitted(market, replicate=replicate), **(parameters or {})})
    steps = PAPER_STEPS - burn_in if replicate else math.ceil(horizon * STEPS_A_YEAR)
    index = labour_force_index(labour_force, steps)
    settings = FlowSettings(
        economy=market.id,
        shock=_named(shock, chosen),
        network=_hashed(held),
        years=years,
        horizon=horizon,
        burn_in=burn_in,
        replicate=replicate,
        seed=seed if stochastic else None,
        labour_force=None if index is None else str(labour_force),
        parameters=dict(bound),
    )
    mark = _fingerprint(settings, index, (*market.origins, *held.origins, *chosen.origins))
    if started is not None:
        started(mark)
    return _followed(FlowPlan(settings, mark, market, held, chosen, steps, index), tell)


def _followed(plan: FlowPlan, tell: Tell | None) -> FlowOutcome:
    settings, held, steps = plan.settings, plan.held, plan.steps
    values, seed = settings.parameters, settings.seed
    start = opening(
        held.network.codes,
        held.people,
        separation_chance=values["separation_chance"],
        opening_chance=values["opening_chance"],
    )
    taken, demand = _by_place(held, plan.shock), np.asarray(start.demand, dtype=np.float64)
    target = automated(demand, taken)
    heard = _Heard(tell, settings.burn_in - 1 + 2 * steps)
    before = simulate(held.network, start, constant(demand, settings.burn_in - 1), values, tell=heard)

    def follow(path: Target) -> FlowPath:
        path = path if plan.index is None else path.with_labour_force(plan.index)
        if seed is not None:
            return simulate_counts(held.network, before.final, path, values, seed=seed, tell=heard)
        return simulate(held.network, before.final, path, values, tell=heard)

    moved = follow(shock_path(demand, target, steps, settings.years, begins=1))
    both = Comparison(moved, follow(constant(demand, steps)))
    return FlowOutcome(plan, before, both, taken, demand, target)


def _fingerprint(settings: FlowSettings, index: Floats | None, origins: tuple[Origin, ...]) -> str:
    # A source that the reader pulled is in no shipped table, so its own hash is part of what counts.
    hashes = {origin.id: origin.sha256 for origin in origins}
    labour_force = None if index is None else index.tolist()
    return fingerprint({"flows": settings.plain(), "labour_force": labour_force, "sources": hashes})


def _horizon(years: float, horizon: float | None, *, replicate: bool) -> float:
    if replicate:
        return (PAPER_STEPS - PAPER_BURN_IN) / STEPS_A_YEAR
    if horizon is None:
        return 1.5 * years
    if not years <= horizon <= 1000:
        raise OutOfBounds("flows_horizon", horizon=horizon, years=years)
    return float(horizon)


def _fitted(market: Economy, *, replicate: bool) -> dict[str, float]:
    rates = market.entry.rates
    if replicate or rates is None:
        return {}
    return {**rates.fitted, "long_term_weeks": rates.long_term_weeks}


def _by_place(held: EconomyNetwork, shock: Shock) -> Floats:
    """Average shares over the people of a place, plainly where it has none."""
    lost = shock.frame.with_columns(lost=pl.col("jobs") * pl.col("value"))
    hours = held.gathered(lost, "lost")
    plain = held.gathered(lost, "value") / held.gathered(lost.with_columns(one=pl.lit(1.0)), "one")
    return np.where(held.people > 0, hours / np.where(held.people > 0, held.people, 1), plain)


def _named(shock: str | None, chosen: Shock) -> str:
    own = shock is not None and shock.endswith(".csv")
    return f"{chosen.name}@{chosen.origins[0].sha256[:12]}" if own else chosen.name


def _hashed(held: EconomyNetwork) -> str:
    own = held.entry.edges is not None and held.entry.edges.file is not None
    return f"{held.id}@{held.origins[0].sha256[:12]}" if own else held.id


class _Heard:
    """Counts the steps of all runs together for whoever listens."""

    def __init__(self, tell: Tell | None, total: int) -> None:
        self.tell, self.total, self.done = tell, total, 0

    def __call__(self) -> None:
        self.done += 1
        if self.tell is not None:
            self.tell(self.done, self.total)
