"""Older scores beside counted growth: how well each ranked it, and what grew in each band of one."""

from __future__ import annotations

from functools import partial

from arbeid.answers.monitor.backtest import Backtested, BacktestLine, BandLine, Kind
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import Mark
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.from_zero import scale_of
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.phrasing import figure, opening, signed_percent
from arbeid.wording import Words

# What was published before is filled; what knew part of the outcome is not.
_MARKS: dict[Kind, tuple[Mark, str]] = {
    "forecast": ("disc", "accent"),
    "placebo": ("ring", "soft"),
    "projection": ("diamond", "contrast"),
}


def foretold(found: Backtested, words: Words) -> Figure:
    """Draw the rank correlation of each score and growth with its interval, a row a measure and window."""
    lines = found.lines
    scale = scale_of(
        [end for line in lines for end in (line.spearman.low, line.spearman.high) if end is not None],
        lambda at: figure(at, words, 1 if at else 0),
    )
    values = {
        "title": opening(words(found.title)),
        "n": len({line.measure for line in lines}),
        "economy": found.economy,
        "sentence": said(found.sentence, words),
    }
    return Figure(
        **figure_words("monitor.foretold", words, values),
        badge="derived",
        about=tuple(said(note, words) for note in found.notes),
        sources=cited(found.sources, words),
        table=_ranks(found, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), lines, words),
            _drawn(Sheet(scale, 600, left=232, right=30), lines, words),
        ),
    )


def _drawn(sheet: Sheet, lines: tuple[BacktestLine, ...], words: Words) -> Drawing:
    kinds = dict.fromkeys(line.kind for line in lines)
    sheet.key([(*_MARKS[kind], words(f"monitor.kind.{kind}")) for kind in kinds])
    for line in lines:
        mark, colour = _MARKS[line.kind]
        years = words("monitor.foretold.window", first=str(line.first), last=str(line.last))
        y = sheet.row(said(line.label, words), years, height=30)
        value, low, high = (float(one or 0.0) for one in _three(line.spearman))
        sheet.line(low, high, y, colour, 2)
        sheet.dot(value, y, colour, mark)
        sheet.value((low, high), y, words.signed(value, 2), gap=7)
    return sheet.drawing()


def growth_by_band(found: Backtested, words: Words) -> Figure:
    """Draw what grew in each band of the first measure's scores, over its window, with the interval."""
    line = found.lines[0]
    bands = (*line.bands, line.all_jobs)
    ends = [end for one in bands for end in _three(one.growth) if end is not None]
    scale = scale_of(ends, partial(signed_percent, words=words))
    values = {
        "label": said(line.label, words),
        "title": opening(words(found.title)),
        "first": str(line.first),
        "last": str(line.last),
        "top": signed_percent(line.bands[-1].growth.value, words, 1),
        "bottom": signed_percent(line.bands[0].growth.value, words, 1),
    }
    return Figure(
        id=words("monitor.bands.id", economy=found.economy, measure=line.measure),
        language=words.language,
        title=words("monitor.bands.title", **values),
        subtitle=words("monitor.bands.subtitle", **values),
        note=words(f"monitor.bands.note_{line.kind}"),
        alt=words("monitor.bands.alt", **values),
        badge="derived",
        about=(words("monitor.area_means"),),
        sources=cited(found.sources, words),
        table=_bands(bands, words),
        drawings=(
            _grown(Sheet(scale, 320, left=0, right=0), bands, words),
            _grown(Sheet(scale, 600, left=150, right=30), bands, words),
        ),
    )


def _grown(sheet: Sheet, bands: tuple[BandLine, ...], words: Words) -> Drawing:
    for one in bands:
        y = sheet.row(band(one, words), words("monitor.bands.jobs", n=words.people(float(one.before))))
        value, low, high = float(one.growth), one.growth.low, one.growth.high
        if low is not None and high is not None:
            sheet.line(low, high, y, "accent", 2)
        sheet.dot(value, y, "accent")
        sheet.value((low or value, high or value), y, signed_percent(value, words, 1), gap=9)
    return sheet.drawing()


def band(one: BandLine, words: Words) -> str:
    """Write which scores a band holds."""
    low, high = (None if end is None else figure(end, words) for end in (one.low, one.high))
    if low is None and high is None:
        return words("trend.all")
    if low is None:
        return f"< {high}"
    return f"≥ {low}" if high is None else words("monitor.ends", low=low, high=high)


def _ranks(found: Backtested, words: Words) -> Twin:
    number = partial(Column, kind="number", digits=2)
    columns = (
        Column("measure", words("monitor.column.measure")),
        Column("published", words("monitor.column.published")),
        Column("years", words("monitor.column.years")),
        Column("kind", words("monitor.foretold.when")),
        Column("groups", words("monitor.column.groups"), "count"),
        number("spearman", words("monitor.column.spearman")),
        number("spearman_low", words("monitor.figure.low")),
        number("spearman_high", words("monitor.figure.high")),
        number("area", words("monitor.column.area")),
        number("area_low", words("monitor.figure.low")),
        number("area_high", words("monitor.figure.high")),
    )
    return Twin(columns, tuple(_cells(line, words) for line in found.lines))


def _cells(line: BacktestLine, words: Words) -> tuple[Cell, ...]:
    return (
        said(line.label, words),
        str(line.published),
        f"{line.first}–{line.last}",
        words(f"monitor.kind.{line.kind}"),
        line.groups,
        *_three(line.spearman),
        *_three(line.area),
    )


def _three(one: Quantity) -> tuple[float | None, ...]:
    return one.value, one.low, one.high


def _bands(bands: tuple[BandLine, ...], words: Words) -> Twin:
    change = partial(Column, kind="change", digits=1)
    columns = (
        Column("band", words("monitor.column.band")),
        Column("groups", words("monitor.column.groups"), "count"),
        Column("before", words("monitor.column.before"), "count"),
        Column("after", words("monitor.column.after"), "count"),
        change("growth", words("monitor.column.growth")),
        change("low", words("monitor.figure.low")),
        change("high", words("monitor.figure.high")),
    )
    return Twin(
        columns,
        tuple(
            (band(one, words), one.groups, one.before.value, one.after.value, *_three(one.growth))
            for one in bands
        ),
    )
