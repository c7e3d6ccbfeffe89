"""What is read off a run of the flow model, as frames: totals, occupations, years and moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.codes.classifications import broad_groups
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR, WEEKS_A_STEP
from arbeid.models.flows.measures import moves, rate_over
from arbeid.models.flows.path import FlowPath, ratio
from arbeid.run.flows.mobility_range import UNEMPLOYMENT, rates_over
from arbeid.run.flows.shock_run import FlowRun
from arbeid.wording import words_of

Floats = NDArray[np.floating[Any]]

RUNS = ("shock", "rest")
_STOCKS = ("employed", "unemployed", "vacancies", "long_term")
_BEFORE = (75, 25)
"""The paper compares with the steps from 75 to 25 before the shock opens."""


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
    path, rest = run.both.path, run.both.reference
    columns: dict[str, Any] = {
        "code": run.network.network.codes,
        "people": run.network.people,
        "automated": run.automated,
        "demand": ratio(run.target, run.demand) - 1,
        **_unemployment(run),
        **_vacancies_and_spells(run),
        # Stocks are per opening labour force; times its index they are heads.
        "jobs_change": (path.employed[-1] - rest.employed[-1]) * path.labour_force[-1],
    }
    frame = pl.DataFrame(columns).join(run.network.labels, on="code", maintain_order="left")
    frame = frame.with_columns(
        no_exits=pl.col("code").is_in(list(run.network.network.without_exits)),
        group=pl.Series([group for group, _, _ in broad(run)]),
    )
    frame = frame.with_columns(residual=pl.col("code").is_in(sorted(run.network.residual)))
    return frame.select("code", "nl", "en", "group", pl.exclude("code", "nl", "en", "group")).with_columns(
        pl.col(pl.Float64).fill_nan(None)
    )


def _unemployment(run: FlowRun) -> dict[str, Floats]:
    """Compute both rates of unemployment by occupation while the shock unfolds, and how they changed."""
    columns = rates_over(run.both, run.during)
    for stock, name in UNEMPLOYMENT:
        columns[f"{name}_change"] = _published(run, stock, run.during)
    return columns


def _vacancies_and_spells(run: FlowRun) -> dict[str, Floats]:
    """Compute how hard it is to find work in each occupation while the shock unfolds, in both runs."""
    first, last = run.during
    # A flow at position j leads to the stocks at j + 1, so the flows of a window stand one before.
    stocks, flows = slice(first, last), slice(first - 1, last - 1)
    columns: dict[str, Floats] = {}
    for followed, name in ((run.both.path, ""), (run.both.reference, "_rest")):
        vacant = followed.vacancies[stocks].sum(axis=0)
        columns[f"vacancy{name}"] = ratio(vacant, vacant + followed.employed[stocks].sum(axis=0))
        columns[f"tightness{name}"] = ratio(vacant, followed.unemployed[stocks].sum(axis=0))
        columns[f"hires_a_year{name}"] = followed.hires[flows].mean(axis=0) * STEPS_A_YEAR
        left, spent = followed.leavers[flows].sum(axis=0), followed.unemployed[flows].sum(axis=0)
        columns[f"mean_spell{name}"] = WEEKS_A_STEP * ratio(spent, left)
    return columns


def group_moves(run: FlowRun) -> pl.DataFrame:
    """Count who found work while the shock unfolds, by broad group of origin and of destination.

    Whoever finds work in the own group is counted too; people per opening labour force. A pair is residual
    where one of the two holds no known occupation.
    """
    groups = broad(run)
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


def broad(run: FlowRun) -> list[tuple[str, str, str]]:
    """Choose the broad group of each node (group, nl, en): its classification's, else thirds of the shock."""
    largest = (
        run.network.members.join(run.market.groups.select("code", "jobs"), on="code")
        .sort("jobs", "code", descending=[True, False])
        .group_by("place", maintain_order=True)
        .agg(pl.col("code").first())
    )
    first = dict(largest.iter_rows())
    codes = [first[place] for place in run.network.network.codes]
    named = broad_groups(run.market.classification, codes)
    if named is not None:
        return list(named.select("group", "nl", "en").iter_rows())
    ranked = np.argsort(np.argsort(run.automated, kind="stable"), kind="stable")
    dutch, english = words_of("nl"), words_of("en")
    thirds = [(name, dutch(f"flows.third.{name}"), english(f"flows.third.{name}")) for name in "123"]
    return [thirds[min(2, 3 * int(rank) // len(codes))] for rank in ranked]


def _paths(run: FlowRun) -> Iterator[tuple[str, FlowPath]]:
    yield from zip(RUNS, (run.both.path, run.both.reference), strict=True)


def _published(run: FlowRun, measure: Any, window: tuple[int, int]) -> Floats:
    """Give the paper's measure: the relative change of a rate from before the shock to while it unfolds."""
    steps = len(run.before.employed)
    first, last = (max(0, steps - back) for back in _BEFORE)
    before = rate_over(run.before, measure, (first, max(last, first + 1)))
    return ratio(rate_over(run.both.path, measure, window), before) - 1


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
