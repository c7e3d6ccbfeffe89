"""From a run's flows to unemployment: where it starts, where it ends, and who is hit from outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import polars as pl

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import ClosureLine, HitLine, PathPoint, StartKind, StartLine
from arbeid.answers.spread import spread_of
from arbeid.data.codes.means import exact_sum
from arbeid.models.model import Numbers
from arbeid.run.flows.facts import mobility_line
from arbeid.run.flows.reallocation import Market
from arbeid.run.own_values import own_values
from arbeid.run.run import Run
from arbeid.run.tables import rates
from arbeid.scenario import MODELS
from arbeid.uncertainty.horizon_ranges import HorizonRanges, ranged
from arbeid.uncertainty.own_rates import own_rates
from arbeid.uncertainty.shipped_strata import shipped_rates
from arbeid.verbs.run.parts import OUTER, named

_LEAST_PEOPLE = 10_000.0


def start(run: Run) -> StartLine | None:
    """Read what unemployment the flows start from, and whether they are fitted to this labour market."""
    if run.market is None:
        return None
    entry, settings = run.inputs.economy.entry, run.settings
    opening = (run.result.tables["unemployment"], *_beside(run, np.zeros(1)))
    first = _ranged(_rate(frame.row(0, named=True)["unemployment_rate"]) for frame in opening)
    reported = entry.rates
    given = {
        "unemployment": reported.unemployment if reported else None,
        "vacancy": reported.vacancy if reported else None,
    }
    badge = reported.badge if reported else "assumed"
    return StartLine(
        kind=_kind(run),
        rate=first,
        **{name: Quantity(value, "share", badge) for name, value in given.items()},
        long_term_weeks=Quantity(settings.models["flows"]["long_term_weeks"], "weeks", "assumed"),
        own_network=run.market.network.id == entry.network,
        source=reported.source if reported else None,
        mobility=mobility_line(run.market.network, [side.times for side in run.market.sides]),
    )


def _kind(run: Run) -> StartKind:
    own, given = own_values(run.inputs.economy), run.settings.models["flows"]
    for name in MODELS["flows"].names():
        usual = own.get(f"flows.{name}")
        if given[name] != (usual.value if usual else MODELS["flows"][name].default):
            return "chosen"
    return "borrowed" if run.inputs.economy.entry.rates is None else "fitted"


def closures(run: Run, *, with_range: bool) -> tuple[ClosureLine, ...]:
    """Read unemployment under each closure, against the run without AI.

    ``with_range`` draws the assumptions where where it lies was not worked out beforehand.
    """
    if run.market is None:
        return ()
    frame = run.result.tables["unemployment"]
    at = np.arange(run.settings.years + 1, dtype=np.float64)
    sides = _beside(run, at)
    drawn = shipped_rates(run.settings) or (own_rates(run.settings) if with_range else {})
    return tuple(
        _closure(name, drawn.get(name), *(one.filter(pl.col("closure") == name) for one in (frame, *sides)))
        for name in frame["closure"].unique(maintain_order=True)
    )


def _beside(run: Run, years: Numbers) -> list[pl.DataFrame]:
    """Lay out the rates with half and with double the mobility, where these were followed."""
    return [rates(side.paths, years) for side in run.market.sides] if run.market else []


def _closure(name: str, drawn: Numbers | None, *frames: pl.DataFrame) -> ClosureLine:
    """Read one closure from the run's own frame, with its ranges from those beside it."""
    every = [one.row(-1, named=True) for one in frames]
    path = tuple(
        PathPoint(
            year=beside[0]["year"],
            rate=_ranged(_rate(row["unemployment_rate"]) for row in beside),
            without=_ranged(_rate(row["unemployment_rate_without"]) for row in beside),
        )
        for beside in zip(*(one.iter_rows(named=True) for one in frames), strict=True)
    )
    return ClosureLine(
        closure=name,
        rate=_ranged(_rate(row["unemployment_rate"]) for row in every),
        without=_ranged(_rate(row["unemployment_rate_without"]) for row in every),
        difference=_ranged(_points(row, "unemployment_rate") for row in every),
        long_term=_ranged(_rate(row["long_term_rate"]) for row in every),
        long_term_without=_ranged(_rate(row["long_term_rate_without"]) for row in every),
        long_term_difference=_ranged(_points(row, "long_term_rate") for row in every),
        drawn=None if drawn is None else spread_of(drawn, "share"),
        path=path,
    )


