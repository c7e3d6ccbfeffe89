"""Every way of asking the same question: one mark a specification, from the lowest slope to the highest."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.monitor.visible import Curve, Specification, Visible
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.painting import Painting, Paper
from arbeid.views.drawing.steps import decimals, multiples, step
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.phrasing import figure, opening
from arbeid.wording import Words

_HEIGHT, _TOP, _LEFT, _RIGHT, _FOOT = 250, 44, 40, 14, 24
_MOST_TICKS = 5


def ways(found: Visible, words: Words) -> Figure | None:
    """Draw the slopes of all specifications in order, the declared one apart; None where there are none."""
    curve = found.curve
    if curve is None:
        return None
    values = {
        "n": words.number(len(curve.rows)),
        "negative": words.percent(curve.negative.value),
        "place": words.number(curve.place),
        "lowest": words.signed(curve.rows[0].slope.value, 1),
        "highest": words.signed(curve.rows[-1].slope.value, 1),
        "title": opening(words(found.title)),
        "country": found.country,
    }
    return Figure(
        **figure_words("monitor.ways", words, values),
        badge="derived",
        about=(words("monitor.ways.about"),),
        sources=cited(found.sources, words),
        table=_table(curve, words),
        drawings=tuple(_painted(curve, width, words) for width in (320, 600)),
    )


def _painted(curve: Curve, width: int, words: Words) -> Painting:
    paper = Paper(width)
    slopes = [float(row.slope) for row in curve.rows]
    ticks = multiples(min(*slopes, 0.0), max(*slopes, 0.0), step(max(slopes) - min(slopes), _MOST_TICKS))
    low, high = min(slopes[0], ticks[0]), max(slopes[-1], ticks[-1])

    def place(at: int, slope: float) -> tuple[float, float]:
        across = _LEFT + (width - _LEFT - _RIGHT) * at / max(len(slopes) - 1, 1)
        return across, _HEIGHT - _FOOT - (_HEIGHT - _FOOT - _TOP) * (slope - low) / (high - low)

    paper.text(0, 11, words("monitor.column.slope_alone"), "soft", size=SMALL)
    for tick in ticks:
        y = place(0, tick)[1]
        paper.line((_LEFT, y), (width - _RIGHT, y), "soft" if tick == 0 else "line")
        paper.text(_LEFT - 8, y + 4, figure(tick, words, decimals(ticks)), "soft", "right", size=SMALL)
    for at, slope in enumerate(slopes):
        paper.circle(place(at, slope), 1.6, "accent")
    _declared(paper, curve, place(curve.place - 1, slopes[curve.place - 1]), words)
    paper.text(_LEFT, _HEIGHT - 6, words("monitor.ways.low"), "soft", size=SMALL)
    paper.text(width - _RIGHT, _HEIGHT - 6, words("monitor.ways.high"), "soft", "right", size=SMALL)
    return paper.painting(_HEIGHT)


def _declared(paper: Paper, curve: Curve, at: tuple[float, float], words: Words) -> None:
    """Mark the specification that was declared, with its number above the cloud of others."""
    slope = words.signed(curve.rows[curve.place - 1].slope.value, 2)
    # Above the marks, where nothing stands: those to the left of any place lie lower.
    paper.line((at[0], _TOP - 6), (at[0], at[1] - 6), "contrast")
    paper.diamond(at, 5, "contrast", "paper", thick=1.5)
    paper.text(
        at[0], _TOP - 12, words("monitor.ways.declared", slope=slope), "contrast", "middle", size=SMALL
    )


def _table(curve: Curve, words: Words) -> Twin:
    columns = (
        Column("measure", words("monitor.column.measure")),
        Column("weights", words("monitor.column.weights")),
        Column("apart", words("monitor.column.apart")),
        Column("first", words("monitor.column.first")),
        Column("last", words("monitor.column.last")),
        Column("slope", words("monitor.column.slope_alone"), "number", digits=2),
        Column("declared", words("monitor.column.declared")),
    )
    return Twin(columns, tuple(_cells(curve.rows, words)))


def _cells(rows: Sequence[Specification], words: Words) -> list[tuple[Cell, ...]]:
    return [
        (
            words(row.label),
            words(f"monitor.ways.weights_{row.weights}"),
            words(f"monitor.ways.apart_{row.apart.replace(' ', '_') or 'nothing'}"),
            str(row.first),
            str(row.last),
            row.slope.value,
            words("monitor.yes" if row.declared else "monitor.no"),
        )
        for row in rows
    ]
