"""The answer to a shock, put together from its tables: what happened, to whom, and what to know of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl

from arbeid.answers.flows import (
    Cycle,
    CycleStep,
    FlowFacts,
    FlowMove,
    FlowOccupation,
    FlowPlace,
    FlowYear,
    Headline,
    JoinedGroup,
    MobilityLine,
    NetworkLine,
    RateLine,
    SettingsLine,
    ShockLine,
    WithoutJobs,
)
from arbeid.answers.quantity import Badge, Quantity, source_lines
from arbeid.data.mobility.of_economy import EconomyNetwork
from arbeid.language import Text
from arbeid.models.flows.cycle import business_cycle_loop
from arbeid.run.flows.mobility_range import Floats
from arbeid.run.flows.notes import sentences
from arbeid.run.flows.shock_run import FlowRun
from arbeid.run.flows.tables import RUNS, beside, group_moves, occupations, totals
from arbeid.run.outputs import columns_of


def facts_of(run: FlowRun) -> FlowFacts:
    """Put a run's whole answer together."""
    yearly, others = totals(run), beside(run)
    return FlowFacts(
        economy=_place(run),
        settings=_settings(run),
        fingerprint=run.fingerprint,
        shock=_shock(run),
        network=_network(run),
        headline=_headline(yearly, others),
        mobility=mobility_line(run.network, [side.times for side in run.beside]),
        years=_years(yearly, others),
        occupations=_occupations(run),
        moves=_moves(run),
        cycle=_cycle(run),
        notes=sentences(run),
        sources=source_lines(run.origins),
    )


def _quantity(value: float | None, unit: str, badge: Badge = "modelled") -> Quantity:
    return Quantity(None if value is None or not math.isfinite(value) else float(value), unit, badge)


def _quantities(
    row: Mapping[str, Any], table: str, units: Mapping[str, str] | None = None
) -> dict[str, Quantity]:
    declared, own = columns_of(table), units or {}
    return {
        name: _quantity(row[name], own.get(name, column.unit), column.badge)
        for name, column in declared.items()
    }


def _place(run: FlowRun) -> FlowPlace:
    entry = run.market.entry
    return FlowPlace(
        id=run.market.id,
        title=entry.title,
        period=entry.period,
        population=entry.population,
        people=_quantity(run.market.people, "people", run.market.badge),
    )


def _settings(run: FlowRun) -> SettingsLine:
    plain = run.settings.plain()
    return SettingsLine(
        economy=plain["economy"],
        shock=plain["shock"],
        network=plain["network"],
        years=plain["years"],
        horizon=plain["horizon"],
        burn_in=plain["burn_in"],
        replicate=plain["replicate"],
        seed=plain["seed"],
        labour_force=plain["labour_force"],
        parameters=plain["parameters"],
    )


def _shock(run: FlowRun) -> ShockLine:
    # Demand lost in one occupation is won in another: half of all changes counts each move once.
    moved = np.abs(run.target - run.demand).sum() / 2 / run.demand.sum()
    return ShockLine(
        name=run.shock.name,
        label=run.shock.label,
        unit=run.shock.unit,
        counts=run.shock.counts,
        automated=_quantity((run.demand * run.automated).sum() / run.demand.sum(), run.shock.unit, "derived"),
        demand_moved=_quantity(moved, "share", "derived"),
        guessed=_quantity(run.shock.guessed, "share", "derived"),
    )


def _network(run: FlowRun) -> NetworkLine:
    network, loss = run.network, run.network.loss
    badge = network.entry.badge
    return NetworkLine(
        id=network.id,
        label=network.entry.label,
        sentence=network.entry.sentence,
        badge=badge,
        places=len(network.network),
        density=_quantity(network.network.density, "share", badge),
        retained=_quantity(network.network.retained, "share", badge),
        covered_people=_quantity(loss.covered_people, "share", "derived"),
        covered_groups=_quantity(loss.covered_groups, "share", "derived"),
        crossing=_quantity(loss.crossing, "share", "derived"),
        without_exits=loss.without_exits,
        without_jobs=tuple(WithoutJobs(code=code, parent=parent) for code, parent in loss.without_jobs),
        joined=tuple(JoinedGroup(code=code, place=place) for code, place in loss.joined),
    )


