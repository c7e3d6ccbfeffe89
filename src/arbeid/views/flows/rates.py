"""A rate of the whole labour market by year, with the shock and without."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.flows import FlowFacts, RateLine
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.curves import Curve, Named, curves
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Painting
from arbeid.views.drawing.steps import close_up, decimals
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.flows.figure import WIDTHS, flow_figure
from arbeid.views.flows.sides import cells_of_sides, columns_of_sides, has_ends
from arbeid.views.flows.words import FlowWords, ends_of
from arbeid.wording import Words

_RUNS = ("shock", "rest")


def rates(facts: FlowFacts, rate: str, words: Words) -> Figure:
    """Draw a rate of the whole labour market by year, with the shock and without."""
    shock, rest = (
        [(line.year, float(getattr(line, rate))) for line in facts.years if line.run == run] for run in _RUNS
    )
    line: RateLine = getattr(facts.headline, rate)
    said = {
        "year": words.number(line.furthest_year.value),
        **_apart(line.furthest_apart, FlowWords(facts, words)),
        "horizon": shock[-1][0],
        "start": words.percent(shock[0][1], 2),
        "top": words.percent(max(value for _, value in shock), 2),
        "end": words.percent(shock[-1][1], 2),
        "rest": words.percent(rest[-1][1], 2),
    }
    names = [words(f"flows.chart.lines.{run}") for run in _RUNS]
    drawings = (_lines(shock, rest, names, size, words) for size in WIDTHS)
    table = _table(facts, rate, names, words)
    return flow_figure(FlowWords(facts, words), rate, said, table, drawings, alike="lines")


def _table(facts: FlowFacts, rate: str, names: Sequence[str], words: Words) -> Twin:
    """Lay the rate of both runs out by year, with its ends where other mobilities were followed."""
    runs = [[line for line in facts.years if line.run == run] for run in _RUNS]
    ends = has_ends(getattr(line, rate) for line in runs[0])
    columns = [Column("year", words("flows.column.year"), "number")]
    for run, name in zip(_RUNS, names, strict=True):
        columns += columns_of_sides(Column(run, name, "share", digits=2), words, ends=ends)
    rows = tuple(
        (both[0].year, *(cell for line in both for cell in cells_of_sides(getattr(line, rate), ends=ends)))
        for both in zip(*runs, strict=True)
    )
    return Twin(tuple(columns), rows)


def _apart(apart: Quantity, told: FlowWords) -> dict[str, object]:
    """Say how far apart both runs are and in which direction; ends on both sides of zero keep their signs."""
    words, ends = told.words, ends_of(apart)
    sides = {value >= 0 for value in (float(apart), *(ends or ()))}
    if len(sides) == 1 and ends is not None:
        ends = tuple(sorted(map(abs, ends)))  # type: ignore[assignment]

    def written(value: float, digits: int) -> str:
        return words.number(100 * value, digits) if len(sides) == 1 else words.signed(100 * value, digits)

    value = abs(float(apart)) if len(sides) == 1 else float(apart)
    shown, span = told.with_span(value, ends, written)
    return {
        "apart": shown.removeprefix("−").removeprefix("+"),
        "span": span,
        "way": words(f"flows.chart.lines.{'higher' if float(apart) >= 0 else 'lower'}"),
    }


def _lines(
    shock: Sequence[tuple[float, float]],
    rest: Sequence[tuple[float, float]],
    names: Sequence[str],
    size: tuple[int, int],
    words: Words,
) -> Painting:
    shocked, calm = ([(at, 100 * value) for at, value in line] for line in (shock, rest))
    years = [year for year in close_up(0, shock[-1][0]) if year <= shock[-1][0]]
    named = {year: words("flows.chart.lines.year", n=words.number(year)) if year else "0" for year in years}
    late = calm[-(len(calm) // 5 + 1)]
    marks = [
        Named(max(shocked, key=lambda point: point[1]), names[0], "accent"),
        Named(late, names[1], "soft", below=shock[-1][1] >= rest[-1][1]),
    ]
    lines = [Curve(calm, "soft", dashed=True), Curve(shocked, "accent")]
    across = Scale(0, shock[-1][0], named)
    return curves(lines, (across, _upward([value for _, value in (*shocked, *calm)], words)), size, marks)


def _upward(percentages: Sequence[float], words: Words) -> Scale:
    """Lay out a scale with room above the highest point and below the lowest, where their names stand."""
    low, high = min(percentages), max(percentages)
    grid = close_up(max(0.0, low - (high - low) / 10), high * 1.01)
    return Scale(grid[0], grid[-1], {at: f"{words.number(at, decimals(grid))}%" for at in grid})
