"""From a run's flows to unemployment: where it starts, where it ends, and who is hit from outside."""

from __future__ import annotations

from typing import Any

import polars as pl

from arbeid.answers.quantity import Badge, Quantity
from arbeid.answers.run import ClosureLine, HitLine, PathPoint, StartKind, StartLine
from arbeid.data.codes.means import exact_sum
from arbeid.run.own_values import own_values
from arbeid.run.run import Run
from arbeid.scenario import MODELS
from arbeid.verbs.run.parts import OUTER, named

_LEAST_PEOPLE = 10_000.0


def start(run: Run) -> StartLine | None:
    """Read what unemployment the flows start from, and whether they are fitted to this labour market."""
    if run.market is None:
        return None
    entry, settings = run.inputs.economy.entry, run.settings
    first = run.result.tables["unemployment"].row(0, named=True)
    rates = entry.rates
    given = {
        "unemployment": rates.unemployment if rates else None,
        "vacancy": rates.vacancy if rates else None,
    }
    badge = rates.badge if rates else "assumed"
    return StartLine(
        kind=_kind(run),
        rate=_rate(first["unemployment_rate"]),
        **{name: Quantity(value, "share", badge) for name, value in given.items()},
        long_term_weeks=Quantity(settings.models["flows"]["long_term_weeks"], "weeks", "assumed"),
        own_network=run.market.network.id == entry.network,
        source=rates.source if rates else None,
    )


def _kind(run: Run) -> StartKind:
    own, given = own_values(run.inputs.economy), run.settings.models["flows"]
    for name in MODELS["flows"].names():
        usual = own.get(f"flows.{name}")
        if given[name] != (usual.value if usual else MODELS["flows"][name].default):
            return "chosen"
    return "borrowed" if run.inputs.economy.entry.rates is None else "fitted"


def closures(run: Run) -> tuple[ClosureLine, ...]:
    """Read unemployment under each closure, against the run without AI."""
    frame = run.result.tables.get("unemployment")
    if frame is None:
        return ()
    return tuple(
        _closure(name, frame.filter(pl.col("closure") == name))
        for name in frame["closure"].unique(maintain_order=True)
    )


def _closure(name: str, frame: pl.DataFrame) -> ClosureLine:
    last = frame.row(-1, named=True)
    path = tuple(
        PathPoint(
            year=row["year"],
            rate=_rate(row["unemployment_rate"]),
            without=_rate(row["unemployment_rate_without"]),
        )
        for row in frame.iter_rows(named=True)
    )
    return ClosureLine(
        closure=name,
        rate=_rate(last["unemployment_rate"]),
        without=_rate(last["unemployment_rate_without"]),
        difference=_points(last, "unemployment_rate"),
        long_term=_rate(last["long_term_rate"]),
        long_term_without=_rate(last["long_term_rate_without"]),
        long_term_difference=_points(last, "long_term_rate"),
        path=path,
    )


def hit(run: Run) -> tuple[HitLine, ...]:
    """Choose the ten occupations whose unemployment rises most though AI hardly reaches them.

    Hardly: less than half the mean over people. Left out are occupations of fewer than 10,000 people (or
    of 0.1% of them), those of which no move out is known, and residual groups, which are no occupation.
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
    rows = shown.sort(-rise, "code").head(OUTER).iter_rows(named=True)
    return tuple(_hit(row, run.inputs.economy.badge) for row in rows)


def _hit(row: dict[str, Any], badge: Badge) -> HitLine:
    return HitLine(
        code=row["code"],
        name=named(row),
        people=Quantity(row["people"], "people", badge),
        reach=Quantity(row["reach"], "share", "modelled"),
        rate=_rate(row["unemployment_rate"]),
        without=_rate(row["unemployment_rate_without"]),
        difference=_points(row, "unemployment_rate"),
    )


def _rate(value: float | None) -> Quantity:
    return Quantity(value, "share", "modelled")


def _points(row: dict[str, Any], name: str) -> Quantity:
    return Quantity(100 * (row[name] - row[f"{name}_without"]), "points", "modelled")
