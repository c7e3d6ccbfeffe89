"""A run's whole answer, put together from its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from arbeid.answers.note import Note, typed
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.answers.run import GroupLine, PlaceLine, RunFacts, ScenarioLine
from arbeid.answers.spread import Spreads
from arbeid.data.economies.cuts import cut_entry
from arbeid.measures.measure import MEASURES
from arbeid.run.run import Run
from arbeid.scenario import Scenario
from arbeid.uncertainty.horizon_ranges import HorizonRanges, horizon_ranges
from arbeid.uncertainty.ranges import spreads
from arbeid.verbs.run import market, parts
from arbeid.verbs.run.as_run import sentence_as_run, title_as_run
from arbeid.verbs.run.assumptions import assumptions
from arbeid.verbs.run.outputs import output_lines
from arbeid.verbs.run.over_measures import over_measures

LIMITS = ("forecast", "wages", "people", "industries", "households", "flows", "studies")


def facts_of(
    chosen: Scenario, run: Run, by: str | None, *, point: bool = False, with_range: bool = True
) -> RunFacts:
    """Put a run's whole answer together; ``by`` adds the cells of a cut, if the economy has it.

    With ``point`` headlines have their values as they stand beside their ranges; ``with_range`` draws
    unemployment where it was not drawn beforehand.
    """
    tables = run.result.tables
    total = parts.horizon(tables["totals"]).row(0, named=True)
    occupations = parts.horizon(tables["occupations"]).sort("net", "code")
    badge, ranges = run.inputs.cells.badge, horizon_ranges(run.settings)
    held = spreads(run.settings, ranges)
    listed = occupations.filter(~pl.col("code").is_in(sorted(run.inputs.economy.residual)))
    cells = run.inputs.cells
    drawn = ranges.occupations if ranges else {}
    losing, gaining = (
        parts.group_lines(rows, run.inputs.economy.badge, drawn, cells.codes) for rows in parts.outer(listed)
    )
    industries = parts.horizon(tables["industries"]).sort("net", "code")
    return RunFacts(
        scenario=_scenario(chosen, run),
        economy=_place(run),
        balance=parts.balance(total, held, ranges),
        spreads=held if point else held.without_points(),
        over_measures=over_measures(run),
        losing=losing,
        gaining=gaining,
        industries=parts.group_lines(
            industries, badge, ranges.industries if ranges else {}, cells.industries["code"].to_list()
        ),
        cut=cut_entry(run.inputs.economy, by).label if by else None,
        cells=_cells(run, by, ranges) if by else (),
        productivity=parts.readings(total, held, ranges),
        gains=parts.gains(run, total, held, ranges),
        outputs=tuple(output_lines(run)),
        start=market.start(run),
        unemployment=market.closures(run, with_range=with_range),
        hit=market.hit(run, ranges),
        notes=(*(_note(note) for note in run.result.notes), *_outdated(held)),
        limits=tuple(Note(f"run.limit_{name}") for name in LIMITS),
        assumptions=assumptions(chosen, run),
        sources=source_lines(run.result.origins),
        version=run.result.version,
        fingerprint=run.result.fingerprint,
    )


def _cells(run: Run, by: str, ranges: HorizonRanges | None) -> tuple[GroupLine, ...]:
    frame = parts.in_cut(run, by)
    codes = frame["code"].to_list()
    drawn = ranges.sums(parts.shares_in_cut(run, by, codes)) if ranges else {}
    return parts.group_lines(frame, run.inputs.cells.badge, drawn, codes)


def _outdated(held: Spreads) -> tuple[Note, ...]:
    return (Note("run.ranges_outdated", {"draws": held.draws}),) if held.outdated else ()


def _scenario(chosen: Scenario, run: Run) -> ScenarioLine:
    settings, held = run.settings, run.market
    return ScenarioLine(
        id=chosen.id,
        title=title_as_run(chosen, settings.plain()),
        sentence=sentence_as_run(chosen, settings.plain()),
        leaves_out=chosen.leaves_out,
        measure=settings.measure,
        measure_label=MEASURES.get(settings.measure).label,
        years=settings.years,
        network=held.network.id if held else None,
        network_label=held.network.entry.label if held else None,
    )


def _place(run: Run) -> PlaceLine:
    place, cells = run.inputs.economy, run.inputs.cells
    return PlaceLine(
        id=place.id,
        title=place.entry.title,
        population=place.entry.population,
        period=place.entry.period,
        occupations=len(cells.occupations),
        industries=len(cells.industries),
        people=Quantity(float(cells.jobs.sum()), "people", place.badge),
    )


def _note(note: Mapping[str, Any]) -> Note:
    values = {
        name: MEASURES.get(value).label if name in ("measure", "onto") else value
        for name, value in note["values"].items()
    }
    return typed(f"run.note_{note['key']}", values)
