"""A shock followed through the network, beside the same labour market in which demand stands still."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.economies.economy import Economy, economy
from arbeid.data.fingerprint import fingerprint
from arbeid.data.mobility.of_economy import EconomyNetwork
from arbeid.models.flows.counts import simulate_counts
from arbeid.models.flows.measures import Window, after
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.shock_settings import ShockSettings
from arbeid.models.flows.step import Comparison, simulate
from arbeid.models.flows.stocks import opening
from arbeid.models.flows.targets import Target, automated, constant
from arbeid.models.flows.targets import shock as shock_path
from arbeid.run.flows.broad import broad
from arbeid.run.flows.labour_force import labour_force_index
from arbeid.run.flows.mobility_range import Beside, Side, network_of, sides_of
from arbeid.run.flows.shocks import Shock, shock_of
from arbeid.run.own_values import with_own_values
from arbeid.settings import Settings
from arbeid.table import Origin, each_once

Floats = NDArray[np.floating[Any]]
Tell = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class FlowPlan:
    """What a run needs, before anything has moved: ``index`` is that of the labour force, by step.

    ``settings`` name everything as it is called here, a file with its hash. ``sides`` are followed beside it,
    with half and double the mobility.
    """

    settings: Settings
    fingerprint: str
    market: Economy
    network: EconomyNetwork
    shock: Shock
    steps: int
    index: Floats | None
    sides: tuple[Side, ...] = ()

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where its numbers came from, each once."""
        every = (*self.market.origins, *self.network.origins, *self.shock.origins)
        return each_once(every)