def _headline(yearly: pl.DataFrame, others: Sequence[pl.DataFrame]) -> Headline:
    return Headline(
        unemployment_rate=_rate("unemployment_rate", yearly, others),
        long_term_rate=_rate("long_term_rate", yearly, others),
        vacancy_rate=_rate("vacancy_rate", yearly, others),
    )


def _rate(name: str, yearly: pl.DataFrame, others: Sequence[pl.DataFrame]) -> RateLine:
    read, sides = _ends(name, yearly), [_ends(name, frame) for frame in others]

    def ranged(end: str, unit: str = "share") -> Quantity:
        return _with_ends(_quantity(read[end], unit), (side[end] for side in sides))

    return RateLine(
        start=ranged("start"),
        furthest=ranged("furthest"),
        furthest_rest=ranged("furthest_rest"),
        furthest_apart=ranged("furthest_apart"),
        end=ranged("end"),
        end_rest=ranged("end_rest"),
        furthest_year=ranged("furthest_year", "years"),
    )


def _ends(name: str, yearly: pl.DataFrame) -> dict[str, float]:
    """Read a rate where it starts, ends, and in the year in which it is furthest from the run at rest."""
    shock, rest = (yearly.filter(pl.col("run") == run).sort("year") for run in RUNS)
    # Furthest from the run at rest, not highest: networks drift, and that is no effect of a shock.
    apart = (shock[name] - rest[name]).to_numpy()
    top = int(np.argmax(np.abs(apart)))
    return {
        "start": shock[name][0],
        "furthest": shock[name][top],
        "furthest_rest": rest[name][top],
        "furthest_apart": float(apart[top]),
        "furthest_year": float(shock["year"][top]),
        "end": shock[name][-1],
        "end_rest": rest[name][-1],
    }


def mobility_line(network: EconomyNetwork, times: Sequence[float]) -> MobilityLine | None:
    """Say how often people move in a network, where that was counted, and with how much more or less."""
    held, entry = network.mobility, network.entry
    if held is None:
        return None
    low, high = (min(held.times, *times), max(held.times, *times)) if times else (None, None)
    return MobilityLine(
        yearly=_quantity(held.yearly, "share", "assumed"),
        unemployment=_quantity(held.unemployment, "share", "assumed"),
        times=Quantity(held.times, "ratio", "assumed", low, high),
        elsewhere=None if network.economy in entry.counted_in else entry.elsewhere,
    )


def _years(yearly: pl.DataFrame, others: Sequence[pl.DataFrame]) -> tuple[FlowYear, ...]:
    # All frames have the same years and runs in the same order.
    rows = zip(*(frame.iter_rows(named=True) for frame in (yearly, *others)), strict=True)
    return tuple(_year(row, sides) for row, *sides in rows)


def _year(row: Mapping[str, Any], sides: Sequence[Mapping[str, Any]]) -> FlowYear:
    column = _between(_quantities(row, "flow-totals"), sides)
    return FlowYear(
        year=row["year"],
        run=row["run"],
        unemployment_rate=column["unemployment_rate"],
        long_term_rate=column["long_term_rate"],
        vacancy_rate=column["vacancy_rate"],
        tightness=column["tightness"],
        employed=column["employed"],
        unemployed=column["unemployed"],
        vacancies=column["vacancies"],
        long_term=column["long_term"],
        hires=column["hires"],
        mean_spell=column["mean_spell"],
    )


def _occupations(run: FlowRun) -> tuple[FlowOccupation, ...]:
    places = {code: at for at, code in enumerate(run.network.network.codes)}
    return tuple(
        _occupation(row, run, [_of_place(side.occupations, places[row["code"]]) for side in run.beside])
        for row in occupations(run).iter_rows(named=True)
    )


