"""A run's arrays as tables: occupation by year, industry by year, totals, and the flows."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from arbeid.models.blocks.added_value import RECEIVERS
from arbeid.models.model import Numbers
from arbeid.run.cells import Cells
from arbeid.run.flows.reallocation import Market, Reallocation, at_years

_BY_OCCUPATION = {
    "exposure": "exposure",
    "mode": "mode",
    "handed_over": "handed_over",
    "assisted": "assisted",
    "freed": "freed",
    "demand": "demand_effect",
    "new_work": "new_work",
    "net": "net",
    "jobs_after": "jobs_after",
    "net_full": "net_full",
    "jobs_after_full": "jobs_after_full",
}
_BY_INDUSTRY = {
    "value_weight": "value_weight",
    "unit_cost": "unit_cost",
    "price": "price",
    "quantity": "quantity",
    "handed_over": "handed_over_in_industry",
    "assisted": "assisted_in_industry",
    "freed": "freed_in_industry",
    "demand": "demand_effect_in_industry",
    "new_work": "new_work_in_industry",
    "net": "net_in_industry",
}
_SUMS = ("handed_over", "assisted", "freed", "new_work", "net")
_TOTALS = ("rebalancing", "won", "lost", "won_full", "lost_full", "labour_share_after")
_GROWTH = ("productivity", "productivity_reallocated", "output", "output_per_worker")
_RATES = {
    "unemployment_rate": "unemployment_rate",
    "long_term_rate": "long_term_rate",
    "vacancy_rate": "vacancy_rate",
}


def occupations(found: Mapping[str, Numbers], cells: Cells, years: Numbers) -> pl.DataFrame:
    """Lay out what happens in each occupation in each year, in jobs."""
    return _laid_out(found, cells.occupations, cells.jobs.sum(axis=1), _BY_OCCUPATION, years)


def industries(found: Mapping[str, Numbers], cells: Cells, years: Numbers) -> pl.DataFrame:
    """Lay out what happens in each industry in each year: jobs, cost, price and quantity."""
    return _laid_out(found, cells.industries, cells.jobs.sum(axis=0), _BY_INDUSTRY, years)


def totals(found: Mapping[str, Numbers], years: Numbers) -> pl.DataFrame:
    """Add everything up by year; gains are shares of base-year value added, growth is in logs and points."""
    size = len(years)
    columns = {"year": years.astype(np.int64), "jobs": np.full(size, found["employment"].sum())}
    columns["touched"] = (found["handed_over"] + found["assisted"]).sum(axis=-1)
    columns |= {name: found[name].sum(axis=-1) for name in _SUMS}
    columns["demand"] = found["demand_effect"].sum(axis=-1)
    columns |= {name: found[name][:, 0] for name in _TOTALS}
    columns["labour_share_before"] = np.full(size, found["mean_labour_share"][0])
    for name in _GROWTH:
        columns[name] = found[name][:, 0]
        columns[f"{name}_a_year"] = _a_year(found[name][:, 0], years)
    whole = found["total_value_added"][0]
    columns |= {name: found[name][:, 0] / whole for name in ("gain", *RECEIVERS)}
    columns["ai_bill"] = found["ai_suppliers"][:, 0] / found["total_wage_bill"][0]
    return pl.DataFrame(columns).with_columns(pl.col(pl.Float64).fill_nan(None))


def unemployment(market: Market, years: Numbers) -> pl.DataFrame:
    """Lay out the rates of the labour market by closure and year, with AI and without."""
    frames = [_rates(path, years) for path in market.paths]
    return pl.concat(frames).with_columns(pl.col(pl.Float64).fill_nan(None))


def network_nodes(market: Market, years: float) -> pl.DataFrame:
    """Lay out by node of the network, at the horizon: reach, change of demand, rates with and without AI."""
    frames = [_node_rates(path, market, years) for path in market.paths]
    return pl.concat(frames).with_columns(pl.col(pl.Float64).fill_nan(None))


def _laid_out(
    found: Mapping[str, Numbers], names: pl.DataFrame, jobs: Numbers, which: Mapping[str, str], years: Numbers
) -> pl.DataFrame:
    shape = (len(years), len(names))
    columns = {"year": np.repeat(years.astype(np.int64), len(names)), "jobs": np.tile(jobs, len(years))}
    columns |= {name: np.broadcast_to(found[key], shape).ravel() for name, key in which.items()}
    labels = pl.concat([names] * len(years))
    return labels.hstack(pl.DataFrame(columns))


def _a_year(growth: Numbers, years: Numbers) -> Numbers:
    return np.divide(100 * growth, years, out=np.full_like(growth, np.nan), where=years > 0)


def _rates(path: Reallocation, years: Numbers) -> pl.DataFrame:
    columns: dict[str, Numbers] = {}
    for name in _RATES:
        columns[name] = at_years(getattr(path.with_ai.total, name)[:, 0], years)
        columns[f"{name}_without"] = at_years(getattr(path.without.total, name)[:, 0], years)
    start = {"closure": [path.closure] * len(years), "year": years.astype(np.int64)}
    return pl.DataFrame({**start, **columns})


def _node_rates(path: Reallocation, market: Market, years: float) -> pl.DataFrame:
    at = np.array([years])
    rates: dict[str, Numbers] = {}
    for name in ("unemployment_rate", "long_term_rate"):
        rates[name] = at_years(getattr(path.with_ai, name), at)[0]
        rates[f"{name}_without"] = at_years(getattr(path.without, name), at)[0]
    codes = pl.DataFrame({"code": list(market.network.network.codes)})
    named = codes.join(market.network.labels, on="code", how="left", maintain_order="left")
    start = pl.DataFrame(
        {
            "people": market.network.people,
            "reach": market.reach,
            "demand_change": path.demand - 1,
            **rates,
        }
    )
    labelled = named.select("code", "nl", "en").hstack(start)
    return labelled.with_columns(closure=pl.lit(path.closure)).select("closure", pl.exclude("closure"))
