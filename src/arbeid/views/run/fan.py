"""The balance of jobs over the years as a fan: the middle, half and four fifths of draws, and a few draws."""

from __future__ import annotations

from arbeid.answers.fan import Fan, FanYear
from arbeid.views.drawing.canvas import SMALL, Scale
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.painting import Box, Painting, Paper
from arbeid.views.drawing.plot import Plot
from arbeid.views.drawing.steps import close_up, steps
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.run.setting import cited, column
from arbeid.views.run.words import about, setting
from arbeid.wording import Words

_PLOT, _LEFT, _RIGHT, _FOOT, _KEY = 240, 94, 12, 26, 20
_OUTER, _INNER = 0.16, 0.26
_ENDS = ("low", "quarter", "middle", "rest", "high")
_PERCENT = {"low": "10%", "quarter": "25%", "rest": "75%", "high": "90%"}


def run_fan(found: Fan, words: Words) -> Figure:
    """Draw both bands, the middle and the sample paths; the table has every year in numbers."""
    last = found.years[-1]
    said = setting(found.economy, found.scenario, words) | {
        "draws": words.number(found.draws),
        "n": len(found.samples),
        **{name: words.signed_people(value) for name, value in zip(_ENDS, _numbers(last), strict=True)},
    }
    return Figure(
        **figure_words("run.view.fan", words, said),
        badge="modelled",
        about=about(found.scenario, words),
        sources=cited(found.sources),
        table=_table(found, words),
        drawings=tuple(_painted(found, width, words) for width in (320, 600)),
    )


def _numbers(line: FanYear) -> tuple[float, ...]:
    outer, inner = line.outer, line.inner
    return tuple(float(one or 0.0) for one in (outer.low, inner.low, outer.value, inner.high, outer.high))


def _painted(found: Fan, width: int, words: Words) -> Painting:
    paper = Paper(width)
    top = 10 + _key(paper, words)
    years, lines = [line.year for line in found.years], [_numbers(line) for line in found.years]
    samples = [[float(one) for one in path.net] for path in found.samples]
    every = [value for line in (*lines, *samples) for value in line]
    ticks = steps(min(every), max(every), 4)
    plot = Plot(
        paper,
        Box(_LEFT, top, width - _LEFT - _RIGHT, _PLOT),
        Scale(0, years[-1], _told(years[-1], words)),
        Scale(ticks[0], ticks[-1], {tick: words.signed_people(tick) if tick else "0" for tick in ticks}),
    )
    plot.rules()
    plot.words_below()
    for (low, high), dim in (((0, 4), _OUTER), ((1, 3), _INNER)):
        upper, lower = (
            [plot.place(year, line[end]) for year, line in zip(years, lines, strict=True)]
            for end in (high, low)
        )
        paper.area([*upper, *reversed(lower)], "accent", dim)
    for path in samples:
        paper.path([plot.place(*at) for at in zip(years, path, strict=True)], "soft", 1)
    middle = [plot.place(year, line[2]) for year, line in zip(years, lines, strict=True)]
    paper.path(middle, "accent", 2.5)
    return paper.painting(top + _PLOT + _FOOT)


def _told(horizon: int, words: Words) -> dict[float, str]:
    named = {year: words("run.view.unemployment.year", year=int(year)) for year in close_up(0, horizon)}
    return {year: name for year, name in named.items() if year <= horizon and year == int(year)}


def _key(paper: Paper, words: Words) -> float:
    """Say what the bands and lines are, each on a line of its own, so that it fits a telephone."""
    y = 12.0
    for name in ("middle", "inner", "outer", "samples"):
        if name in ("middle", "samples"):
            look = ("accent", 2.5) if name == "middle" else ("soft", 1.0)
            paper.path([(0, y - 4), (22, y - 4)], *look)
        else:
            corners = [(0.0, y - 10), (22.0, y - 10), (22.0, y + 1), (0.0, y + 1)]
            paper.area(corners, "accent", _OUTER if name == "outer" else _OUTER + _INNER)
        paper.text(30, y, words(f"run.view.fan.key_{name}"), "soft", size=SMALL)
        y += _KEY
    return y - 8


def _table(found: Fan, words: Words) -> Twin:
    columns = [column(words, "year")]
    columns += [
        Column(name, _PERCENT.get(name) or words("ensemble.column.middle"), "signed_count") for name in _ENDS
    ]
    columns += [
        Column(f"draw_{path.draw}", words("run.view.fan.draw", n=path.draw), "signed_count")
        for path in found.samples
    ]
    rows: list[tuple[Cell, ...]] = []
    for at, line in enumerate(found.years):
        rows.append((str(line.year), *_numbers(line), *(float(path.net[at]) for path in found.samples)))
    return Twin(tuple(columns), tuple(rows))