def _ranged(every: Iterable[Quantity]) -> Quantity:
    """Give the first its range over all, where there are more."""
    first, *others = every
    values = [float(one) for one in (first, *others)]
    return replace(first, low=min(values), high=max(values)) if others else first


def hit(run: Run, ranges: HorizonRanges | None) -> tuple[HitLine, ...]:
    """Choose the ten occupations whose unemployment rises most though AI hardly reaches them.

    Hardly: less than half the mean over people. Left out are occupations of fewer than 10,000 people (or
    of 0.1% of them), those of which no move out is known, and residual groups, which are no occupation.
    Unemployment rises with half and double the mobility too, which are the ends of its ranges; AI's reach
    has those of the draws.
    """
    if run.market is None:
        return ()
    frame = run.result.tables["places"]
    frame = frame.filter(
        pl.col("closure") == frame["closure"][0], pl.col("people") > 0, pl.col("reach").is_not_null()
    )
    mean = exact_sum(frame["reach"] * frame["people"]) / exact_sum(frame["people"])
    network = run.market.network
    left_out = {*network.network.without_exits, *network.residual}
    rise = pl.col("unemployment_rate") - pl.col("unemployment_rate_without")
    least = min(_LEAST_PEOPLE, 0.001 * exact_sum(frame["people"]))
    shown = frame.filter(
        pl.col("reach") < mean / 2,
        pl.col("people") >= least,
        ~pl.col("code").is_in(sorted(left_out)),
        rise > 0,
    )
    rows = shown.sort(-rise, "code").iter_rows(named=True)
    beside = ((row, _on_sides(run.market, row)) for row in rows)
    risen = ((row, sides) for row, sides in beside if all(rate > without for rate, without in sides))
    return tuple(_hit(run, row, sides, ranges) for row, sides in islice(risen, OUTER))


def _on_sides(market: Market, row: dict[str, Any]) -> list[tuple[float, float]]:
    """Read unemployment of a place with AI and without where people move half and twice as often."""
    at = market.network.network.codes.index(row["code"])
    both = (side.rates[row["closure"]] for side in market.sides)
    return [(float(rate[at]), float(without[at])) for rate, without in both]


def _hit(
    run: Run, row: dict[str, Any], sides: list[tuple[float, float]], ranges: HorizonRanges | None
) -> HitLine:
    difference = _points(row, "unemployment_rate")
    apart = [replace(difference, value=100 * (rate - without)) for rate, without in sides]
    return HitLine(
        code=row["code"],
        name=named(row),
        people=Quantity(row["people"], "people", run.inputs.economy.badge),
        reach=_reach(run, row, ranges),
        rate=_ranged((_rate(row["unemployment_rate"]), *(_rate(rate) for rate, _ in sides))),
        without=_ranged((_rate(row["unemployment_rate_without"]), *(_rate(without) for _, without in sides))),
        difference=_ranged((difference, *apart)),
    )


def _reach(run: Run, row: dict[str, Any], ranges: HorizonRanges | None) -> Quantity:
    """Read how much of a place's work AI touches, over the draws of the occupations in it."""
    reach = _rate(row["reach"])
    if ranges is None or run.market is None:
        return reach
    members = run.market.network.members
    inside = set(members.filter(pl.col("place") == row["code"])["code"])
    at = [place for place, code in enumerate(run.inputs.cells.codes) if code in inside]
    names = ("handed_over", "assisted")
    touched = sum(ranges.occupations[name][:, at].sum(axis=1) for name in names)
    # A place is read at the step after the horizon, and draws at the horizon itself.
    horizon = sum(float(run.arrays[name][-1, at].sum()) for name in names)
    return ranged(reach, row["reach"] * touched / horizon) if horizon else reach


def _rate(value: float | None) -> Quantity:
    return Quantity(value, "share", "modelled")


def _points(row: dict[str, Any], name: str) -> Quantity:
    return Quantity(100 * (row[name] - row[f"{name}_without"]), "points", "modelled")