@dataclass(frozen=True, eq=False)
class FlowRun:
    """A run with the shock and one without it, from the same state after burn-in.

    ``before`` is the burn-in, with demand that does not move. In ``both`` step 0 is its last state and the
    shock opens at step 1. ``automated`` and ``target`` are the share of hours taken away and the demand
    that results, by node of the network; ``demand`` is that at rest. ``beside`` has the totals with half and
    double the mobility, where these were followed.
    """

    plan: FlowPlan = field(repr=False)
    before: FlowPath = field(repr=False)
    both: Comparison = field(repr=False)
    automated: Floats = field(repr=False)
    demand: Floats = field(repr=False)
    target: Floats = field(repr=False)
    beside: tuple[Beside, ...] = field(default=(), repr=False)

    @property
    def settings(self) -> Settings:
        """All that it depends on."""
        return self.plan.settings

    @property
    def unfolds(self) -> ShockSettings:
        """How the shock unfolds, and how it is followed."""
        assert self.settings.shock is not None
        return self.settings.shock

    @property
    def during(self) -> Window:
        """The steps over which the shock unfolds: (first, step after the last), as the paper counts them."""
        first, last = after(1, self.unfolds.years)
        return first, min(last, len(self.both.path.employed))

    @property
    def fingerprint(self) -> str:
        """A hash of settings, sources, tables and version."""
        return self.plan.fingerprint

    @property
    def market(self) -> Economy:
        """The labour market."""
        return self.plan.market

    @property
    def network(self) -> EconomyNetwork:
        """The network, with the economy's people in it."""
        return self.plan.network

    @property
    def shock(self) -> Shock:
        """What moves demand."""
        return self.plan.shock

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where its numbers came from, each once."""
        return self.plan.origins


def plan(settings: Settings, *, with_range: bool = True) -> FlowPlan:
    """Load what a shock needs and fingerprint it, so that a folder can be refused before anything runs.

    Half and double the mobility belong to it ``with_range``; the run itself and its fingerprint do not
    depend on them.

    Errors: unknown names, values out of bounds, damaged files, a measure that does not ship (with the
    command that gets it).
    """
    assert settings.shock is not None
    market, network = economy(settings.economy), network_of(settings)
    shock, unfolds = shock_of(settings.shock.measure or None, market), settings.shock.complete()
    index = labour_force_index(unfolds.labour_force, unfolds.steps)
    with_own = with_own_values(settings)
    sides = sides_of(with_own, network) if with_range else ()
    settings = replace(
        with_own,
        network=_network_name(network),
        shock=unfolds.model_copy(
            update={
                "measure": _shock_name(unfolds.measure, shock),
                "labour_force": _labour_force_name(settings, index),
            }
        ),
    )
    planned = FlowPlan(settings, "", market, network, shock, unfolds.steps, index, sides)
    return replace(planned, fingerprint=_fingerprint(planned))


def follow(planned: FlowPlan, tell: Tell | None = None) -> FlowRun:
    """Follow a shock, and the same labour market without it; ``tell`` hears the steps done, of how many.

    With the plan's sides, the same is followed there; kept are totals, columns by occupation and moves.
    """
    shock = planned.settings.shock
    assert shock is not None
    heard = _Heard(tell, (1 + len(planned.sides)) * (shock.burn_in - 1 + 2 * planned.steps))
    run = _course(planned, planned.network, planned.settings.models["flows"], heard)
    if not planned.sides:
        return run
    groups = [group for group, _, _ in broad(run.market, run.network, run.automated)]
    courses = ((side, _course(planned, side.network, side.chances, heard)) for side in planned.sides)
    beside = (Beside.of(side, one.before, one.both, run.during, groups) for side, one in courses)
    return replace(run, beside=tuple(beside))


def _course(
    planned: FlowPlan, network: EconomyNetwork, values: Mapping[str, float], heard: Callable[[], None]
) -> FlowRun:
    settings, steps = planned.settings, planned.steps
    assert settings.shock is not None
    shock = settings.shock
    start = opening(
        network.network.codes,
        network.people,
        separation_chance=values["separation_chance"],
        opening_chance=values["opening_chance"],
    )
    taken, demand = _by_node(network, planned.shock), np.asarray(start.demand, dtype=np.float64)
    target = automated(demand, taken)
    # The last step of the burn-in is step 0 of both runs, so it is one less that goes before.
    before = simulate(network.network, start, constant(demand, shock.burn_in - 1), values, tell=heard)

    def along(path: Target) -> FlowPath:
        path = path if planned.index is None else path.with_labour_force(planned.index)
        if shock.stochastic:
            seed = settings.seed
            return simulate_counts(network.network, before.final, path, values, seed=seed, tell=heard)
        return simulate(network.network, before.final, path, values, tell=heard)

    moved = along(shock_path(demand, target, steps, shock.years, begins=1))
    both = Comparison(moved, along(constant(demand, steps)))
    return FlowRun(planned, before, both, taken, demand, target)


def _fingerprint(planned: FlowPlan) -> str:
    # A source that the reader pulled is in no shipped table, so its own hash is part of what counts.
    hashes = {origin.id: origin.sha256 for origin in planned.origins}
    labour_force = None if planned.index is None else planned.index.tolist()
    facts = {"flows": planned.settings.plain(), "labour_force": labour_force, "sources": hashes}
    return fingerprint(facts)


def _by_node(network: EconomyNetwork, shock: Shock) -> Floats:
    """Average shares over the people of a node, plainly where it has none."""
    lost = shock.frame.with_columns(lost=pl.col("jobs") * pl.col("value"))
    hours = network.gathered(lost, "lost")
    plain = network.gathered(lost, "value") / network.gathered(lost.with_columns(one=pl.lit(1.0)), "one")
    return np.where(network.people > 0, hours / np.where(network.people > 0, network.people, 1), plain)


def _shock_name(asked: str, shock: Shock) -> str:
    return f"{shock.name}@{shock.origins[0].sha256[:12]}" if asked.endswith(".csv") else shock.name


def _network_name(network: EconomyNetwork) -> str:
    own = network.entry.edges is not None and network.entry.edges.file is not None
    return f"{network.id}@{network.origins[0].sha256[:12]}" if own else network.id


def _labour_force_name(settings: Settings, index: Floats | None) -> str | None:
    """Name what the index was read from; that of a scenario's own file by its name, not where it lies."""
    assert settings.shock is not None
    asked = str(settings.shock.labour_force)
    if index is None:
        return None
    return Path(asked).name if settings.scenario and asked.endswith(".csv") else asked


class _Heard:
    """Counts the steps of all runs together for whoever listens."""

    def __init__(self, tell: Tell | None, total: int) -> None:
        self.tell, self.total, self.done = tell, total, 0

    def __call__(self) -> None:
        self.done += 1
        if self.tell is not None:
            self.tell(self.done, self.total)
