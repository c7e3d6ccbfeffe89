"""A run's arrays as tables: occupation by year, industry by year, totals, and the flows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.models.flows.path import FlowPath
from arbeid.models.model import Numbers
from arbeid.run.cells import Cells
from arbeid.run.flows.reallocation import Market, Reallocation, at_years
from arbeid.run.outputs import Column, columns_of, made

_WITHOUT = "_without"
_VALUE, _WAGES = "total_value_added", "total_wage_bill"
_WHOLES = {"of_value_added": (_VALUE,), "of_wage_bill": (_WAGES,)}
"""What a column is divided by beside its own arrays, by how it is taken."""


def occupations(arrays: Mapping[str, Numbers], cells: Cells, years: Numbers) -> pl.DataFrame:
    """Lay out what happens in each occupation in each year, in jobs."""
    return _laid_out("occupations", arrays, cells.occupations, cells.jobs.sum(axis=1), years)


def industries(arrays: Mapping[str, Numbers], cells: Cells, years: Numbers) -> pl.DataFrame:
    """Lay out what happens in each industry in each year: jobs, cost, price and quantity."""
    return _laid_out("industries", arrays, cells.industries, cells.jobs.sum(axis=0), years)


def totals(arrays: Mapping[str, Numbers], years: Numbers) -> pl.DataFrame:
    """Add everything up by year; gains are shares of base-year value added, growth is in logs and points."""
    laid: dict[str, NDArray[Any]] = {"year": years.astype(np.int64)}
    laid |= {name: in_all(column, arrays, years) for name, column in made("totals").items()}
    return pl.DataFrame(laid).with_columns(pl.col(pl.Float64).fill_nan(None))


def unemployment(market: Market, years: Numbers) -> pl.DataFrame:
    """Lay out the rates of the labour market by closure and year, with AI and without."""
    return rates(market.paths, years)


def rates(paths: Iterable[Reallocation], years: Numbers) -> pl.DataFrame:
    """Lay out the same of any paths, such as those of half and double the mobility."""
    frames = [_rates(path, years) for path in paths]
    return pl.concat(frames).with_columns(pl.col(pl.Float64).fill_nan(None))


def network_nodes(market: Market, years: float) -> pl.DataFrame:
    """Lay out by node of the network, at the horizon: reach, change of demand, rates with and without AI."""
    frames = [_node_rates(path, market, years) for path in market.paths]
    return pl.concat(frames).with_columns(pl.col(pl.Float64).fill_nan(None))


def _laid_out(
    table: str, arrays: Mapping[str, Numbers], names: pl.DataFrame, jobs: Numbers, years: Numbers
) -> pl.DataFrame:
    shape = (len(years), len(names))
    laid = {"year": np.repeat(years.astype(np.int64), len(names)), "jobs": np.tile(jobs, len(years))}
    laid |= {
        name: np.broadcast_to(added(column, arrays), shape).ravel() for name, column in made(table).items()
    }
    labels = pl.concat([names] * len(years))
    return labels.hstack(pl.DataFrame(laid))


def added(column: Column, arrays: Mapping[str, Numbers]) -> Numbers:
    """Add up the arrays that a column is made from."""
    return reduce(np.add, [arrays[name] for name in column.arrays])


def read_for(columns: Iterable[Column]) -> tuple[str, ...]:
    """Name the arrays that columns are taken from, whichever way.

    >>> read_for([columns_of("totals")["gain"]])
    ('gain', 'total_value_added')
    """
    found = [name for column in columns for name in (*column.arrays, *_WHOLES.get(column.how, ()))]
    return tuple(dict.fromkeys(found))


def in_all(column: Column, arrays: Mapping[str, Numbers], years: Numbers) -> Numbers:
    """Take one column of the totals, (…, years), from arrays (…, years, occupations) or (…, years, 1)."""
    values = added(column, arrays)
    match column.how:
        case "sum":
            return np.asarray(values.sum(axis=-1))
        case "base":
            # What holds in the base year has no axis of years: jobs by occupation, and one labour share.
            return np.asarray(values.sum(axis=-1) + np.zeros(len(years)))
        case "a_year":
            return _a_year(values[..., 0], years)
        case "of_value_added":
            return np.asarray(values[..., 0] / arrays[_VALUE][..., 0])
        case "of_wage_bill":
            return np.asarray(values[..., 0] / arrays[_WAGES][..., 0])
        case _:
            return np.asarray(values[..., 0])


def _a_year(growth: Numbers, years: Numbers) -> Numbers:
    return np.divide(100 * growth, years, out=np.full_like(growth, np.nan), where=years > 0)


def _rates(path: Reallocation, years: Numbers) -> pl.DataFrame:
    columns = {
        name: at_years(getattr(_side(path, name).total, name.removesuffix(_WITHOUT))[:, 0], years)
        for name, column in columns_of("unemployment").items()
        if column.how != "axis"
    }
    start = {"closure": [path.closure] * len(years), "year": years.astype(np.int64)}
    return pl.DataFrame({**start, **columns})


def _node_rates(path: Reallocation, market: Market, years: float) -> pl.DataFrame:
    at = np.array([years])
    columns = {"people": market.network.people, "reach": market.reach, "demand_change": path.demand - 1}
    for name in columns_of("places"):
        if name not in columns:
            columns[name] = at_years(getattr(_side(path, name), name.removesuffix(_WITHOUT)), at)[0]
    codes = pl.DataFrame({"code": list(market.network.network.codes)})
    named = codes.join(market.network.labels, on="code", how="left", maintain_order="left")
    labelled = named.select("code", "nl", "en").hstack(pl.DataFrame(columns))
    return labelled.with_columns(closure=pl.lit(path.closure)).select("closure", pl.exclude("closure"))


def _side(path: Reallocation, name: str) -> FlowPath:
    return path.without if name.endswith(_WITHOUT) else path.with_ai
