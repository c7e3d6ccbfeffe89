"""The charts of a run of labour flows: rates, spillovers, moves between groups, a business cycle."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.flows import FlowFacts, FlowOccupation
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.curves import Axis, Curve, curves
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.steps import multiples, step
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.flows.moves import moves
from arbeid.views.flows.words import FlowWords, against_demand, risen
from arbeid.views.phrasing import signed_percent
from arbeid.views.run.setting import cited
from arbeid.wording import Words

_WIDTHS = ((320, 230), (600, 300))
_SHOWN = 8
_STEPS_A_YEAR = 52 / 6.75


def figures(facts: FlowFacts, words: Words) -> list[Figure]:
    """Draw all charts of a run."""
    every = [
        rates(facts, "unemployment_rate", words),
        rates(facts, "long_term_rate", words),
        spillovers(facts, words),
        moves(facts, words),
        cycle(facts, words),
    ]
    return [figure for figure in every if figure is not None]


def rates(facts: FlowFacts, rate: str, words: Words) -> Figure:
    """Draw a rate of the whole labour market by year, with the shock and without."""
    shock, rest = (
        [(line.year, float(getattr(line, rate))) for line in facts.years if line.run == run]
        for run in ("shock", "rest")
    )
    apart = max(zip(shock, rest, strict=True), key=lambda pair: abs(pair[0][1] - pair[1][1]))
    difference = apart[0][1] - apart[1][1]
    told = FlowWords(facts, words)
    said = told.setting() | {
        "year": apart[0][0],
        "apart": words.number(abs(100 * difference), 2),
        "way": words(f"flows.chart.lines.{'higher' if difference >= 0 else 'lower'}"),
        "horizon": shock[-1][0],
        "start": words.percent(shock[0][1], 2),
        "top": words.percent(max(value for _, value in shock), 2),
        "end": words.percent(shock[-1][1], 2),
        "rest": words.percent(rest[-1][1], 2),
    }
    names = [words(f"flows.chart.lines.{run}") for run in ("shock", "rest")]
    columns = (
        Column("year", words("flows.column.year"), "number"),
        *(Column(run, name, "share", digits=2) for run, name in zip(("shock", "rest"), names, strict=True)),
    )
    rows = tuple((year, value, rest[at][1]) for at, (year, value) in enumerate(shock))
    return Figure(
        id=words(f"flows.chart.{rate}.id"),
        language=words.language,
        title=words(f"flows.chart.{rate}.title", **said),
        subtitle=words("flows.chart.lines.subtitle", **said),
        note=words("flows.chart.note"),
        alt=words("flows.chart.lines.alt", **said),
        badge="modelled",
        about=told.about(),
        sources=cited(facts.sources),
        table=Twin(columns, rows),
        drawings=tuple(_lines(shock, rest, names, size, words) for size in _WIDTHS),
    )


def _lines(
    shock: Sequence[tuple[float, float]],
    rest: Sequence[tuple[float, float]],
    names: Sequence[str],
    size: tuple[int, int],
    words: Words,
) -> Drawing:
    top = max(shock, key=lambda point: point[1])
    values = [value for _, value in (*shock, *rest)]
    grid = _grid(100 * min(values), 100 * max(values) * 1.01)
    digits = 0 if all(value == int(value) for value in grid) else 1
    years = [year for year in _grid(0, shock[-1][0]) if year <= shock[-1][0]]
    named = {year: words("flows.chart.lines.year", n=words.number(year)) if year else "0" for year in years}
    across = Axis(named, end=shock[-1][0])
    up = Axis({value: f"{words.number(value, digits)}%" for value in grid})
    lines = [
        Curve([(at, 100 * value) for at, value in rest], "soft", dashed=True),
        Curve([(at, 100 * value) for at, value in shock], "accent"),
    ]
    late = rest[-(len(rest) // 5 + 1)]
    marks = [
        Curve([(top[0], 100 * top[1])], "accent", names[0]),
        Curve([(late[0], 100 * late[1])], "soft", names[1], below=shock[-1][1] >= rest[-1][1]),
    ]
    return curves(lines, (across, up), size, marks)


def spillovers(facts: FlowFacts, words: Words) -> Figure:
    """Draw the occupations whose unemployment goes against their own demand, in both directions."""
    told, against = FlowWords(facts, words), against_demand(facts)
    up, down = (lines[:_SHOWN] for lines in against)
    said = told.setting() | {"first": up[0].name if up else "–", "shown": _SHOWN}
    most = max((abs(100 * line.apart) for line in (*up, *down)), default=1.0)
    grid = _grid(-most, most, 4)
    ends = max(-grid[0], grid[-1])
    scale = Scale(-ends, ends, {at: words.signed(at, _digits(grid)) for at in (-ends, 0, ends)})
    columns = (
        Column("name", words("flows.column.name")),
        Column("automated", words("flows.column.automated"), "share"),
        Column("demand", words("flows.column.demand"), "change"),
        Column("unemployment", words("flows.column.unemployment"), "share", digits=2),
        Column("unemployment_rest", words("flows.column.unemployment_rest"), "share", digits=2),
    )
    rows = tuple(
        (
            words(line.name),
            line.automated.value,
            line.demand.value,
            line.unemployment.value,
            line.unemployment_rest.value,
        )
        for line in risen(facts)
    )
    return Figure(
        id=words("flows.chart.spill.id"),
        language=words.language,
        title=words("flows.chart.spill.title" if up else "flows.chart.spill.title_none", **said),
        subtitle=words("flows.chart.spill.subtitle", **said),
        note=words("flows.chart.note"),
        alt=words("flows.chart.spill.alt", **said),
        badge="modelled",
        about=told.about(),
        sources=cited(facts.sources),
        table=Twin(columns, rows),
        drawings=(
            _bars(Sheet(scale, 320, left=0, right=0), up, down, words),
            _bars(Sheet(scale, 600, left=232, right=58), up, down, words),
        ),
    )


def _bars(
    sheet: Sheet, up: Sequence[FlowOccupation], down: Sequence[FlowOccupation], words: Words
) -> Drawing:
    for heading, lines in (("up", up), ("down", down)):
        if lines:
            sheet.heading(words(f"flows.chart.spill.{heading}"), words("flows.chart.spill.demand"))
        for line in lines:
            y = sheet.row(words(line.name), end=signed_percent(line.demand.value, words, 1), track=False)
            value = 100 * line.apart
            sheet.bar(min(value, 0), max(value, 0), y, "contrast" if value >= 0 else "accent")
            beside = sheet.px(0) + (-7 if value >= 0 else 7)
            sheet.number(beside, y, words.signed(value, 2), "right" if value >= 0 else "left")
    return sheet.drawing()


def cycle(facts: FlowFacts, words: Words) -> Figure:
    """Draw unemployment against the vacancy rate over one business cycle of this labour market."""
    told, loop = FlowWords(facts, words), facts.cycle
    points = [(100 * step.unemployment_rate, 100 * step.vacancy_rate) for step in loop.steps]
    across, up = ([point[axis] for point in points] for axis in (0, 1))
    area = float(loop.area)
    said = told.setting() | {
        "way": words(f"flows.chart.beveridge.{'counter' if area > 0 else 'clockwise'}"),
        "area": words.number(abs(area), 2),
        "years": words.number(len(points) / _STEPS_A_YEAR, 1),
        "low_u": words.percent(min(across) / 100, 1),
        "high_u": words.percent(max(across) / 100, 1),
        "low_v": words.percent(min(up) / 100, 1),
        "high_v": words.percent(max(up) / 100, 1),
    }
    columns = (
        Column("step", words("flows.running"), "number"),
        Column("unemployment_rate", words("flows.chart.beveridge.unemployment"), "share", digits=2),
        Column("vacancy_rate", words("flows.chart.beveridge.vacancy"), "share", digits=2),
    )
    rows = [(at + 1, u / 100, v / 100) for at, (u, v) in enumerate(points)]
    axes = [
        Axis(
            {at: f"{words.number(at, _digits(grid))}%" for at in grid}, words(f"flows.chart.beveridge.{name}")
        )
        for name, grid in (
            ("unemployment", _grid(min(across), max(across))),
            ("vacancy", _grid(min(up), max(up))),
        )
    ]
    line = Curve([*points, points[0]], "accent")
    start = Curve([points[0]], "accent", words("flows.chart.beveridge.start"))
    return Figure(
        id=words("flows.chart.beveridge.id"),
        language=words.language,
        title=words("flows.chart.beveridge.title", **said),
        subtitle=words("flows.chart.beveridge.subtitle", **said),
        note=words("flows.chart.note"),
        alt=words("flows.chart.beveridge.alt", **said),
        badge="modelled",
        about=told.about(),
        sources=cited(facts.sources),
        table=Twin(columns, tuple(rows)),
        drawings=tuple(curves([line], (axes[0], axes[1]), size, [start]) for size in _WIDTHS),
    )


def _digits(grid: Sequence[float]) -> int:
    return next((digits for digits in range(4) if all(abs(round(at, digits) - at) < 1e-9 for at in grid)), 4)


def _grid(low: float, high: float, most: int = 5) -> list[float]:
    """List round numbers around a range that reads better close up than in round counts."""
    return multiples(low, high, step(max(high - low, 1e-9), most))
