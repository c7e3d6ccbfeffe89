"""A run of the labour-flow model with all that it depends on, and what can be read off it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.economy import Economy
from arbeid.data.networks import EconomyNetwork
from arbeid.language import Language
from arbeid.models.flow_path import FlowPath
from arbeid.models.flows import Comparison
from arbeid.result import Result
from arbeid.table import Origin
from arbeid.verbs.flow_shocks import Shock

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class FlowSettings:
    """All that a run depends on; a file is named with its hash."""

    economy: str
    shock: str
    network: str
    years: float
    horizon: float
    burn_in: int
    replicate: bool
    seed: int | None
    labour_force: str | None
    parameters: Mapping[str, float]


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

    @property
    def totals(self) -> pl.DataFrame:
        """Rates and flows of the whole labour market, by year and run."""
        from arbeid.verbs.flow_tables import totals

        return totals(self)

    @property
    def occupations(self) -> pl.DataFrame:
        """One row for each occupation: what the shock did to it."""
        from arbeid.verbs.flow_tables import occupations

        return occupations(self)

    @property
    def by_year(self) -> pl.DataFrame:
        """Stocks, rates and flows by year, run and occupation."""
        from arbeid.verbs.flow_tables import by_year

        return by_year(self)

    @property
    def moves(self) -> pl.DataFrame:
        """People who found work while the shock unfolds, by the broad group they come from and go to."""
        from arbeid.verbs.flow_tables import group_moves

        return group_moves(self)

    @property
    def result(self) -> Result:
        """Settings, notes, origins and tables, as ``arbeid.result`` keeps and reads them back."""
        from arbeid.verbs.flow_result import result_of

        return result_of(self)

    def plain(self, language: Language = "en") -> dict[str, Any]:
        """Give the answer as plain data: settings, totals, occupations, moves, notes and sources."""
        from arbeid.verbs.flow_answer import answer

        return answer(self, language)

    def figures(self, language: Language = "en") -> list[Any]:
        """Draw its charts."""
        from arbeid.views.plots.flows import figures

        return figures(self.plain(language), language)

    def save(self, folder: str | Path, language: Language = "en") -> Path:
        """Write it to a folder: result.json, answer.json, tables as Parquet and CSV, charts as SVG."""
        from arbeid.verbs.flow_files import save

        return save(self, Path(folder), language)
