"""What drives a scenario, drawn: shares of the spread with their intervals, and one assumption at a time."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.drivers import DriverLine
from arbeid.answers.plain import said
from arbeid.answers.sensitivity import SensitivityFacts
from arbeid.answers.what_if import EachLine
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Column, Kind, Twin
from arbeid.views.phrasing import opening
from arbeid.views.run.driver_words import title_of
from arbeid.views.run.setting import ENDS, cited
from arbeid.views.run.structures import Around, structure_figure
from arbeid.wording import Words, greatest

MOST = 8
"""Rows that are drawn: the table behind a figure has all of them."""
_SIZES = ((320, 0, 0), (600, 232, 58))
_TOLD = "net"


def driver_figures(found: SensitivityFacts, words: Words) -> dict[str, Figure]:
    """Draw the figures; where nothing was drawn there is nothing to divide, and the first is left out."""
    lines = [line for line in found.drivers if line.drives == _TOLD and line.first.value is not None]
    moving = [line for line in found.each if line.reach > 0]
    drawn = {}
    if lines:
        drawn["drivers"] = _drivers(found, lines, words)
    if moving:
        drawn["each"] = _each(found, moving, words)
    around = Around(found.title, found.sentence, found.economy_title, found.years, found.sources)
    choices = structure_figure(found.structures, around, words)
    if choices is not None:
        drawn["choices"] = choices
    return drawn


def _drivers(found: SensitivityFacts, lines: Sequence[DriverLine], words: Words) -> Figure:
    def share(value: float | None) -> str:
        return words.percent(value)

    shown = lines[:MOST]
    most = max(0.1, *(line.first.high or 0.0 for line in shown))
    ticks = steps(0, most, 4)
    scale = Scale(0, ticks[-1], {tick: share(tick) for tick in ticks})
    listed = words.list([f"{words(line.label)} {share(line.first.value)}" for line in shown])
    values = {"years": found.years, "economy": opening(words(found.economy_title))}
    return Figure(
        id=words("sensitivity.view.drivers.id"),
        language=words.language,
        title=said(title_of(lines), words),
        subtitle=words("sensitivity.view.drivers.subtitle", **values),
        note=words("sensitivity.view.drivers.note"),
        alt=words("sensitivity.view.drivers.alt", values=listed),
        badge="modelled",
        about=_about(found, words),
        sources=cited(found.sources),
        table=_shares(lines, words),
        drawings=tuple(
            _driven(Sheet(scale, width, left=left, right=right), shown, words)
            for width, left, right in _SIZES
        ),
    )


def _driven(sheet: Sheet, lines: Sequence[DriverLine], words: Words) -> Drawing:
    for line in lines:
        end = words.percent(line.first.value)
        y = sheet.row(opening(words(line.label)), end=end, track=False)
        value = max(0.0, float(line.first))
        sheet.bar(0.0, value, y, "accent")
        if line.first.low is not None and line.first.high is not None:
            sheet.line(max(0.0, line.first.low), max(0.0, line.first.high), y, "ink", 1.5)
    return sheet.drawing()


def _shares(lines: Sequence[DriverLine], words: Words) -> Twin:
    columns = [Column("driver", words("sensitivity.column.driver"))]
    for name in ("first", "total"):
        label = words(f"sensitivity.column.{name}")
        columns.append(Column(name, label, "share", digits=1))
        columns += [Column(f"{name}_{end}", f"{label}, {part}", "share", digits=1) for end, part in ENDS]
    rows = tuple(
        (
            words(line.label),
            *(value for share in (line.first, line.total) for value in (share.value, share.low, share.high)),
        )
        for line in lines
    )
    return Twin(tuple(columns), rows)


def _each(found: SensitivityFacts, lines: Sequence[EachLine], words: Words) -> Figure:
    shown = lines[:MOST]
    nets = [float(end.net) for line in shown for end in (line.low, line.high)]
    ticks = steps(min(*nets, 0.0), max(*nets, 0.0), 3)
    # Words at the ends and at zero alone: those of every step would run into each other.
    told = {tick: words.signed_people(tick) for tick in (ticks[0], 0.0, ticks[-1])}
    scale = Scale(ticks[0], ticks[-1], told)
    point = float(found.net)
    within = greatest(nets)
    first = sorted((float(shown[0].low.net), float(shown[0].high.net)))
    values = {"years": found.years, "economy": opening(words(found.economy_title))}
    ends = {"low": words.signed_jobs(first[0], within), "high": words.signed_jobs(first[1], within)}
    listed = words.list([_spoken(line, words, within) for line in shown])
    return Figure(
        id=words("sensitivity.view.each.id"),
        language=words.language,
        title=words("sensitivity.view.each.title", driver=opening(words(shown[0].label)), **ends),
        subtitle=words("sensitivity.view.each.subtitle", **values),
        note=words("sensitivity.view.each.note"),
        alt=words("sensitivity.view.each.alt", values=listed, net=words.signed_jobs(point, within)),
        badge="modelled",
        about=_about(found, words),
        sources=cited(found.sources),
        table=_moved(lines, words),
        drawings=tuple(
            _tornado(Sheet(scale, width, left=left, right=right), shown, point, words)
            for width, left, right in _SIZES
        ),
    )


def _spoken(line: EachLine, words: Words, within: float) -> str:
    ends = (words.signed_jobs(float(end.net), within) for end in (line.low, line.high))
    return f"{words(line.label)} {' … '.join(ends)}"


def _tornado(sheet: Sheet, lines: Sequence[EachLine], point: float, words: Words) -> Drawing:
    for line in lines:
        y = sheet.row(opening(words(line.label)))
        ends = sorted((float(line.low.net), float(line.high.net)))
        sheet.bar(ends[0], ends[1], y, "accent")
        sheet.dot(point, y, "ink", "disc", 40)
    return sheet.drawing()


def _moved(lines: Sequence[EachLine], words: Words) -> Twin:
    kinds: dict[str, Kind] = {"value": "number", "low": "number", "net_low": "signed_jobs"}
    kinds |= {"high": "number", "net_high": "signed_jobs"}
    columns = [Column("driver", words("sensitivity.column.driver"))]
    for name, kind in kinds.items():
        digits = 2 if kind == "number" else 0
        columns.append(Column(name, words(f"sensitivity.column.{name}"), kind, digits=digits))
    rows = tuple(
        (
            words(line.label),
            line.value.value,
            line.low.value.value,
            line.low.net.value,
            line.high.value.value,
            line.high.net.value,
        )
        for line in lines
    )
    return Twin(tuple(columns), rows)


def _about(found: SensitivityFacts, words: Words) -> tuple[str, ...]:
    return words("run.view.about_scenario", scenario=found.title, sentence=found.sentence), words(
        "run.view.about_open"
    )
