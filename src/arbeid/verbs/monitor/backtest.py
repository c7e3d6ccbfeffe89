"""Did the scores of then foretell what happened: older scores beside counted growth, and naive rivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from arbeid.answers.monitor.backtest import (
    Backtested,
    BacktestLine,
    BandLine,
    Kind,
    RankLine,
    Together,
    TogetherLine,
)
from arbeid.answers.monitor.signed import SignedNumber, SignedPercentEnds
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Badge, Quantity, sources
from arbeid.data.economies.economy import economy as named_economy
from arbeid.data.economies.names import economy_names
from arbeid.data.figures import DECLARED, table
from arbeid.data.monitor.backtest import BACKTESTS, Backtest, Projection, TwoLists
from arbeid.data.monitor.foretold import TOGETHER, outcomes
from arbeid.data.monitor.linked import NEW, linked, on_groups, rivals, two_years
from arbeid.errors import NotInData, UnknownName
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import carried_to
from arbeid.models.backtest.ranking import DRAWS
from arbeid.registry import remembered
from arbeid.table import Origin
from arbeid.verbs.arguments import LEAST_DRAWS, MOST_DRAWS, checked, counted
from arbeid.verbs.market.appear import forecasts

_RIVALS = ("pay", "education", "past-growth")


@checked
def backtest(
    measure: str | None = None, *, economy: str = "us", draws: int = DRAWS, today: date | None = None
) -> Backtested:
    """Lay older scores beside counted growth: rank correlation, area under the curve, growth by band.

    Without ``measure`` each measure of the economy's file, its own groups; with one, also naive rivals on
    the same groups. ``draws`` is the number of bootstrap draws over groups; outcomes of scores that may not
    ship were stored with 4,999; ``today`` decides whose year has passed. Errors: an economy without a
    back-test; a measure that is not in it.

    >>> line = backtest("frey-osborne").lines[0]
    >>> round(float(line.spearman), 2), round(float(line.bands[-1].growth), 3)
    (-0.38, 0.002)
    """
    entry = _entry(economy)
    asked, resamples = _asked(entry, measure), counted("draws", draws, MOST_DRAWS, LEAST_DRAWS)
    lines, origins = [], list(table(entry.table).origins)
    for name in asked:
        for frame, window in _outcomes(entry, name, resamples, alone=measure is None):
            lines.append(_line(entry, name, frame, *window))
        origins += _origins(entry, name)
    return Backtested(
        economy=entry.id,
        title=entry.title,
        sentence=_sentence(lines[0]),
        lines=tuple(lines),
        together=_together(entry) if measure is None else None,
        past=tuple(row for row in forecasts(today or date.today()) if row.past),
        notes=entry.notes,
        sources=sources(origins),
    )


def _entry(name: str) -> Backtest:
    market = named_economy(name)
    if market.id not in BACKTESTS.names():
        raise NotInData("backtest_none", economy=market.id, economies=", ".join(BACKTESTS.names()))
    return BACKTESTS.get(market.id)


def _asked(entry: Backtest, measure: str | None) -> list[str]:
    known = entry.names()
    if measure is None:
        return known
    if measure not in MEASURES.names() and measure.casefold() in economy_names():
        raise UnknownName("backtest_economy", measure=measure.casefold())
    name = measure if entry.projected(measure) else MEASURES.named(measure)
    if name not in known:
        raise NotInData("backtest_measure", measure=name, economy=entry.id, measures=", ".join(known))
    return [name]


def _outcomes(
    entry: Backtest, name: str, draws: int, *, alone: bool
) -> Iterator[tuple[pl.DataFrame, tuple[int, int]]]:
    if projection := entry.projected(name):
        window = (projection.first, projection.last)
        yield _projected(entry, projection, draws), window
    elif entry.window and entry.two_lists:
        if name in entry.closed or name in entry.open:
            frame = _over_two_lists(entry, entry.two_lists, name, entry.window, draws, alone=alone)
            yield frame, entry.window
        for window in _longer(entry, name):
            yield _stored(entry.two_lists, name, window), window
    else:
        for window in entry.windows:
            yield _coarse(entry, name, window, draws), window


def _over_two_lists(
    entry: Backtest, lists: TwoLists, name: str, window: tuple[int, int], draws: int, *, alone: bool
) -> pl.DataFrame:
    if name in entry.closed:
        return _stored(lists, name, window)
    counts = _counts(entry.table, lists, window)
    scores, _ = carried_to(MEASURES.get(name), NEW)
    own = on_groups(scores.select("code", "score"), counts.groups, NEW, None)
    beside = {} if alone else counts.rivals
    return outcomes(name, {name: own, **beside}, counts.years, draws=draws)


def _longer(entry: Backtest, name: str) -> tuple[tuple[int, int], ...]:
    return entry.longer.windows if entry.longer and name in entry.longer.measures else ()


def _stored(lists: TwoLists, name: str, window: tuple[int, int]) -> pl.DataFrame:
    first, last = window
    return table(lists.stored).frame.filter(
        (pl.col("measure") == name) & (pl.col("first") == first) & (pl.col("last") == last)
    )


@dataclass(frozen=True, eq=False)
class _Counts:
    groups: pl.DataFrame
    years: pl.DataFrame
    rivals: dict[str, pl.DataFrame]


@remembered
def _counts(vintages: str, lists: TwoLists, window: tuple[int, int]) -> _Counts:
    frame = table(vintages).frame
    groups = linked(table(lists.crosswalk).frame, table(lists.joint).frame)
    education = table(lists.education).frame
    return _Counts(
        groups,
        two_years(frame, groups, *window),
        rivals(frame, groups, education, window[0]),
    )


def _coarse(entry: Backtest, name: str, window: tuple[int, int], draws: int) -> pl.DataFrame:
    scores, _ = carried_to(MEASURES.get(name), entry.classification)
    own = scores.drop_nulls("score").select("score", group="code")
    return outcomes(name, {name: own}, _ends(entry, window), draws=draws)


def _projected(entry: Backtest, projection: Projection, draws: int) -> pl.DataFrame:
    """Lay a forecast beside the years that passed since, on the codes that both have."""
    years = _ends(entry, (projection.first, projection.last))
    first, last = map(pl.col, projection.forecast)
    expected = table(projection.table).frame.select(group="code", score=(last / first).log())
    name = projection.table
    return outcomes(name, {name: expected.drop_nulls()}, years, draws=draws)


def _ends(entry: Backtest, window: tuple[int, int]) -> pl.DataFrame:
    """Read the jobs of each code in the first and the last year of a window (group, before, after)."""
    # Growth is a ratio, and of nobody there is none.
    frame = table(entry.table).frame.filter(pl.col("jobs") > 0)
    before, after = (
        frame.filter(pl.col("year") == year).select(pl.col("jobs").alias(side), group="code")
        for year, side in zip(window, ("before", "after"), strict=True)
    )
    return before.join(after, on="group")


def _line(entry: Backtest, name: str, frame: pl.DataFrame, first: int, last: int) -> BacktestLine:
    own = frame.filter(pl.col("scope") == "own")
    # Where one score alone was laid out, it has no rival on any groups.
    shared = frame.filter((pl.col("scope") == "shared") & (pl.col("score").n_unique() > 1))
    projection = entry.projected(name)
    published = projection.published if projection else MEASURES.get(name).year
    (whole,) = _bands(own, "all")
    return BacktestLine(
        measure=name,
        label=_label(entry, name),
        published=published,
        kind="projection" if projection else _kind(published, first),
        first=first,
        last=last,
        groups=whole.groups,
        spearman=_figure(own, name, "spearman", "correlation"),
        area=_figure(own, name, "area", "probability"),
        all_jobs=whole,
        bands=tuple(_bands(own, "growth")),
        shared=int(shared["groups"][0]) if len(shared) else 0,
        rivals=tuple(
            RankLine(
                score,
                _label(entry, score),
                _figure(shared, score, "spearman", "correlation"),
                _figure(shared, score, "area", "probability"),
            )
            for score in (name, *_RIVALS)
            if score in shared["score"]
        ),
    )


def _kind(published: int, first: int) -> Kind:
    # Scores published after the window opened may have been made knowing it: no forecast of that window.
    return "placebo" if published > first else "forecast"


def _together(entry: Backtest) -> Together | None:
    """Read the ranks of all scores and rivals on the same groups, which the build stored."""
    if entry.two_lists is None or entry.window is None:
        return None
    first, last = entry.window
    stored = _stored(entry.two_lists, TOGETHER, entry.window)
    ranks = stored.filter(pl.col("statistic") == "spearman").sort("value", "score")
    if ranks.is_empty():
        return None
    years = {name: None if name in _RIVALS else MEASURES.get(name).year for name in ranks["score"]}
    lines = (
        TogetherLine(
            score=name,
            label=_label(entry, name),
            published=year,
            kind=None if year is None else _kind(year, first),
            spearman=_figure(stored, name, "spearman", "correlation"),
            area=_figure(stored, name, "area", "probability"),
        )
        for name, year in years.items()
    )
    return Together(first, last, int(ranks["groups"][0]), tuple(lines))


def _bands(own: pl.DataFrame, statistic: str) -> Iterator[BandLine]:
    badge: Badge = "derived"
    for row in own.filter(pl.col("statistic") == statistic).sort("band").iter_rows(named=True):
        yield BandLine(
            low=row["from"],
            high=row["to"],
            groups=row["groups"],
            before=Quantity(row["before"], "people", badge),
            after=Quantity(row["after"], "people", badge),
            growth=Quantity(row["value"], "change", badge, row["low"], row["high"]),
        )


def _figure(frame: pl.DataFrame, score: str, statistic: str, unit: str) -> Quantity:
    rows = frame.filter((pl.col("score") == score) & (pl.col("statistic") == statistic))
    row = rows.row(0, named=True)
    return Quantity(row["value"], unit, "derived", row["low"], row["high"])


def _label(entry: Backtest, name: str) -> Sentence:
    if projection := entry.projected(name):
        return projection.label
    return Note(f"monitor.rival.{name}") if name in _RIVALS else MEASURES.get(name).label


def _origins(entry: Backtest, name: str) -> tuple[Origin, ...]:
    if name in entry.closed or _longer(entry, name):
        closed = MEASURES.get(name).scores[0].table
        return DECLARED.get(str(closed)).origins()
    if projection := entry.projected(name):
        return table(projection.table).origins
    return carried_to(MEASURES.get(name), entry.classification)[1]


def _sentence(line: BacktestLine) -> Note:
    top = line.bands[-1]
    return Note(
        f"monitor.backtest_{line.kind}",
        {
            "label": line.label,
            "published": str(line.published),
            "first": str(line.first),
            "last": str(line.last),
            "before": top.before,
            "after": top.after,
            "growth": SignedPercentEnds(top.growth, named=True, digits=1),
            "all": SignedPercentEnds(line.all_jobs.growth, digits=1),
            "rho": SignedNumber(float(line.spearman), 2),
            "low": SignedNumber(float(line.spearman.low or 0), 2),
            "high": SignedNumber(float(line.spearman.high or 0), 2),
        },
    )
