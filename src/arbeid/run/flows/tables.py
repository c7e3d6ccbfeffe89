"""What is read off a run of the flow model, as frames: totals, occupations, years and moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.models.flows.flow_parameters import STEPS_A_YEAR, WEEKS_A_STEP
from arbeid.models.flows.measures import moves
from arbeid.models.flows.path import FlowPath, ratio
from arbeid.run.flows.broad import broad
from arbeid.run.flows.during import during
from arbeid.run.flows.shock_run import FlowRun

Floats = NDArray[np.floating[Any]]

RUNS = ("shock", "rest")
_STOCKS = ("employed", "unemployed", "vacancies", "long_term")


def totals(run: FlowRun) -> pl.DataFrame:
    """Lay out the whole labour market by year and run; rates are shares, hires are people in that year."""
    return _totals(_paths(run))


def beside(run: FlowRun) -> list[pl.DataFrame]:
    """Lay out the same totals with half and with double the mobility, where these were followed."""
    return [_totals(zip(RUNS, (side.path, side.reference), strict=True)) for side in run.beside]


def _totals(paths: Iterable[tuple[str, FlowPath]]) -> pl.DataFrame:
    parts = [_yearly(path.total).with_columns(run=pl.lit(name)).drop("code") for name, path in paths]
    frame = pl.concat(parts).sort("year", "run")
    return frame.select("year", "run", pl.exclude("year", "run"))


def by_year(run: FlowRun) -> pl.DataFrame:
    """Lay out every occupation by year and run."""
    parts = [_yearly(path).with_columns(run=pl.lit(name)) for name, path in _paths(run)]
    frame = pl.concat(parts).sort("year", "run", "code")
    return frame.select("year", "run", "code", pl.exclude("year", "run", "code"))


def occupations(run: FlowRun) -> pl.DataFrame:
    """Say what the shock did to each occupation, over the steps in which it unfolds.

    ``automated`` is the share of hours taken away, ``demand`` the relative change of demand after work is
    shared again. ``X`` is a rate with the shock, ``X_rest`` without it, over the same steps;
    ``X_change`` is the paper's measure, the relative change from before the shock. ``jobs_change`` is the
    difference in people at work at the horizon.
    """
    columns: dict[str, Any] = {
        "code": run.network.network.codes,
        "people": run.network.people,
        "automated": run.automated,
        "demand": ratio(run.target, run.demand) - 1,
        **during(run.before, run.both, run.during),
    }
    frame = pl.DataFrame(columns).join(run.network.labels, on="code", maintain_order="left")
    frame = frame.with_columns(
        no_exits=pl.col("code").is_in(list(run.network.network.without_exits)),
        group=pl.Series([group for group, _, _ in groups_of(run)]),
    )
    frame = frame.with_columns(residual=pl.col("code").is_in(sorted(run.network.residual)))
    return frame.select("code", "nl", "en", "group", pl.exclude("code", "nl", "en", "group")).with_columns(
        pl.col(pl.Float64).fill_nan(None)
    )


def group_moves(run: FlowRun) -> pl.DataFrame:
    """Count who found work while the shock unfolds, by broad group of origin and of destination.

    Whoever finds work in the own group is counted too; people per opening labour force. A pair is residual
    where one of the two holds no known occupation.
    """
    groups = groups_of(run)
    names = {group: (nl, en) for group, nl, en in groups}
    member = [group for group, _, _ in groups]
    places, of_none = zip(member, run.network.network.codes, strict=True), run.network.residual
    rest = set(member) - {group for group, place in places if place not in of_none}
    window = run.during
    with_shock, at_rest = (
        moves(run.network.network, path, member, window) for path in (run.both.path, run.both.reference)
    )
    order, counted = with_shock
    return pl.DataFrame(
        [
            {
                "origin": origin,
                "origin_nl": names[origin][0],
                "origin_en": names[origin][1],
                "destination": destination,
                "destination_nl": names[destination][0],
                "destination_en": names[destination][1],
                "residual": bool({origin, destination} & rest),
                "people": float(counted[row, column]),
                "people_rest": float(at_rest[1][row, column]),
            }
            for row, origin in enumerate(order)
            for column, destination in enumerate(order)
        ]
    )


def groups_of(run: FlowRun) -> list[tuple[str, str, str]]:
    """Choose the broad group of each node (group, nl, en)."""
    return broad(run.market, run.network, run.automated)


def _paths(run: FlowRun) -> Iterator[tuple[str, FlowPath]]:
    yield from zip(RUNS, (run.both.path, run.both.reference), strict=True)


def _yearly(path: FlowPath) -> pl.DataFrame:
    """Read stocks linearly at whole years, and add up the hires of the year that ends there."""
    steps = len(path.employed) - 1
    years = np.arange(int(steps / STEPS_A_YEAR + 1e-9) + 1)
    at = years * STEPS_A_YEAR
    heads = path.labour_force[:, None]
    stock = {name: _read(getattr(path, name) * heads, at) for name in _STOCKS}
    hired, left, spent = (
        np.diff(_read(_running(flow), at), axis=0, prepend=np.nan)
        for flow in (path.hires * heads[1:], path.leavers * heads[1:], path.unemployed[:-1] * heads[:-1])
    )
    people = stock["employed"] + stock["unemployed"]
    values = stock | {
        "unemployment_rate": ratio(stock["unemployed"], people),
        "long_term_rate": ratio(stock["long_term"], people),
        "vacancy_rate": ratio(stock["vacancies"], stock["vacancies"] + stock["employed"]),
        "tightness": ratio(stock["vacancies"], stock["unemployed"]),
        "hires": hired,
        "mean_spell": WEEKS_A_STEP * ratio(spent, left),
    }
    size = len(path.codes)
    frame = {
        "year": np.repeat(years, size),
        "code": list(path.codes) * len(years),
        **{name: value.astype(np.float64).ravel() for name, value in values.items()},
    }
    return pl.DataFrame(frame).with_columns(pl.col(pl.Float64).fill_nan(None))


def _running(flow: Floats) -> Floats:
    return np.concatenate([np.zeros((1, flow.shape[1])), np.cumsum(flow, axis=0, dtype=np.float64)])


def _read(values: Floats, at: Floats) -> Floats:
    """Read rows at steps that need not be whole, linearly."""
    low = np.minimum(at.astype(int), len(values) - 1)
    high = np.minimum(low + 1, len(values) - 1)
    part = (at - low)[:, None]
    return np.asarray(values[low] * (1 - part) + values[high] * part)
