"""Draws under many choices, each evaluated once: what choices leave as it is, they share.

A network or a closure moves no work, so that all of them follow the same demand; and the choice that a
scenario itself makes is the same run under every structure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from arbeid.data.mobility.of_economy import economy_network
from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on
from arbeid.run.flows.many import Drawn, demand_of_draws, followed
from arbeid.run.outputs import Column
from arbeid.run.tables import in_all, read_for
from arbeid.settings import Settings
from arbeid.uncertainty.ensemble.block import laid_out
from arbeid.uncertainty.ensemble.plan import Plan, values_of

T = TypeVar("T")
Key = tuple[Any, ...]


class EvaluatedOnce:
    """Evaluations of rows of draws, kept for as long as choices are drawn beside each other."""

    def __init__(self) -> None:
        self._kept: list[tuple[Key, Any]] = []

    def totals(self, plan: Plan, inputs: Inputs, columns: Sequence[Column], rows: range) -> Numbers:
        """Evaluate columns of totals at the horizon, (draws, columns)."""
        keys = [("total", column, *_work(plan, inputs, rows)) for column in columns]
        lacking = [column for key, column in zip(keys, columns, strict=True) if self._found(key) is None]
        if lacking:
            for column, found in zip(lacking, _totals(plan, inputs, lacking, rows), strict=True):
                self._kept.append((("total", column, *_work(plan, inputs, rows)), found))
        return np.stack([self._found(key) for key in keys], axis=1)

    def unemployment(self, plan: Plan, inputs: Inputs, rows: range) -> Numbers:
        """Follow draws through the labour market: unemployment at the horizon, (draws, 1).

        Errors: no network for the economy, before anything is evaluated.
        """
        market = _market(plan.settings)
        demand = self._once(
            ("demand", *_work(plan, inputs, rows)),
            lambda: demand_of_draws(plan.settings, inputs, _laid(plan, rows), len(rows)),
        )
        # What demand is the same array may have been followed before, through the same market.
        return self._once(
            ("rate", id(demand), *market),
            lambda: followed(plan.settings, inputs, demand)[:, [0]],
        )

    def _once(self, key: Key, work: Callable[[], T]) -> T:
        if (kept := self._found(key)) is not None:
            return kept  # type: ignore[no-any-return]
        found = work()
        self._kept.append((key, found))
        return found

    def _found(self, key: Key) -> Any:
        # Settings hold mappings, which have no hash: these few keys are held against each other.
        return next((found for known, found in self._kept if known == key), None)


def _work(plan: Plan, inputs: Inputs, rows: range) -> Key:
    """Choose what evaluations of work rest on; what nobody set is drawn."""
    return rows, inputs, plan.settings.unset, *plan.settings.work()


def _market(settings: Settings) -> Key:
    """Choose what the labour market rests on; under both closures wages are as they are first."""
    network = economy_network(settings.economy, settings.network or None)
    full = settings.closure == "full"
    return network, full, 0.0 if full else settings.labour_force, settings.models["flows"]


def _totals(plan: Plan, inputs: Inputs, columns: Sequence[Column], rows: range) -> list[Numbers]:
    at = np.array([float(plan.settings.years)])
    arrays = evaluate_on(plan.settings, inputs, at, _laid(plan, rows), only=read_for(columns))
    return [np.broadcast_to(in_all(column, arrays, at)[..., 0], (len(rows),)) for column in columns]


def _laid(plan: Plan, rows: range) -> Drawn:
    return laid_out(plan, values_of(plan, range(rows.stop))[rows.start :])
