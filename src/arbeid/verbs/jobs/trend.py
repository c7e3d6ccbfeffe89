"""How many people worked in an occupation, year by year, at the level at which they were counted."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.answers.quantity import Quantity, ids
from arbeid.data.codes.means import exact
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.economies.history import History, history, part_of
from arbeid.language import Language
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.verbs.codes import known_code
from arbeid.wording import words_of


@dataclass(frozen=True)
class TrendYear:
    """One year: its people, whether the count broke with the year before, and whether it is unreliable."""

    year: int
    people: Quantity
    broken: bool
    unreliable: bool


@dataclass(frozen=True)
class TrendLine:
    """One group that was counted each year, with the change from its first year to its last (a fraction).

    ``share`` is the part of the occupation's unit groups that lies in it. A year without a count has no
    entry.
    """

    code: str
    name: str
    share: Quantity
    years: tuple[TrendYear, ...]
    change: Quantity


@dataclass(frozen=True)
class Trend:
    """An occupation's years (or everyone's, without a code): one line for each group that it is part of.

    ``level`` says in a sentence what the lines count, ``notes`` where a count broke or is unreliable.
    """

    economy: str
    title: str
    code: str | None
    name: str | None
    classification: str
    level: str
    lines: tuple[TrendLine, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]


@checked
def trend(name: str, code: str | None = None, language: Language = "en") -> Trend:
    """Give the people at work by year in an occupation of an economy, or in all of them together.

    Years are counted for coarser groups than occupations, so a line is that of the whole group that the
    occupation is part of; where it is part of several, each has a line. Errors: an unknown economy or
    code; an economy without yearly numbers.

    >>> found = trend("nl", "0811")
    >>> [(line.code, line.years[0].year, line.years[-1].people.value) for line in found.lines]
    [('25', 2011, 485400.0)]
    """
    market = economy(name)
    past = history(market)
    code = None if code is None else known_code(market, code, "code")
    known = set(past.frame["code"])
    parts = [] if code is None else [row for row in part_of(market, code).rows() if row[0] in known]
    lines = (
        [_everyone(past, market, language)]
        if code is None
        else [_line(past, group, share, nl if language == "nl" else en) for group, share, nl, en in parts]
    )
    return Trend(
        economy=market.id,
        title=market.entry.title.read(language),
        code=code,
        name=None if code is None else market.name(code, language),
        classification=past.classification,
        level=_level(market, code, lines, language),
        lines=tuple(lines),
        notes=_notes(lines, language),
        sources=ids(past.origins),
        origins=past.origins,
    )


def _everyone(past: History, market: Economy, language: Language) -> TrendLine:
    summed = past.frame.group_by("year").agg(
        exact(pl.col("jobs")), flags=pl.when(pl.col("flags").str.contains("b").any()).then(pl.lit("b"))
    )
    years = _years(summed.with_columns(pl.col("flags").fill_null("")))
    return TrendLine(
        "", market.entry.title.read(language), Quantity(1.0, "share", "derived"), years, _change(years)
    )


def _line(past: History, group: str, share: float, name: str | None) -> TrendLine:
    years = _years(past.frame.filter(pl.col("code") == group))
    return TrendLine(group, name or group, Quantity(share, "share", "derived"), years, _change(years))


def _years(frame: pl.DataFrame) -> tuple[TrendYear, ...]:
    return tuple(
        TrendYear(
            row["year"], Quantity(row["jobs"], "people", "measured"), "b" in row["flags"], "u" in row["flags"]
        )
        for row in frame.sort("year").iter_rows(named=True)
    )


def _change(years: tuple[TrendYear, ...]) -> Quantity:
    first, last = years[0].people.value, years[-1].people.value
    return Quantity(last / first - 1 if first and last is not None else None, "share", "derived")


def _level(market: Economy, code: str | None, lines: list[TrendLine], language: Language) -> str:
    words = words_of(language)
    if code is None:
        return words("trend.everyone")
    about = {"name": market.name(code, language), "code": code}
    if not lines:
        return words("trend.nowhere", **about)
    if len(lines) > 1:
        return words("trend.several", n=len(lines), **about)
    return words("trend.within", group=lines[0].name, group_code=lines[0].code, **about)


def _notes(lines: list[TrendLine], language: Language) -> tuple[str, ...]:
    words = words_of(language)
    said = []
    for key in ("broken", "unreliable"):
        found = sorted({year.year for line in lines for year in line.years if getattr(year, key)})
        if found:
            said.append(words(f"trend.{key}", years=words.list([str(year) for year in found])))
    return tuple(said)
