"""The difference between two results: in their settings, and in what they come to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from arbeid.answers.comparison import Compared, OccupationLine, OutcomeLine, SettingLine
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.answers.run import RunFacts
from arbeid.answers.spread import Spread, Spreads
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Text
from arbeid.result import Difference, Result, difference
from arbeid.run.outputs import Column, compared
from arbeid.scenario import SCENARIOS
from arbeid.verbs.run.as_run import title_as_run
from arbeid.verbs.run.parts import named, within

OUTER = 10


Side = tuple[Result, RunFacts | None]
"""A result, and what it was answered with: a result that was kept alone has no ranges."""


def difference_of(first: Side, second: Side) -> Compared:
    """Compare two results in the last year that both have. Errors: results on different economies."""
    (one, _), (other, _) = first, second
    found, market = difference(one, other), load_economy(str(one.settings["economy"]))
    return Compared(
        economy=market.id,
        economy_title=market.entry.title,
        first=_title(one),
        second=_title(other),
        year=found.year,
        settings=tuple(
            SettingLine(name=name, first=_shown(a), second=_shown(b)) for name, a, b in found.settings
        ),
        outcomes=(*_totals(found, first, second), *_rates(one, other, found.year)),
        occupations=_occupations(found.occupations, market.residual),
        sources=source_lines((*one.origins, *other.origins)),
    )


def _title(result: Result) -> Text:
    name = str(result.settings["scenario"])
    if name not in SCENARIOS.names():
        return Text(nl=name, en=name)
    return title_as_run(SCENARIOS.get(name), result.settings)


def _shown(value: Any) -> str:
    return "–" if value is None or value == "" else str(value)


def _totals(found: Difference, first: Side, second: Side) -> tuple[OutcomeLine, ...]:
    rows = {row["quantity"]: row for row in found.totals.iter_rows(named=True)}
    lines = (
        _outcome(name, column, rows[name]["first"], rows[name]["second"])
        for name, column in compared("totals").items()
    )
    return tuple(
        replace(
            line,
            first=_ranged(line, line.first, first, found.year),
            second=_ranged(line, line.second, second, found.year),
        )
        for line in lines
    )


def _ranged(line: OutcomeLine, quantity: Quantity, side: Side, year: int) -> Quantity:
    """Give an outcome the range of its own run, which is of that run's horizon."""
    _, facts = side
    spread = _spread(line.name, facts.spreads) if facts and facts.scenario.years == year else None
    return within(quantity, spread) if spread else quantity


def _spread(name: str, held: Spreads) -> Spread | None:
    found = getattr(held, name.removesuffix("_a_year"), None)
    return found if isinstance(found, Spread) else None


def _rates(one: Result, other: Result, year: int) -> tuple[OutcomeLine, ...]:
    lines = []
    for name, column in compared("unemployment").items():
        values = [_rate(result, name, year) for result in (one, other)]
        if None not in values:
            lines.append(_outcome(name, column, *values))
    return tuple(lines)


def _rate(result: Result, name: str, year: int) -> float | None:
    frame = result.tables.get("unemployment")
    if frame is None:
        return None
    row = frame.filter(pl.col("closure") == "open", pl.col("year") == year)
    return float(row[name][0]) if len(row) else None


def _outcome(name: str, column: Column, first: float | None, second: float | None) -> OutcomeLine:
    change = None if first is None or second is None else second - first
    return OutcomeLine(
        name=name,
        label=column.label or Text(nl=name, en=name),
        first=column.quantity(first),
        second=column.quantity(second),
        difference=column.quantity(change),
    )


def _occupations(frame: pl.DataFrame, residual: frozenset[str]) -> tuple[OccupationLine, ...]:
    known = frame.drop_nulls("difference").filter(~pl.col("code").is_in(sorted(residual)))
    largest = known.sort(-pl.col("difference").abs(), "code").head(OUTER).sort("difference", "code")
    return tuple(
        OccupationLine(
            code=row["code"],
            name=named(row),
            first=Quantity(row["first"], "jobs", "modelled"),
            second=Quantity(row["second"], "jobs", "modelled"),
            difference=Quantity(row["difference"], "jobs", "modelled"),
        )
        for row in largest.iter_rows(named=True)
    )
