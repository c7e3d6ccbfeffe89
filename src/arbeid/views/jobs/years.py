"""How many people worked in a group, year by year."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.jobs.trend import Stretch, Trend, TrendLine, TrendYear
from arbeid.answers.plain import said
from arbeid.views.drawing.canvas import SMALL, Scale
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Box, Painting, Paper
from arbeid.views.drawing.plot import Plot
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.jobs.people_change import assumed, with_ends
from arbeid.views.phrasing import inside
from arbeid.wording import Words

_HEIGHT, _TOP, _LEFT, _RIGHT, _FOOT = 252, 30, 52, 14, 26


def years(found: Trend, words: Words) -> Figure | None:
    """Draw a trend's first line from zero, its breaks marked; nothing where no two years were counted."""
    lines = [line for line in found.lines if len(line.years) > 1]
    if not lines:
        return None
    line = lines[0]
    parts = line.unbroken()
    values = _values(line, parts[-1], words) | {"level": said(found.level, words)}
    alone = len(parts[-1]) == 1
    return Figure(
        id=words("occupations.years.id"),
        language=words.language,
        title=words("occupations.years.title_one" if alone else "occupations.years.title", **values),
        subtitle=words("occupations.years.subtitle", **values),
        note=" ".join([*(said(note, words) for note in found.notes), *assumed(found.sampling, words)])
        or words("occupations.years.note"),
        alt=words("occupations.years.alt", **values),
        badge="measured",
        about=(*_coarser(found, line, words), words("occupations.years.about")),
        sources=cited(found.sources, words),
        table=_table(lines, words),
        drawings=tuple(_painted(line.years, parts, width, words) for width in (320, 600)),
    )


def _coarser(found: Trend, line: TrendLine, words: Words) -> tuple[str, ...]:
    """Say that the line is that of a coarser group, where it is."""
    own = found.code is None or line.code == found.code
    return () if own else (words("occupations.years.coarser"),)


def _stretch(one: Stretch) -> str:
    return str(one.first) if one.first == one.last else f"{one.first}–{one.last}"


def _values(line: TrendLine, latest: Sequence[TrendYear], words: Words) -> dict[str, object]:
    """Say how the group changed over its last stretch without a break, and over what years it is drawn."""
    change, range_ = with_ends(line.change, words)
    return {
        "group": inside(words(line.name)),
        "first": line.years[0].year,
        "since": line.latest.first,
        "last": line.latest.last,
        "before": words.people(float(latest[0].people)),
        "now": words.people(float(latest[-1].people)),
        "change": change,
        "range": range_,
        "stretches": words.list([_stretch(one) for one in reversed(line.stretches)]),
    }


def _painted(
    counted: Sequence[TrendYear], parts: Sequence[Sequence[TrendYear]], width: int, words: Words
) -> Painting:
    paper = Paper(width)
    ticks = steps(0, max(float(one.people) for one in counted), 4)
    low, high = counted[0].year, counted[-1].year
    plot = Plot(
        paper,
        Box(_LEFT, _TOP, width - _LEFT - _RIGHT, _HEIGHT - _FOOT - _TOP),
        Scale(low, high, {}),
        Scale(0, ticks[-1], {tick: _count(tick, ticks[-1], words) for tick in ticks}),
    )
    plot.rules()
    paper.text(_LEFT - 44, 11, _unit(ticks[-1], words), "soft", size=SMALL)
    for year in dict.fromkeys((low, (low + high) // 2, high)):
        x, _ = plot.place(year, 0)
        paper.text(x, _HEIGHT - 6, str(year), "soft", "middle" if year < high else "right", size=SMALL)
    # A line across a break would draw a change that nobody measured.
    for part in parts:
        paper.path([plot.place(one.year, float(one.people)) for one in part], "accent", 2)
    for one in counted:
        x, y = plot.place(one.year, float(one.people))
        paper.circle((x, y), 3, "paper" if one.unreliable else "accent", "accent", thick=1.5)
    return paper.painting(_HEIGHT)


# Thousands are named once, above the axis, so that numbers stay narrow on a phone.
def _count(value: float, most: float, words: Words) -> str:
    return words.number(value / 1000) if most >= 10_000 else words.number(value)


def _unit(most: float, words: Words) -> str:
    return words("occupations.years.thousands" if most >= 10_000 else "occupations.years.people")


def _table(lines: Sequence[TrendLine], words: Words) -> Twin:
    columns = (
        Column("year", words("occupations.column.year")),
        Column("group", words("occupations.column.group")),
        Column("people", words("occupations.column.people"), "count"),
        Column("note", words("occupations.column.note")),
    )
    return Twin(
        columns,
        tuple(
            (str(one.year), words(line.name), one.people.value, _remark(one, words))
            for line in lines
            for one in line.years
        ),
    )


def _remark(one: TrendYear, words: Words) -> str | None:
    marks = {"broken": one.broken, "unreliable": one.unreliable}
    return ", ".join(words(f"occupations.years.{key}") for key, holds in marks.items() if holds) or None
