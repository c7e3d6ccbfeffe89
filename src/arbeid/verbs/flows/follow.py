"""A run of the labour-flow model with all that it depends on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.answers.flows import FlowSettings
from arbeid.data.economies.economy import Economy
from arbeid.data.mobility.of_economy import EconomyNetwork
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.step import Comparison
from arbeid.table import Origin
from arbeid.verbs.flows.shocks import Shock

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class FlowPlan:
    """What a run needs, before anything has moved: ``index`` is that of the labour force, by step."""

    settings: FlowSettings
    fingerprint: str
    market: Economy
    held: EconomyNetwork
    shock: Shock
    steps: int
    index: Floats | None


@dataclass(frozen=True, eq=False)
class FlowRun:
    """A run with the shock and one without it, from the same state after burn-in.

    ``before`` is the burn-in, with demand that does not move. In ``both`` step 0 is its last state and the
    shock opens at step 1. ``automated`` and ``target`` are the share of hours taken away and the demand
    that results, by place; ``demand`` is that at rest.
    """

    plan: FlowPlan = field(repr=False)
    before: FlowPath = field(repr=False)
    both: Comparison = field(repr=False)
    automated: Floats = field(repr=False)
    demand: Floats = field(repr=False)
    target: Floats = field(repr=False)

    @property
    def settings(self) -> FlowSettings:
        """All that it depends on."""
        return self.plan.settings

    @property
    def fingerprint(self) -> str:
        """A hash of settings, sources, tables and version."""
        return self.plan.fingerprint

    @property
    def market(self) -> Economy:
        """The labour market."""
        return self.plan.market

    @property
    def held(self) -> EconomyNetwork:
        """The network, with the economy's people in it."""
        return self.plan.held

    @property
    def shock(self) -> Shock:
        """What moves demand."""
        return self.plan.shock

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where its numbers came from, each once."""
        every = (*self.market.origins, *self.held.origins, *self.shock.origins)
        return tuple({origin.id: origin for origin in every}.values())
