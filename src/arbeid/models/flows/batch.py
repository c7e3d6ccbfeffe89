"""Thousands of labour-flow runs at once: one network, many parameter sets, targets or starts.

Every scenario keeps its totals at every step and no paths; ``FlowBatch.path`` runs a chosen one again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.flows.flow_parameters import (
    BURN_IN_STEPS,
    FLOW_PARAMETERS,
    RETAINED_SHARE,
    Precision,
    Success,
    long_term_steps,
)
from arbeid.models.flows.lanes import Inputs, Outputs, Products, Progress, run_scenarios
from arbeid.models.flows.network import Network
from arbeid.models.flows.path import FlowPath, StockRates
from arbeid.models.flows.step import simulate
from arbeid.models.flows.stocks import Stocks, check_stocks, with_threshold
from arbeid.models.flows.targets import Target, check_target
from arbeid.params import Params

Floats = NDArray[np.floating[Any]]
Values = Mapping[str, Floats]

_CHANCES = ("separation_chance", "opening_chance", "shedding_speed", "hiring_speed", "retained_share")


@dataclass(frozen=True, eq=False)
class FlowBatch(StockRates):
    """Totals over all occupations of many runs, (scenarios, steps + 1) from the start on.

    Stocks are people and jobs per opening labour force, as in a single run.
    ``hires`` are those of the step before. ``window_sums`` is (scenarios, windows, 4, occupations): employed,
    unemployed, vacancies and long-term unemployed added up over each window of steps; ``final`` has a
    leading scenario axis, and is there where it was asked for.
    """

    employed: Floats
    unemployed: Floats
    vacancies: Floats
    long_term: Floats
    hires: Floats
    window_sums: Floats
    final: Stocks | None
    path: Callable[[int], FlowPath]
    """Run one scenario (from 0) again and keep its whole path."""


@dataclass(frozen=True, eq=False)
class _Scenarios:
    """What a batch is asked with, every input with a leading axis of ``count`` scenarios or of one."""

    network: Network
    stocks: Stocks
    target: Target
    values: Values
    count: int

    def inputs(
        self, kind: type[np.floating[Any]], windows: Sequence[tuple[int, int]], success: Success
    ) -> Inputs:
        """Write them as the kernels read them, in the precision of the run."""
        values, target = self.values, self.target
        # A network that has its own retained share has none to set: zero then leaves the product as it is.
        chances = [np.broadcast_to(values.get(name, np.zeros(1)), self.count) for name in _CHANCES]
        threshold = long_term_steps(_shared("long_term_weeks", values))
        return Inputs(
            chances=np.stack(chances),
            waypoints=target.waypoints.astype(kind),
            position=target.position,
            labour_force=np.ones((1, target.steps)) if target.labour_force is None else target.labour_force,
            stocks=with_threshold(self.stocks, threshold).of(kind),
            windows=_windows(windows, target.steps),
            urn=success == "urn",
        )

    def path(self, single: Callable[..., FlowPath], scenario: int) -> FlowPath:
        """Run one scenario by itself; a batch keeps no paths, as those of thousands would fill the memory."""
        chosen = {name: float(value[scenario % len(value)]) for name, value in self.values.items()}
        share = chosen.pop(RETAINED_SHARE.name, None)
        network = self.network if share is None else self.network.retaining(share)
        return single(network, self.stocks.scenario(scenario), self.target.scenario(scenario), chosen)


def simulate_batch(
    network: Network,
    stocks: Stocks,
    target: Target,
    parameters: Mapping[str, ArrayLike] | None = None,
    *,
    success: Success = "poisson",
    precision: Precision = "float64",
    windows: Sequence[tuple[int, int]] = (),
    keep_final: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> FlowBatch:
    """Run many scenarios; equal to single runs but for the order in which numbers are added.

    Stocks, target and each parameter are shared or have a leading scenario axis; ``retained_share`` may be
    a parameter where the network has none yet. ``windows`` are (first step, step after the last), from 1.
    ``progress`` is told how many scenarios of how many are done. The first call compiles for some seconds.
    Errors: as ``simulate``, and inputs that differ in their number of scenarios.
    """
    scenarios = _scenarios(network, stocks, target, parameters or {})
    kind = np.dtype(precision).type
    inputs = scenarios.inputs(kind, windows, success)
    outputs = _empty(inputs, len(network), kind, keep_final)
    run_scenarios(Products(network, kind), inputs, outputs, threads, progress)
    employed, unemployed, vacancies, long_term, hires = outputs.totals
    return FlowBatch(
        employed=employed,
        unemployed=unemployed,
        vacancies=vacancies,
        long_term=long_term,
        hires=hires,
        window_sums=outputs.window_sums,
        final=_final(outputs) if keep_final else None,
        path=partial(scenarios.path, partial(simulate, success=success, precision=precision)),
    )


def compare_batch(
    network: Network,
    stocks: Stocks,
    target: Target,
    parameters: Mapping[str, ArrayLike] | None = None,
    *,
    burn_in: int = BURN_IN_STEPS,
    **options: Any,
) -> tuple[FlowBatch, FlowBatch]:
    """Burn every scenario in, then run the batch and, from the same stocks, the one with demand at rest.

    ``options`` are those of ``simulate_batch``.
    """
    demand = stocks.leading().demand[:, None, :]
    rest = Target(demand, np.zeros((1, burn_in)))
    still = Target(demand, np.zeros((1, target.steps)), target.labour_force)
    burning = options | {"windows": (), "keep_final": True}
    settled = simulate_batch(network, stocks, rest, parameters, **burning).final
    assert settled is not None
    return (
        simulate_batch(network, settled, target, parameters, **options),
        simulate_batch(network, settled, still, parameters, **options),
    )


def _scenarios(
    network: Network, stocks: Stocks, target: Target, parameters: Mapping[str, ArrayLike]
) -> _Scenarios:
    """Lay inputs out by scenario; refuse what no scenario could run on."""
    values = _bound(parameters, network)
    target, stocks = target.leading(), stocks.leading()
    count = _count(values, target, stocks)
    check_target(target, network.codes)
    for scenario in range(len(stocks.employed)):
        check_stocks(network.codes, stocks.scenario(scenario))
    return _Scenarios(network, stocks, target, values, count)


def _bound(parameters: Mapping[str, ArrayLike], network: Network) -> Values:
    """Lay every parameter out as (scenarios,) or (1,), each value within its bounds."""
    # What keeps people in their occupation is the network's own, unless it is set.
    beside = (RETAINED_SHARE,) if RETAINED_SHARE.name in parameters else ()
    bound = Params([*FLOW_PARAMETERS, *beside]).bind(parameters, axes=0)
    values = {name: np.atleast_1d(value) for name, value in bound.items()}
    # Only to be refused here, before anything runs, where the network has a share of its own.
    if RETAINED_SHARE.name in parameters:
        network.retaining(float(values[RETAINED_SHARE.name][0]))
    return values


def _count(values: Values, target: Target, stocks: Stocks) -> int:
    """Count the scenarios; what is shared has one."""
    counts = {f"parameter {name}": len(value) for name, value in values.items()}
    counts |= {"target waypoints": len(target.waypoints), "target position": len(target.position)}
    counts |= {"stocks": len(stocks.employed)}
    if target.labour_force is not None:
        counts["labour force"] = len(target.labour_force)
    several = {name: count for name, count in counts.items() if count != 1}
    scenarios = max(several.values(), default=1)
    fewer = [name for name, count in several.items() if count < scenarios]
    if fewer:
        most = max(several, key=several.__getitem__)
        raise ArbeidError(
            "flow_scenarios_differ", first=most, some=scenarios, second=fewer[0], other=several[fewer[0]]
        )
    return scenarios


def _shared(name: str, values: Values) -> float:
    # The rows of spells are laid out by this number, and all lanes of a block share their rows.
    distinct = np.unique(values[name])
    if len(distinct) > 1:
        raise ArbeidError("flow_parameter_shared", name=name)
    return float(distinct[0])


def _windows(windows: Sequence[tuple[int, int]], steps: int) -> NDArray[np.int64]:
    for first, after in windows:
        if not 1 <= first < after <= steps + 1:
            raise OutOfBounds("flow_window", first=first, after=after, steps=steps)
    return np.array(windows, dtype=np.int64).reshape(-1, 2)


def _empty(inputs: Inputs, size: int, kind: type[np.floating[Any]], keep_final: bool) -> Outputs:
    scenarios, kept = inputs.scenarios, inputs.scenarios if keep_final else 0
    return Outputs(
        totals=np.empty((5, scenarios, inputs.position.shape[1] + 1), dtype=kind),
        window_sums=np.empty((scenarios, len(inputs.windows), 4, size), dtype=kind),
        people=np.empty((kept, 3, size), dtype=kind),
        spells=np.empty((kept, inputs.stocks.spells.shape[1], size), dtype=kind),
    )


def _final(outputs: Outputs) -> Stocks:
    employed, unemployed, vacancies = outputs.people.transpose(1, 0, 2)
    return Stocks(employed, unemployed, vacancies, outputs.spells)
