"""Unemployment over the years of a choice, beside the run without AI, in the band of named scenarios."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.run import ClosureLine, PathPoint, StartLine
from arbeid.answers.what_if import NamedPath, WhatIfFlows
from arbeid.views.drawing.canvas import SMALL, Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Box, Painting, Paper
from arbeid.views.drawing.plot import Plot
from arbeid.views.drawing.sheet import letters
from arbeid.views.drawing.steps import decimals, steps
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.run.closures import moves_sentences
from arbeid.views.run.setting import cited, column
from arbeid.views.run.unemployment import said_of_unemployment
from arbeid.views.run.words import about, setting
from arbeid.wording import Words

_PLOT, _LEFT, _RIGHT, _FOOT, _KEY = 240, 40, 46, 26, 22
_APART = 15
_LOOKS = {"open": ("contrast", 2.75, ""), "full": ("accent", 2.25, ""), "without": ("soft", 1.75, "5 4")}
Line = tuple[str, list[float]]


def what_if_unemployment(found: WhatIfFlows, words: Words) -> Figure | None:
    """Draw a line for each closure and one without AI over the band; nothing where no flows were followed."""
    closures, start = found.unemployment, found.start
    if start is None:
        return None
    first = closures[0]
    own = setting(found.economy, found.scenario, words)
    said = said_of_unemployment(own, first, start, words, _over_moves(first, start, words))
    said |= _over_band(found, words)
    return Figure(
        id=words("run.view.unemployment.id"),
        language=words.language,
        title=words("run.view.unemployment.title", **said),
        subtitle=words("run.view.unemployment.subtitle", **said),
        note=" ".join((str(said["note"]), *([words("web_what-if.band_note")] if found.band else []))),
        alt=words("web_what-if.unemployment_alt", **said),
        badge=first.rate.badge,
        about=about(found.scenario, words),
        sources=cited(found.sources),
        table=_table(closures, found.band, words),
        drawings=tuple(_painted(closures, found.band, width, words) for width in (320, 600)),
    )


def _over_band(found: WhatIfFlows, words: Words) -> dict[str, object]:
    """Give the title the ends of the band: how fast AI is adopted matters far more than how people move."""
    if not found.band:
        return {}
    without = float(found.unemployment[0].without)
    ends = [words.signed(100 * (_rates(one.path)[-1] - without), 2) for one in found.band]
    return {"span": words("web_what-if.band_span", low=ends[0], high=ends[-1])}


def _over_moves(first: ClosureLine, start: StartLine, words: Words) -> tuple[str, ...]:
    """Say what half and double the moves come to, which the title leaves out for a wider range."""
    told = moves_sentences(start, words)
    low, high = first.difference.low, first.difference.high
    if not told or start.mobility is None or low is None or high is None:
        return told
    times = start.mobility.times
    ends = {"low": words.signed(low, 2), "high": words.signed(high, 2)}
    shares = {"low_moves": words.percent(times.low), "high_moves": words.percent(times.high)}
    return (words("web_what-if.moves_span", **ends, **shares), *told[1:])


def _painted(
    closures: Sequence[ClosureLine], band: Sequence[NamedPath], width: int, words: Words
) -> Painting:
    paper = Paper(width)
    lines: list[Line] = [("without", [float(point.without) for point in closures[0].path])]
    lines += [(one.closure, _rates(one.path)) for one in reversed(closures)]
    sides = [_rates(one.path) for one in band]
    every = [value for _, line in lines for value in line] + [value for side in sides for value in side]
    ticks = steps(min(every), max(every), 4)
    top = 10 + _key(paper, [name for name, _ in reversed(lines)], bool(band), width, words)
    years = len(lines[0][1]) - 1
    plot = Plot(
        paper,
        Box(_LEFT, top, width - _LEFT - _RIGHT, _PLOT),
        Scale(0, years, {}),
        Scale(ticks[0], ticks[-1], {tick: words.percent(tick, _digits(ticks)) for tick in ticks}),
    )
    plot.rules()
    _years(plot, years, words)
    if sides:
        upper = [plot.place(at, max(rates)) for at, rates in enumerate(zip(*sides, strict=True))]
        lower = [plot.place(at, min(rates)) for at, rates in enumerate(zip(*sides, strict=True))]
        paper.area([*upper, *reversed(lower)], "contrast", 0.14)
    for name, line in lines:
        colour, thick, dashes = _LOOKS[name]
        paper.path([plot.place(at, rate) for at, rate in enumerate(line)], colour, thick, dashes)
    ends = [(plot.place(years, line[-1])[1], name, words.percent(line[-1], 1)) for name, line in lines]
    _ends(paper, sorted(ends), width - _RIGHT + 6)
    return paper.painting(top + _PLOT + _FOOT)


def _rates(path: Sequence[PathPoint]) -> list[float]:
    return [float(point.rate) for point in path]


def _digits(ticks: Sequence[float]) -> int:
    return decimals([100 * tick for tick in ticks])


def _years(plot: Plot, years: int, words: Words) -> None:
    every = max(1, round(years / 5))
    for year in range(0, years + 1, every):
        x, _ = plot.place(year, plot.up.low)
        label = words("run.view.unemployment.year", year=year) if year == 0 else str(year)
        plot.paper.text(x, plot.bottom + 18, label, "soft", "left" if year == 0 else "middle", size=SMALL)


def _ends(paper: Paper, ends: Sequence[tuple[float, str, str]], x: float) -> None:
    """Write where each line ends, one clear of the other; those that would say the same say it once."""
    before = -1e9
    written: set[str] = set()
    for y, name, text in ends:
        if text not in written:
            written.add(text)
            before = max(y + 4, before + _APART)
            paper.text(x, before, text, _LOOKS[name][0], size=SMALL, weight=600)


def _key(paper: Paper, names: Sequence[str], band: bool, width: int, words: Words) -> float:
    """Explain the lines above the plot, in as many rows as they need; give the height of those."""
    items = [*names, *(["band"] if band else [])]
    x, y = 0.0, 14.0
    for name in items:
        text = words("web_what-if.key_band" if name == "band" else f"run.view.unemployment.key_{name}")
        room = 34 + 1.15 * letters(text, SMALL) + 16
        if x and x + room > width:
            x, y = 0.0, y + _KEY
        if name == "band":
            corners = ((x, y - 10), (x + 22, y - 10), (x + 22, y + 1), (x, y + 1))
            paper.area(corners, "contrast", 0.14)
        else:
            colour, thick, dashes = _LOOKS[name]
            paper.path([(x, y - 4), (x + 22, y - 4)], colour, thick, dashes)
        paper.text(x + 30, y, text, "soft", size=SMALL)
        x += room
    return y + 8


def _table(closures: Sequence[ClosureLine], band: Sequence[NamedPath], words: Words) -> Twin:
    columns = [column(words, "year")]
    for line in closures:
        for name in ("rate", "without"):
            label = f"{words(f'run.column.{name}')} ({words(f'run.{line.closure}')})"
            columns.append(Column(f"{name}_{line.closure}", label, "share", digits=2))
    for one in band:
        columns.append(Column(f"rate_{one.scenario}", words(one.title), "share", digits=2))
    rows: list[tuple[Cell, ...]] = []
    for at, point in enumerate(closures[0].path):
        values = [one.value for line in closures for one in (line.path[at].rate, line.path[at].without)]
        rows.append((str(point.year), *values, *(one.path[at].rate.value for one in band)))
    return Twin(tuple(columns), tuple(rows))
