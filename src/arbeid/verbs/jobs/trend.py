"""How many people worked in an occupation, year by year, at the level at which they were counted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from arbeid.answers.jobs.trend import Stretch, Trend, TrendLine, TrendYear
from arbeid.answers.note import Note, Sentence, Value
from arbeid.answers.quantity import Quantity, sources
from arbeid.data.codes.means import exact
from arbeid.data.economies.changes import year_change_of
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.history import History, history, part_of
from arbeid.data.economies.survey import SurveyDesign
from arbeid.language import Text
from arbeid.verbs.arguments import checked
from arbeid.verbs.codes import known_code
from arbeid.verbs.market.people_change import sampling

_NORMAL = 1.96
# Estimates of the American survey closer together share panels, so that their errors are no ends of a change.
_APART = 3


@checked
def trend(economy: str = "nl", code: str | None = None) -> Trend:
    """Count the people at work by year in an occupation of an economy, or in all of them together.

    Years are counted for coarser groups than occupations, so a line is that of the whole group that the
    occupation is part of; where it is part of several, each has a line. No change is computed over a break
    in the series. Errors: an unknown economy or code; an economy without yearly numbers.

    >>> found = trend("nl", "0811")
    >>> [(line.code, line.years[0].year, line.years[-1].people.value) for line in found.lines]
    [('25', 2011, 485400.0)]
    >>> [(one.first, one.last) for one in found.lines[0].stretches]
    [(2021, 2025), (2013, 2020), (2011, 2012)]
    """
    market = load_economy(economy)
    past = history(market)
    code = None if code is None else known_code(market, code, "code")
    lines = (_everyone(past, market),) if code is None else tuple(_lines(past, market, code))
    return Trend(
        economy=market.id,
        title=market.entry.title,
        code=code,
        name=None if code is None else market.names[code],
        classification=past.classification,
        level=_level(market, code, lines),
        lines=lines,
        sampling=sampling(market),
        notes=tuple(_notes(lines, market)),
        sources=sources(past.origins),
    )


def _everyone(past: History, market: Economy) -> TrendLine:
    total = past.frame.filter(pl.col("code") == market.entry.total_code)
    if len(total):
        return _line("", market.entry.title, 1.0, total, _series(past, market))
    summed = past.frame.group_by("year").agg(
        exact(pl.col("jobs")), flags=pl.when(pl.col("flags").str.contains("b").any()).then(pl.lit("b"))
    )
    summed = summed.with_columns(pl.col("flags").fill_null(""))
    return _line("", market.entry.title, 1.0, summed, _series(past, market))


def _lines(past: History, market: Economy, code: str) -> list[TrendLine]:
    parts = part_of(market, code).join(past.frame, on="code", how="semi", maintain_order="left")
    series = _series(past, market)
    return [
        _line(group, _name(group, nl, en), share, past.frame.filter(pl.col("code") == group), series)
        for group, share, nl, en in parts.rows()
    ]


def _name(group: str, nl: str | None, en: str | None) -> Text:
    return Text(nl=nl or en or group, en=en or nl or group)


def _line(group: str, name: Text, share: float, counted: pl.DataFrame, series: _Series) -> TrendLine:
    years = tuple(
        TrendYear(row["year"], _people(row), "b" in row["flags"], "u" in row["flags"])
        for row in counted.sort("year").iter_rows(named=True)
    )
    stretches = _stretches(years, series)
    return TrendLine(group, name, Quantity(share, "share", "derived"), years, stretches[0].change, stretches)


def _people(row: Mapping[str, Any]) -> Quantity:
    """Read a year's people, with the ends of their own error (95%) where the source publishes it."""
    jobs, error = row["jobs"], row.get("error")
    if not error:
        return Quantity(jobs, "people", "measured")
    return Quantity(jobs, "people", "measured", jobs * (1 - _NORMAL * error), jobs * (1 + _NORMAL * error))


@dataclass(frozen=True)
class _Series:
    """What holds of all lines of a history: the years in which its count changed, and its survey's design."""

    breaks: frozenset[int]
    design: SurveyDesign | None


def _series(past: History, market: Economy) -> _Series:
    return _Series(frozenset(past.breaks), market.entry.survey)


def _stretches(years: Sequence[TrendYear], series: _Series) -> tuple[Stretch, ...]:
    """Cut the years at each break, the latest stretch first."""
    parts: list[list[TrendYear]] = []
    for one in years:
        last = parts[-1][-1].year if parts else one.year
        if not parts or any(last < at <= one.year for at in series.breaks):
            parts.append([])
        parts[-1].append(one)
    return tuple(
        Stretch(part[0].year, part[-1].year, _change(part, series.design)) for part in reversed(parts)
    )


def _change(years: Sequence[TrendYear], design: SurveyDesign | None) -> Quantity:
    first, last = years[0].people.value, years[-1].people.value
    if len(years) == 1 or not first or not last:
        return Quantity(None, "change", "derived")
    apart = years[-1].year - years[0].year
    ends = year_change_of(design, first, last, apart)[1:] if design else _own_ends(years)
    return Quantity(last / first - 1, "change", "derived", *ends)


def _own_ends(years: Sequence[TrendYear]) -> tuple[float, ...]:
    """The ends of a change from errors that the source publishes, of years that share no panels."""
    first, last = years[0].people, years[-1].people
    if first.low is None or last.low is None or years[-1].year - years[0].year < _APART:
        return ()
    errors = [(float(one) - float(one.low or 0)) / float(one) for one in (first, last)]
    away, ratio = math.hypot(*errors), float(last) / float(first)
    return ratio * math.exp(-away) - 1, ratio * math.exp(away) - 1


def _pooled(one: Stretch, years: Sequence[TrendYear]) -> bool:
    """Whether a change has no ends though its years have: the panels that they share hide its error."""
    known = all(year.people.low is not None for year in years if year.year in (one.first, one.last))
    return one.change.value is not None and one.change.low is None and known


def _level(market: Economy, code: str | None, lines: Sequence[TrendLine]) -> Note:
    if code is None:
        return Note("trend.everyone" if market.entry.has_whole_years else "trend.total")
    about: dict[str, Value] = {"name": market.names[code], "code": code}
    if not lines:
        return Note("trend.nowhere", about)
    if lines[0].code == code:
        return Note("trend.alone", about)
    if len(lines) > 1:
        return Note("trend.several", about | {"n": len(lines)})
    return Note("trend.within", about | {"group": lines[0].name, "group_code": lines[0].code})


def _notes(lines: Sequence[TrendLine], market: Economy) -> list[Sentence]:
    marked = {
        # Of a line's first year there is none before to compare it with.
        "trend.broken": {year.year for line in lines for year in line.years[1:] if year.broken},
        "trend.unreliable": {year.year for line in lines for year in line.years if year.unreliable},
    }
    own = market.entry.history.note if market.entry.history else None
    told = [Note(key, {"years": tuple(map(str, sorted(those)))}) for key, those in marked.items() if those]
    near = {(one.first, one.last) for line in lines for one in line.stretches if _pooled(one, line.years)}
    told += [Note("trend.pooled", {"first": first, "last": last}) for first, last in sorted(near)]
    return [*told, *((own,) if own and lines else ())]
