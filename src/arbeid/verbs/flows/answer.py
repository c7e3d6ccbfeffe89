"""A run of the flow model as plain data: what happened, to whom, and what to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from arbeid.answers.quantity import Badge, Quantity, source_lines
from arbeid.language import Language
from arbeid.models.flows.cycle import business_cycle_loop
from arbeid.verbs.flows.notes import worded
from arbeid.verbs.flows.tables import RUNS, group_moves, occupations, totals
from arbeid.wording import words_of

if TYPE_CHECKING:
    from arbeid.verbs.flows.follow import FlowRun

Facts = dict[str, Any]

UNITS = {
    "unemployment_rate": "share",
    "long_term_rate": "share",
    "vacancy_rate": "share",
    "tightness": "ratio",
    "employed": "people",
    "unemployed": "people",
    "vacancies": "jobs",
    "long_term": "people",
    "hires": "people",
    "mean_spell": "weeks",
}
OF_OCCUPATION: dict[str, tuple[str, Badge]] = {
    "people": ("people", "measured"),
    "automated": ("share", "derived"),
    "demand": ("relative change", "derived"),
    **{
        f"{name}{run}": (unit, "modelled")
        for name, unit in (
            ("unemployment", "share"),
            ("long_term", "share"),
            ("vacancy", "share"),
            ("tightness", "ratio"),
            ("hires_a_year", "people"),
            ("mean_spell", "weeks"),
        )
        for run in ("", "_rest")
    },
    "unemployment_change": ("relative change", "modelled"),
    "long_term_change": ("relative change", "modelled"),
    "jobs_change": ("people", "modelled"),
}


def answer(run: FlowRun, language: Language) -> Facts:
    """Give everything that a face shows of a run; numbers carry unit and badge."""
    words = words_of(language)
    entry = run.market.entry
    yearly = totals(run)
    return {
        "economy": {
            "id": run.market.id,
            "title": entry.title.read(language),
            "period": entry.period,
            "population": entry.population.read(language),
            "people": _quantity(run.market.people, "people", "measured"),
        },
        "settings": asdict(run.settings),
        "fingerprint": run.fingerprint,
        "shock": _shock(run, language),
        "network": _network(run, language),
        "headline": _headline(yearly),
        "years": [_year(row) for row in yearly.iter_rows(named=True)],
        "occupations": [_occupation(row, language) for row in occupations(run).iter_rows(named=True)],
        "moves": [_move(row, language) for row in group_moves(run).iter_rows(named=True)],
        "cycle": _cycle(run),
        "notes": worded(run, words),
        "sources": [asdict(line) for line in source_lines(run.origins)],
    }


def _quantity(value: float | None, unit: str, badge: Badge = "modelled") -> Facts:
    known = value is not None and np.isfinite(value)
    return asdict(Quantity(float(value) if known and value is not None else None, unit, badge))


def _shock(run: FlowRun, language: Language) -> Facts:
    moved = np.abs(run.target - run.demand).sum() / 2 / run.demand.sum()
    return {
        "name": run.shock.name,
        "label": run.shock.label.read(language),
        "automated": _quantity((run.demand * run.automated).sum() / run.demand.sum(), "share", "derived"),
        "demand_moved": _quantity(moved, "share", "derived"),
        "guessed": _quantity(run.shock.guessed, "share", "derived"),
    }


def _network(run: FlowRun, language: Language) -> Facts:
    held, loss = run.held, run.held.loss
    badge: Badge = held.entry.badge
    return {
        "id": held.id,
        "label": held.entry.label.read(language),
        "sentence": held.entry.sentence.read(language),
        "badge": badge,
        "places": len(held.network),
        "density": _quantity(held.network.density, "share", badge),
        "retained": _quantity(held.network.retained, "share", badge),
        "covered_people": _quantity(loss.covered_people, "share", "derived"),
        "covered_groups": _quantity(loss.covered_groups, "share", "derived"),
        "crossing": _quantity(loss.crossing, "share", "derived"),
        "without_exits": list(loss.without_exits),
        "without_jobs": [{"code": code, "parent": parent} for code, parent in loss.without_jobs],
        "joined": [{"code": code, "place": place} for code, place in loss.joined],
    }


def _headline(yearly: pl.DataFrame) -> Facts:
    """Say of each rate where it starts and ends, and in which year it is furthest from the run at rest."""
    shock, rest = (yearly.filter(pl.col("run") == run).sort("year") for run in RUNS)
    found: Facts = {}
    for name in ("unemployment_rate", "long_term_rate", "vacancy_rate"):
        apart = (shock[name] - rest[name]).to_numpy()
        top = int(np.argmax(np.abs(apart)))
        found[name] = {
            "start": _quantity(shock[name][0], "share"),
            "furthest": _quantity(shock[name][top], "share"),
            "furthest_rest": _quantity(rest[name][top], "share"),
            "furthest_apart": _quantity(apart[top], "share"),
            "furthest_year": _quantity(shock["year"][top], "years"),
            "end": _quantity(shock[name][-1], "share"),
            "end_rest": _quantity(rest[name][-1], "share"),
        }
    return found


def _year(row: Mapping[str, Any]) -> Facts:
    numbers = {name: _quantity(row[name], unit) for name, unit in UNITS.items()}
    return {"year": row["year"], "run": row["run"], **numbers}


def _occupation(row: Mapping[str, Any], language: Language) -> Facts:
    numbers = {name: _quantity(row[name], *kind) for name, kind in OF_OCCUPATION.items()}
    own = {"code": row["code"], "name": row[language], "group": row["group"], "no_exits": row["no_exits"]}
    return own | numbers


def _move(row: Mapping[str, Any], language: Language) -> Facts:
    return {
        "origin": row["origin"],
        "origin_name": row[f"origin_{language}"],
        "destination": row["destination"],
        "destination_name": row[f"destination_{language}"],
        "people": _quantity(row["people"], "people"),
        "people_rest": _quantity(row["people_rest"], "people"),
    }


def _cycle(run: FlowRun) -> Facts:
    """Give the Beveridge loop of this labour market over a business cycle, with its signed area."""
    loop = business_cycle_loop(run.held.network, run.demand, run.settings.parameters)
    return {
        "area": _quantity(1e4 * loop.area, "squared percentage points"),
        "steps": [
            {"unemployment_rate": float(u), "vacancy_rate": float(v)}
            for u, v in zip(loop.unemployment_rate, loop.vacancy_rate, strict=True)
        ],
    }
