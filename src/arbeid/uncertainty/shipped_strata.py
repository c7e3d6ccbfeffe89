"""Structural choices of the named scenarios as a table that ships, each row refused where it is old.

The row of a choice holds with the figures, laws and settings under that choice; those of a network also with
the tables that the network is made of.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from arbeid.data.economies.economy import economy
from arbeid.data.figures import DECLARED, TableMissing, table
from arbeid.data.fingerprint import kept_hash
from arbeid.data.mobility.entry import NETWORKS
from arbeid.data.recipes import Made
from arbeid.models.model import Numbers
from arbeid.run.flows.many import flow_columns
from arbeid.run.outputs import columns_of
from arbeid.run.own_values import with_own_values
from arbeid.scenario import Scenario
from arbeid.settings import Settings
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.shipped import COLUMNS, fingerprint_of
from arbeid.uncertainty.shipped_pairs import main_pairs, plan_of
from arbeid.uncertainty.strata import MOST, Drawn, DrawnStructure, drawn_structures
from arbeid.uncertainty.structures import STRUCTURES, Stratum, Structure, strata_of, structures

TABLE = "ensemble-choices"
_DIGITS = 9
_Rows = dict[tuple[str, str], list[dict[str, Any]]]


def shipped_structures(settings: Settings) -> tuple[DrawnStructure, ...] | None:
    """Read the structural choices of a named scenario; nothing where it has none, or one of its rows is old.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = shipped_structures(SCENARIOS.get("base").settings())
    >>> [one.structure.id for one in found][-1], found[0].drawn[0].draws
    ('study', 512)
    """
    settings = with_own_values(settings)
    rows = _rows(settings)
    found = []
    for structure in structures():
        if (drawn := _drawn(structure, settings, rows)) is None:
            return None
        if drawn:
            found.append(DrawnStructure(structure, drawn, ()))
    return tuple(found) or None


def shipped_rates(settings: Settings) -> dict[str, Numbers]:
    """Read where unemployment of a named scenario lies under each closure, at ENDS; nothing where old.

    >>> from arbeid.scenario import SCENARIOS
    >>> sorted(shipped_rates(SCENARIOS.get("base").settings()))
    ['full', 'open']
    """
    settings = with_own_values(settings)
    drawn = _drawn(STRUCTURES.get("closure"), settings, _rows(settings, "closure")) or ()
    return {one.stratum.name: one.quantiles for one in drawn if one.outcome == "unemployment_rate"}


def _drawn(structure: Structure, settings: Settings, rows: _Rows) -> tuple[Drawn, ...] | None:
    """Read the choices of one structure that have rows; nothing where one of them is old."""
    strata = [one for one in strata_of(structure, settings) if (structure.id, one.name) in rows]
    if any(rows[structure.id, one.name][0]["fingerprint"] != _fingerprint(one) for one in strata):
        return None
    return tuple(_read(one, row) for one in strata for row in rows[structure.id, one.name])


def _rows(settings: Settings, structure: str | None = None) -> _Rows:
    """Read the rows of a scenario by structure and choice; none where no table is there."""
    try:
        frame = table(TABLE).frame
    except TableMissing:
        return {}
    chosen = frame.filter(pl.col("scenario") == settings.scenario, pl.col("economy") == settings.economy)
    chosen = chosen if structure is None else chosen.filter(pl.col("structure") == structure)
    rows: _Rows = {}
    for row in chosen.iter_rows(named=True):
        rows.setdefault((row["structure"], row["choice"]), []).append(row)
    return rows


def _read(stratum: Stratum, row: Mapping[str, Any]) -> Drawn:
    column = (columns_of("totals") | flow_columns())[row["outcome"]]
    ends = np.array([np.nan if row[name] is None else row[name] for name in COLUMNS])
    return Drawn(stratum, row["outcome"], column, ends, int(row["draws"]))


def _fingerprint(stratum: Stratum) -> str:
    settings = stratum.settings
    facts = {
        "work": fingerprint_of(Plan(settings, (settings.measure,), MOST, SEED)),
        "choice": [stratum.structure, stratum.name, stratum.major, sorted(stratum.columns.items())],
        "market": [settings.closure, settings.labour_force, sorted(settings.models["flows"].items())],
        "network": _network(settings.network or economy(settings.economy).entry.network or ""),
    }
    return kept_hash(facts)


def _network(name: str) -> list[str]:
    """Hash what a network is made of, without making it: its entry, and the tables that this names."""
    if name not in NETWORKS.names():
        return [name]
    entry = NETWORKS.get(name)
    facts = entry.model_dump(mode="json", exclude={"folder", "label", "sentence", "note", "elsewhere"})
    named = [part.table for part in (entry.edges, entry.likeness) if part and part.table]
    named += [entry.edges.jobs] if entry.edges and entry.edges.jobs else []
    files = [DECLARED.get(one).path() for one in named]
    return [
        json.dumps(facts, sort_keys=True),
        *(hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.exists()),
    ]


def choice_rows(made: Made) -> pl.DataFrame:
    """Draw every named scenario under each choice on one economy, and the base on those of the catalogue."""
    return pl.DataFrame([row for pair in main_pairs() for row in rows_of(*pair)], infer_schema_length=None)


def rows_of(chosen: Scenario, economy: str) -> list[dict[str, Any]]:
    """Draw one scenario under each choice: a row for each outcome; none where nothing is drawn."""
    if (plan := plan_of(chosen, economy, MOST)) is None:
        return []
    return [
        {
            "scenario": chosen.id,
            "economy": plan.settings.economy,
            "structure": part.structure.id,
            "choice": one.stratum.name,
            "outcome": one.outcome,
            **{name: _rounded(end) for name, end in zip(COLUMNS, one.quantiles.tolist(), strict=True)},
            "draws": float(one.draws),
            "fingerprint": _fingerprint(one.stratum),
        }
        for part in drawn_structures(_followed(plan))
        for one in part.drawn
    ]


def _followed(plan: Plan) -> Plan:
    # The labour market of an economy without a network is left out, and nothing else of it.
    return replace(plan, flows=economy(plan.settings.economy).entry.network is not None)


def _rounded(value: float) -> float | None:
    # So that the table has the same bytes wherever it is made.
    return float(f"{value:.{_DIGITS}g}") if np.isfinite(value) else None
