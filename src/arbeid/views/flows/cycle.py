"""The loop of unemployment and vacancies over one business cycle, after Beveridge."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.flows import FlowFacts
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.curves import Curve, Named, Titles, curves
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.steps import close_up, decimals
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.flows.figure import WIDTHS, flow_figure
from arbeid.views.flows.words import FlowWords
from arbeid.wording import Words

Points = Sequence[tuple[float, float]]


def cycle(facts: FlowFacts, words: Words) -> Figure:
    """Draw unemployment against the vacancy rate over one business cycle of this labour market."""
    points = [(100 * step.unemployment_rate, 100 * step.vacancy_rate) for step in facts.cycle.steps]
    scales = _scale(points, 0, words), _scale(points, 1, words)
    titles = Titles(*(words(f"flows.chart.beveridge.{name}") for name in ("unemployment", "vacancy")))
    # The last step leads back to the first, so the line is closed.
    line = Curve([*points, points[0]], "accent")
    start = Named(points[0], words("flows.chart.beveridge.start"), "accent")
    return flow_figure(
        FlowWords(facts, words),
        "beveridge",
        _said(points, float(facts.cycle.area), words),
        _table(points, words),
        (curves([line], scales, size, [start], titles) for size in WIDTHS),
    )


def _scale(points: Points, side: int, words: Words) -> Scale:
    values = [point[side] for point in points]
    ticks = close_up(min(values), max(values))
    return Scale(ticks[0], ticks[-1], {at: f"{words.number(at, decimals(ticks))}%" for at in ticks})


def _said(points: Points, area: float, words: Words) -> dict[str, object]:
    across, up = ([point[side] for point in points] for side in (0, 1))
    return {
        "way": words(f"flows.chart.beveridge.{'counter' if area > 0 else 'clockwise'}"),
        "area": words.number(abs(area), 2),
        "years": words.number(len(points) / STEPS_A_YEAR, 1),
        "low_u": words.percent(min(across) / 100, 1),
        "high_u": words.percent(max(across) / 100, 1),
        "low_v": words.percent(min(up) / 100, 1),
        "high_v": words.percent(max(up) / 100, 1),
    }


def _table(points: Points, words: Words) -> Twin:
    columns = (
        Column("step", words("flows.running"), "number"),
        Column("unemployment_rate", words("flows.chart.beveridge.unemployment"), "share", digits=2),
        Column("vacancy_rate", words("flows.chart.beveridge.vacancy"), "share", digits=2),
    )
    return Twin(columns, tuple((at + 1, u / 100, v / 100) for at, (u, v) in enumerate(points)))
