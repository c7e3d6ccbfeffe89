"""What drives the balance of jobs of the named scenarios, as a table that ships beside their spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from arbeid.data.figures import TableMissing, table
from arbeid.data.recipes import Made
from arbeid.models.model import Numbers
from arbeid.run.own_values import with_own_values
from arbeid.scenario import SCENARIOS, Scenario
from arbeid.settings import Settings
from arbeid.uncertainty.drawn import DECIDED
from arbeid.uncertainty.ensemble.executors import Here
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.sensitivity import OUTCOMES, drivers
from arbeid.uncertainty.shipped import fingerprint_of
from arbeid.uncertainty.shipped_pairs import main_pairs, plan_of

TABLE = "ensemble-drivers"
POINTS = 1024
"""As many as ``arbeid sensitivity`` takes by itself, so that both say the same."""
_DIGITS = 7


@dataclass(frozen=True)
class DriverRow:
    """An assumption (``model.parameter``) with its shares: value, low and high of each."""

    name: str
    first: tuple[float, float, float]
    total: tuple[float, float, float]


@dataclass(frozen=True)
class DriverRows:
    """The drivers of the balance of jobs, the most telling first, with its mean and spread over draws."""

    rows: tuple[DriverRow, ...]
    together: float
    mean: float
    sd: float
    points: int


def shipped_drivers(scenario: str, economy: str) -> DriverRows | None:
    """Read what drives a named scenario; nothing where it is not in the table, or the table is old.

    >>> found = shipped_drivers("base", "nl")
    >>> found.rows[0].name, found.points
    ('creation.reinstatement', 1024)
    """
    settings = with_own_values(SCENARIOS.get(scenario).settings().changed(economy=economy))
    try:
        frame = table(TABLE).frame
    except TableMissing:
        return None
    chosen = frame.filter(pl.col("scenario") == scenario, pl.col("economy") == settings.economy)
    rows = chosen.sort(-pl.col("first"), "driver").rows(named=True)
    if not rows or rows[0]["fingerprint"] != fingerprint_of(_plan(settings)):
        return None
    return DriverRows(
        rows=tuple(DriverRow(row["driver"], _ends(row, "first"), _ends(row, "total")) for row in rows),
        together=rows[0]["together"],
        mean=rows[0]["mean"],
        sd=rows[0]["sd"],
        points=int(rows[0]["points"]),
    )


def _plan(settings: Settings) -> Plan:
    return Plan(settings, (settings.measure,), POINTS, SEED)


def _ends(row: dict[str, Any], name: str) -> tuple[float, float, float]:
    return row[name], row[f"{name}_low"], row[f"{name}_high"]


def driver_rows(made: Made) -> pl.DataFrame:
    """Divide the spread of every named scenario on one economy, and of the base on those of the catalogue."""
    return pl.DataFrame([row for pair in main_pairs() for row in rows_of(*pair)])


def rows_of(chosen: Scenario, economy: str) -> list[dict[str, Any]]:
    """Divide the spread of one scenario: a row for each assumption; none where nothing is drawn."""
    if (plan := plan_of(chosen, economy, POINTS)) is None:
        return []
    found, at = drivers(plan, Here(), lambda done, total: None), OUTCOMES.index(DECIDED)
    index = found.indices
    if not found.groups or np.isnan(index.first[at]).any():
        return []
    about = {
        "scenario": chosen.id,
        "economy": plan.settings.economy,
        "together": _share(1 - index.first[at].sum()),
        "mean": float(f"{index.mean[at]:.{_DIGITS}g}"),
        "sd": float(f"{index.sd[at]:.{_DIGITS}g}"),
        "points": float(index.used),
        "fingerprint": fingerprint_of(plan),
    }
    return [
        {
            **about,
            "driver": name,
            **_told("first", index.first[at, place], index.first_ends[:, at, place]),
            **_told("total", index.total[at, place], index.total_ends[:, at, place]),
        }
        for place, (name,) in enumerate(found.groups)
    ]


def _told(name: str, value: float, ends: Numbers) -> dict[str, float]:
    return {name: _share(value), f"{name}_low": _share(ends[0]), f"{name}_high": _share(ends[1])}


def _share(value: float) -> float:
    # An estimate of nearly nothing, or of nearly all, may fall beyond it, which no share does.
    return round(float(np.clip(value, 0, 1)), _DIGITS)
