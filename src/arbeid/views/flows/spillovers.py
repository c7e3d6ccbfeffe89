"""The occupations whose unemployment goes against their own demand: others come to search there, or leave."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.flows import FlowFacts, FlowOccupation
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.steps import close_up, decimals
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.flows.figure import flow_figure
from arbeid.views.flows.words import FlowWords, against_demand, risen
from arbeid.views.phrasing import signed_percent
from arbeid.wording import Words

_SHOWN = 8


def spillovers(facts: FlowFacts, words: Words) -> Figure:
    """Draw the occupations whose unemployment goes against their own demand, in both directions."""
    up, down = (lines[:_SHOWN] for lines in against_demand(facts))
    scale = _scale((*up, *down), words)
    sheets = (Sheet(scale, 320, left=0, right=0), Sheet(scale, 600, left=232, right=58))
    return flow_figure(
        FlowWords(facts, words),
        "spill",
        {"first": up[0].name if up else "–", "shown": _SHOWN},
        _table(facts, words),
        (_bars(sheet, up, down, words) for sheet in sheets),
        title="title" if up else "title_none",
        also=FlowWords(facts, words).unseen(),
    )


def _scale(lines: Sequence[FlowOccupation], words: Words) -> Scale:
    """Lay out a scale to both sides of zero, as far to the one as to the other."""
    most = max((abs(100 * line.apart) for line in lines), default=1.0)
    ticks = close_up(-most, most, 4)
    ends = max(-ticks[0], ticks[-1])
    return Scale(-ends, ends, {at: words.signed(at, decimals(ticks)) for at in (-ends, 0, ends)})


def _table(facts: FlowFacts, words: Words) -> Twin:
    columns = (
        Column("name", words("flows.column.name")),
        Column("automated", FlowWords(facts, words).taken(), "share"),
        Column("demand", words("flows.column.demand"), "change"),
        Column("unemployment", words("flows.column.unemployment"), "share", digits=2),
        Column("unemployment_rest", words("flows.column.unemployment_rest"), "share", digits=2),
        Column("apart", words("flows.column.apart"), "number", digits=2),
        Column("apart_low", words("flows.column.apart_low"), "number", digits=2),
        Column("apart_high", words("flows.column.apart_high"), "number", digits=2),
    )
    rows = tuple(
        (
            words(line.name),
            line.automated.value,
            line.demand.value,
            line.unemployment.value,
            line.unemployment_rest.value,
            *(
                None if end is None else 100 * end
                for end in (
                    line.unemployment_apart.value,
                    line.unemployment_apart.low,
                    line.unemployment_apart.high,
                )
            ),
        )
        for line in risen(facts)
    )
    return Twin(columns, rows)


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
