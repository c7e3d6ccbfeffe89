"""Unemployment at the horizon for many draws of a run at once: their demand through one network.

The chances with which people move are those of the economy and are not drawn, so all draws start from the
same stocks: the burn-in is walked once, and so is the run without AI. Each draw equals the run of its own
values to the order in which numbers are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from arbeid.data.mobility.of_economy import EconomyNetwork, economy_network
from arbeid.models.flows.batch import simulate_batch
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR
from arbeid.models.flows.step import simulate
from arbeid.models.flows.targets import Target, table
from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on
from arbeid.run.flows.nodes import nodes_of
from arbeid.run.flows.reallocation import MOVED, at_years, relative_to, rested_of, step_times
from arbeid.run.outputs import Column, compared
from arbeid.settings import Settings

_NUMBERS_AT_ONCE = 250_000
"""Draws x steps x occupations that are evaluated at once: few enough to stay near the processor."""
_FOLLOWED_AT_ONCE = 64
"""Draws that are followed at once, so that memory does not grow with their number: several full blocks."""
Drawn = Mapping[str, Mapping[str, Numbers]]
"""Values of draws by model and parameter."""
Chances = tuple[tuple[str, float], ...]


def flow_columns() -> dict[str, Column]:
    """Choose the rates of the labour market that are headlines, in their order.

    >>> list(flow_columns())
    ['unemployment_rate', 'unemployment_rate_without']
    """
    return compared("unemployment")


@dataclass(frozen=True, eq=False)
class Demand:
    """Jobs without AI, (occupations,), and with it by draw and step, (draws, steps, occupations)."""

    before: Numbers
    after: Numbers


def flows_of_draws(settings: Settings, inputs: Inputs, drawn: Drawn, size: int) -> Numbers:
    """Follow ``size`` draws and read the rates of ``flow_columns`` at the horizon, (draws, rates).

    Wages are as they are unless the closure is ``full``. Settings hold the economy's own values. Errors: no
    network for the economy; parameters that do not go together.
    """
    parts = [
        followed(settings, inputs, demand_of_draws(settings, own, laid, count))
        for own, laid, count in _some(inputs, drawn, size, _FOLLOWED_AT_ONCE)
    ]
    return np.concatenate(parts)


def demand_of_draws(settings: Settings, inputs: Inputs, drawn: Drawn, size: int) -> Demand:
    """Evaluate the jobs of ``size`` draws at every step, few draws at a time for their memory.

    They are the same under every network and closure.
    """
    times = step_times(settings)
    every = max(1, _NUMBERS_AT_ONCE // (len(times) * len(inputs.cells.codes)))
    parts, before = [], None
    for own, laid, count in _some(inputs, drawn, size, every):
        arrays = evaluate_on(settings, own, times, laid, only=MOVED)
        before, after = (arrays[name] for name in MOVED)
        parts.append(np.broadcast_to(after, (count, *after.shape[-2:])))
    assert before is not None
    return Demand(before, np.concatenate(parts))


def followed(settings: Settings, inputs: Inputs, demand: Demand) -> Numbers:
    """Follow demand through the network and read the rates at the horizon, (draws, rates)."""
    network = economy_network(settings.economy, settings.network or None)
    chances, times = tuple(sorted(settings.models["flows"].items())), step_times(settings)
    start, rested = rested_of(network, chances)
    nodes = nodes_of(network, inputs.cells)
    after = nodes.sums(demand.after)
    rows = start.demand * relative_to(np.broadcast_to(nodes.sums(demand.before), after.shape), after)
    index = (1 + settings.labour_force) ** times
    if settings.closure == "full":
        # Wages clear a market of any size, as where a single run is followed.
        rows = rows * (start.demand.sum() / rows.sum(axis=-1, keepdims=True))
        index = np.ones_like(index)
    steps = np.arange(len(times), dtype=np.float64)
    target = Target(rows, steps[None], None if (index == 1).all() else index[None])
    # One thread: blocks of draws are what is shared out over processes.
    batch = simulate_batch(network.network, rested, target, dict(chances), threads=1)
    at = np.array([float(settings.years)])
    rate = at_years(np.asarray(batch.unemployment_rate.T, dtype=np.float64), at)[0]
    growth = 0.0 if settings.closure == "full" else settings.labour_force
    without = _without(network, chances, settings.years, growth)
    return np.stack([rate, np.full(len(rate), without)], axis=1)


def _some(inputs: Inputs, drawn: Drawn, size: int, every: int) -> Iterator[tuple[Inputs, Drawn, int]]:
    """Take some draws after others: their inputs, their values, their number."""
    for first in range(0, size, every):
        some = slice(first, min(first + every, size))
        laid = {model: {name: values[some] for name, values in own.items()} for model, own in drawn.items()}
        yield inputs.some_draws(some), laid, some.stop - some.start


@lru_cache(maxsize=16)
def _without(network: EconomyNetwork, chances: Chances, years: int, labour_force: float) -> float:
    start, rested = rested_of(network, chances)
    steps = int(years * STEPS_A_YEAR) + 1
    target = table(np.broadcast_to(start.demand, (steps, len(start.demand))))
    index = (1 + labour_force) ** (np.arange(1, steps + 1) / STEPS_A_YEAR)
    if (index != 1).any():
        target = target.with_labour_force(index)
    path = simulate(network.network, rested, target, dict(chances)).total
    rate = np.asarray(path.unemployment_rate[:, 0], dtype=np.float64)
    return float(at_years(rate, np.array([float(years)]))[0])
