"""The difference between two results: in their settings, and in what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from arbeid.answers.comparison import Compared, OccupationLine, OutcomeLine, SettingLine
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.answers.run import RunFacts
from arbeid.answers.spread import Spread, Spreads, spread_of
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Text
from arbeid.models.model import Numbers
from arbeid.result import Difference, Result, difference
from arbeid.run.outputs import Column, compared
from arbeid.scenario import SCENARIOS
from arbeid.settings import Settings
from arbeid.uncertainty.paired import Paired, paired_differences, paired_rates
from arbeid.verbs.run.as_run import title_as_run
from arbeid.verbs.run.parts import named, within

OUTER = 10
Side = tuple[Result, RunFacts | None, Settings | None]
"""A result, and what it was answered with and run with: neither is known of one that no longer holds."""


def difference_of(first: Side, second: Side) -> Compared:
    """Compare two results in the last year that both have, over the same draws where settings are known.

    Errors: results on different economies.
    """
    (one, _, own), (other, _, theirs) = first, second
    found, market = difference(one, other), load_economy(str(one.settings["economy"]))
    paired = _paired(own, theirs, found.year)
    titles = _titles(first, second)
    return Compared(
        economy=market.id,
        economy_title=market.entry.title,
        first=titles[0],
        second=titles[1],
        year=found.year,
        first_years=found.years[0],
        second_years=found.years[1],
        settings=tuple(
            SettingLine(name=name, first=_shown(a), second=_shown(b)) for name, a, b in found.settings
        ),
        outcomes=(*_totals(found, first, second, paired), *_rates(first, second, found.year)),
        draws=paired.draws if paired else 0,
        no_range=None if paired else _no_range(first, second),
        occupations=_occupations(found.occupations, market.residual, paired),
        sources=source_lines((*one.origins, *other.origins)),
    )


def _paired(one: Settings | None, other: Settings | None, year: int) -> Paired | None:
    return None if one is None or other is None else paired_differences(one, other, year)


def _no_range(first: Side, second: Side) -> Note:
    """Say why nothing was drawn: everything is fixed, or a result no longer is what a run comes to."""
    old = [side for side in (first, second) if side[2] is None]
    if not old:
        return Note("run.compare.fixed")
    if len(old) == 2:
        return Note("run.compare.kept_both")
    return Note("run.compare.kept_one", {"title": _title(old[0])})


def _titles(first: Side, second: Side) -> tuple[Text, Text]:
    """Name both runs by their titles; by the names of their scenarios where both are called alike."""
    titles = _title(first), _title(second)
    names = [str(result.settings["scenario"]) for result, _, _ in (first, second)]
    if titles[0] != titles[1] or names[0] == names[1]:
        return titles
    return Text(nl=names[0], en=names[0]), Text(nl=names[1], en=names[1])


def _title(side: Side) -> Text:
    result, facts, _ = side
    if facts is not None:
        return facts.scenario.title
    name = str(result.settings["scenario"])
    if name not in SCENARIOS.names():
        return Text(nl=name, en=name)
    return title_as_run(SCENARIOS.get(name), result.settings)


def _shown(value: Any) -> str:
    return "–" if value is None or value == "" else str(value)


def _totals(found: Difference, first: Side, second: Side, paired: Paired | None) -> tuple[OutcomeLine, ...]:
    rows = {row["quantity"]: row for row in found.totals.iter_rows(named=True)}
    lines = (
        _outcome(name, column, (rows[name]["first"], rows[name]["second"]), paired)
        for name, column in compared("totals").items()
    )
    alike = None if paired is None else (paired.first, paired.second)
    return tuple(
        replace(
            line,
            first=_ranged(line.name, line.first, first, found.year, alike and alike[0]),
            second=_ranged(line.name, line.second, second, found.year, alike and alike[1]),
        )
        for line in lines
    )


def _ranged(
    name: str, quantity: Quantity, side: Side, year: int, alike: Mapping[str, Numbers] | None
) -> Quantity:
    """Give an outcome the range of its own run or, in a year before that run ends, of the draws of both."""
    _, facts, _ = side
    if facts and facts.scenario.years == year:
        spread = _spread(name, facts.spreads)
        if spread is not None:
            return within(quantity, spread)
    # Where nothing is left to draw in the one, its draws beside the other's are all alike, and say so.
    return quantity if alike is None or name not in alike else _between(quantity, alike[name])


def _spread(name: str, held: Spreads) -> Spread | None:
    return next((line.spread for line in held.headlines if line.name == name), None) if held.draws else None


def _rates(first: Side, second: Side, year: int) -> tuple[OutcomeLine, ...]:
    """Compare rates of the labour market, with ranges over the same draws of both, wages as they are."""
    (one, _, own), (other, _, theirs) = first, second
    known = {}
    for name in compared("unemployment"):
        values = [_rate(result, name, year) for result in (one, other)]
        # Where one was run without flows its rates are missing; the other's stand there all the same.
        if values != [None, None]:
            known[name] = (values[0], values[1])
    both = all(None not in values for values in known.values())
    paired = paired_rates(own, theirs, year) if known and both and own and theirs else None
    lines = [_outcome(name, compared("unemployment")[name], values, paired) for name, values in known.items()]
    if paired is None:
        return tuple(lines)
    return tuple(
        replace(
            line,
            first=_between(line.first, paired.first[line.name]),
            second=_between(line.second, paired.second[line.name]),
        )
        for line in lines
    )


def _between(quantity: Quantity, ends: Numbers) -> Quantity:
    return within(quantity, spread_of(ends, quantity.unit, quantity.badge))


def _rate(result: Result, name: str, year: int) -> float | None:
    frame = result.tables.get("unemployment")
    if frame is None:
        return None
    row = frame.filter(pl.col("closure") == "open", pl.col("year") == year)
    return float(row[name][0]) if len(row) else None


def _outcome(
    name: str, column: Column, values: tuple[float | None, float | None], paired: Paired | None = None
) -> OutcomeLine:
    first, second = values
    change = None if first is None or second is None else second - first
    ends = paired.quantiles.get(name) if paired else None
    spread = None if ends is None else spread_of(ends, column.unit, column.badge)
    difference = column.quantity(change)
    return OutcomeLine(
        name=name,
        label=column.label or Text(nl=name, en=name),
        first=column.quantity(first),
        second=column.quantity(second),
        difference=within(difference, spread) if spread else difference,
        spread=spread,
        beyond=None if paired is None or ends is None else paired.beyond(name),
        draws=paired.draws if paired and ends is not None else 0,
    )


def _occupations(
    frame: pl.DataFrame, residual: frozenset[str], paired: Paired | None
) -> tuple[OccupationLine, ...]:
    known = frame.drop_nulls("difference").filter(~pl.col("code").is_in(sorted(residual)))
    largest = known.sort(-pl.col("difference").abs(), "code").head(OUTER).sort("difference", "code")
    return tuple(_occupation(row, paired) for row in largest.iter_rows(named=True))


def _occupation(row: dict[str, Any], paired: Paired | None) -> OccupationLine:
    names = ("difference", "first", "second")
    jobs = {name: Quantity(row[name], "jobs", "modelled") for name in names}
    if paired is not None:
        ends = paired.occupations[row["code"]]
        jobs = {name: _between(jobs[name], end) for name, end in zip(names, ends, strict=True)}
    return OccupationLine(code=row["code"], name=named(row), **jobs)
