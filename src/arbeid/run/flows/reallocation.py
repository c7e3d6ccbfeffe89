"""How the labour market takes in a run: its demand path as the target of the flows between occupations.

Equations: ``T_i(t) = (e_i + u_i) R_i / n(t)``, ``R_i = sum_{o in i} D_o(t) / sum_{o in i} E_o`` (1 if empty),
with the opening ``e`` and ``u`` throughout. Full closure: times ``sum (e + u) / sum T``, so only reallocation
is left.
A run without AI goes beside it from the same stocks; the drift of the network cancels in the difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from arbeid.data.mobility.of_economy import EconomyNetwork, economy_network
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.step import settle, simulate
from arbeid.models.flows.stocks import Stocks, opening
from arbeid.models.flows.targets import table
from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on
from arbeid.run.flows.mobility_range import Side, sides_beside
from arbeid.run.flows.nodes import nodes_of
from arbeid.settings import Settings

MOVED = ("employment", "jobs_after")
"""The jobs by occupation that demand is made of: without AI, and with it."""


@dataclass(frozen=True, eq=False)
class Reallocation:
    """The flows with AI and, from the same stocks, without; ``demand`` is the last target relative to 1."""

    closure: str
    with_ai: FlowPath = field(repr=False)
    without: FlowPath = field(repr=False)
    demand: Numbers = field(repr=False)

    @property
    def totals(self) -> Reallocation:
        """The same of the whole labour market; all nodes of a side would be as large as the run itself."""
        return replace(self, with_ai=self.with_ai.total, without=self.without.total)


@dataclass(frozen=True, eq=False)
class Market:
    """An economy's network, the paths that a run takes on it, and AI's reach by node at the horizon.

    ``sides`` are the same with half and double the mobility, where these were followed.
    """

    network: EconomyNetwork
    paths: tuple[Reallocation, ...]
    reach: Numbers = field(repr=False)
    sides: tuple[MarketSide, ...] = ()


@dataclass(frozen=True, eq=False)
class MarketSide:
    """The totals of the same paths where people move so many ``times`` as often.

    ``rates`` are by closure unemployment of each node at the horizon, with AI and without.
    """

    times: float
    paths: tuple[Reallocation, ...]
    rates: Mapping[str, tuple[Numbers, Numbers]] = field(repr=False)


@dataclass(frozen=True, eq=False)
class _Asked:
    """What a run asks of the labour market, by node and step, relative to the start."""

    closure: str
    relative: Numbers
    index: Numbers


def reallocate(settings: Settings, inputs: Inputs, *, with_range: bool = False) -> Market:
    """Follow a run's demand through the network, under each closure asked for.

    ``with_range`` follows half and double the mobility too, of which only totals are kept.
    Errors: an unknown network, or none for this economy.
    """
    network = economy_network(settings.economy, settings.network or None)
    times = step_times(settings)
    # Adoption is evaluated at the time of every step, not interpolated between years: its curve bends.
    arrays = evaluate_on(settings, inputs, times, only=(*MOVED, "handed_over", "assisted"))
    nodes = nodes_of(network, inputs.cells)
    before, after = (nodes.sums(arrays[name]) for name in MOVED)
    relative = relative_to(before, after)
    asked = _Asked(settings.closure, relative, (1 + settings.labour_force) ** times)
    reached = nodes.sums((arrays["handed_over"] + arrays["assisted"])[-1])
    return Market(
        network,
        _paths(network, settings.models["flows"], asked),
        _share(reached, before),
        _sides(settings, network, asked) if with_range else (),
    )


def _sides(settings: Settings, network: EconomyNetwork, asked: _Asked) -> tuple[MarketSide, ...]:
    def at(times: float) -> EconomyNetwork:
        return economy_network(settings.economy, settings.network or None, times=times)

    return tuple(
        _side(side, _paths(side.network, side.chances, asked), settings.years)
        for side in sides_beside(settings, network, at)
    )


def _side(side: Side, paths: Sequence[Reallocation], years: float) -> MarketSide:
    assert side.network.mobility is not None
    rates = {path.closure: rates_at(path, years) for path in paths}
    return MarketSide(side.network.mobility.times, tuple(path.totals for path in paths), rates)


def rates_at(path: Reallocation, years: float) -> tuple[Numbers, Numbers]:
    """Compute unemployment of each node after so many years, (nodes,): with AI and without."""
    at = np.array([years], dtype=np.float64)
    shocked, rest = (
        at_years(side.unemployment_rate.astype(np.float64), at)[0] for side in (path.with_ai, path.without)
    )
    return shocked, rest


def _paths(network: EconomyNetwork, params: Mapping[str, float], asked: _Asked) -> tuple[Reallocation, ...]:
    start, rested = rested_of(network, tuple(sorted(params.items())))
    target, walks = start.demand * asked.relative, _Walks(network, rested, params)
    return tuple(
        _under(closure, target, np.broadcast_to(start.demand, target.shape), asked.index, walks)
        for closure in ("open", "full")
        if asked.closure in ("both", closure)
    )


def _under(closure: str, target: Numbers, still: Numbers, index: Numbers, walks: _Walks) -> Reallocation:
    if closure == "full":
        # Wages clear a market of any size, so the index of the labour force drops out.
        target = target * (still[0].sum() / target.sum(axis=1, keepdims=True))
        index = np.ones_like(index)
    return Reallocation(closure, walks(target, index), walks(still, index), target[-1] / still[0])


class _Walks:
    """Paths from the same stocks; a target is walked only once, as the closures may share that at rest."""

    def __init__(self, network: EconomyNetwork, start: Stocks, params: Mapping[str, float]) -> None:
        self._network, self._start, self._params = network.network, start, params
        self._done: dict[bytes, FlowPath] = {}

    def __call__(self, rows: Numbers, index: Numbers) -> FlowPath:
        key = rows.tobytes() + index.tobytes()
        if key not in self._done:
            target = table(rows) if (index == 1).all() else table(rows).with_labour_force(index)
            self._done[key] = simulate(self._network, self._start, target, self._params)
        return self._done[key]


@lru_cache(maxsize=16)
def rested_of(network: EconomyNetwork, params: tuple[tuple[str, float], ...]) -> tuple[Stocks, Stocks]:
    """Compute the opening stocks and those after burn-in; the same network and parameters only once.

    The target of a run stays that of the opening stocks, wherever the burn-in drifts to: a real network
    drifts for thousands of steps, and would otherwise take its drift for demand.
    """
    values = dict(params)
    start = opening(
        network.network.codes,
        network.people,
        separation_chance=values["separation_chance"],
        opening_chance=values["opening_chance"],
    )
    return start, settle(network.network, start, values)


def step_times(settings: Settings) -> Numbers:
    """List the times of a run's steps in years, from the first to the one after its horizon."""
    return np.arange(1, int(settings.years * STEPS_A_YEAR) + 2) / STEPS_A_YEAR


def relative_to(before: Numbers, after: Numbers) -> Numbers:
    """Divide what is after by what was before; where nobody was, nothing moves."""
    return np.divide(after, before, out=np.ones_like(after), where=before > 0)


def _share(part: Numbers, whole: Numbers) -> Numbers:
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)


def at_years(values: Numbers, years: Numbers) -> Numbers:
    """Read a path (steps + 1, …) at times in years, linearly between steps."""
    position = years * STEPS_A_YEAR
    first = np.minimum(np.floor(position).astype(int), len(values) - 2)
    rest = (position - first).reshape((-1,) + (1,) * (values.ndim - 1))
    return np.asarray(values[first] * (1 - rest) + values[first + 1] * rest)