def _of_place(columns: Mapping[str, Floats], at: int) -> dict[str, float | None]:
    return {name: float(values[at]) for name, values in columns.items()}


def _apart(rates: Mapping[str, Any]) -> float | None:
    shocked, rest = rates["unemployment"], rates["unemployment_rest"]
    return None if shocked is None or rest is None else shocked - rest


def _between(column: dict[str, Quantity], sides: Sequence[Mapping[str, float | None]]) -> dict[str, Quantity]:
    """Give each number that the sides have too its range; demand and people are the same there."""
    return {
        name: _with_ends(found, (side[name] for side in sides if name in side))
        for name, found in column.items()
    }


def _with_ends(found: Quantity, others: Iterable[float | None]) -> Quantity:
    """Give a number its range over half and double the mobility; what is missing has none."""
    if found.value is None:
        return found
    ends = [value for value in (found.value, *others) if value is not None and math.isfinite(value)]
    return replace(found, low=min(ends), high=max(ends)) if len(ends) > 1 else found


def _occupation(
    row: Mapping[str, Any], run: FlowRun, sides: Sequence[Mapping[str, float | None]]
) -> FlowOccupation:
    column = _between(_quantities(row, "flow-occupations", {"automated": run.shock.unit}), sides)
    apart = _with_ends(_quantity(_apart(row), "share"), map(_apart, sides))
    return FlowOccupation(
        code=row["code"],
        name=Text(nl=row["nl"], en=row["en"]),
        group=row["group"],
        no_exits=row["no_exits"],
        residual=row["residual"],
        people=column["people"],
        automated=column["automated"],
        demand=column["demand"],
        unemployment=column["unemployment"],
        unemployment_rest=column["unemployment_rest"],
        long_term=column["long_term"],
        long_term_rest=column["long_term_rest"],
        vacancy=column["vacancy"],
        vacancy_rest=column["vacancy_rest"],
        tightness=column["tightness"],
        tightness_rest=column["tightness_rest"],
        hires_a_year=column["hires_a_year"],
        hires_a_year_rest=column["hires_a_year_rest"],
        mean_spell=column["mean_spell"],
        mean_spell_rest=column["mean_spell_rest"],
        unemployment_change=column["unemployment_change"],
        long_term_change=column["long_term_change"],
        jobs_change=column["jobs_change"],
        unemployment_apart=apart,
    )


def _moves(run: FlowRun) -> tuple[FlowMove, ...]:
    # The pairs come by origin and destination, as the matrices of the sides are laid out.
    sides = [
        [{"people": float(shock), "people_rest": float(rest)} for shock, rest in zip(*pairs, strict=True)]
        for pairs in ([people.ravel() for people in side.moves] for side in run.beside)
    ]
    rows = zip(group_moves(run).iter_rows(named=True), *sides, strict=True)
    return tuple(_move(row, others) for row, *others in rows)


def _move(row: Mapping[str, Any], sides: Sequence[Mapping[str, float]]) -> FlowMove:
    column = _between(_quantities(row, "flow-moves"), sides)
    return FlowMove(
        origin=row["origin"],
        origin_name=Text(nl=row["origin_nl"], en=row["origin_en"]),
        destination=row["destination"],
        destination_name=Text(nl=row["destination_nl"], en=row["destination_en"]),
        residual=row["residual"],
        people=column["people"],
        people_rest=column["people_rest"],
    )


def _cycle(run: FlowRun) -> Cycle:
    loop = business_cycle_loop(run.network.network, run.demand, run.settings.models["flows"])
    return Cycle(
        area=_quantity(1e4 * loop.area, "squared percentage points"),
        steps=tuple(
            CycleStep(unemployment_rate=float(unemployment), vacancy_rate=float(vacancy))
            for unemployment, vacancy in zip(loop.unemployment_rate, loop.vacancy_rate, strict=True)
        ),
    )
