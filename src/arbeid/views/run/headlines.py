"""Where the headlines of an ensemble lie, drawn: the middle, half of the draws and 90% of them."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.ensemble import EnsembleFacts
from arbeid.answers.spread import HeadlineLine
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import opening
from arbeid.views.run.ranges import ends_of, numbers_of
from arbeid.views.run.setting import cited
from arbeid.views.run.structures import Around, structure_figure
from arbeid.wording import Words, greatest

_SIZES = ((320, 0, 0), (600, 232, 104))
_TOLD = "net"
_APART = 0.3


def headline_figures(found: EnsembleFacts, words: Words) -> dict[str, Figure]:
    """Draw headlines in jobs under the first measure, and structural choices; none where no draw gave one."""
    first = found.strata[0].measure
    lines = [
        line
        for line in found.headlines
        if line.under == first and line.spread.outer.unit == "jobs" and line.spread.outer.low is not None
    ]
    told = next((line for line in lines if line.name == _TOLD), None)
    drawn = {} if told is None else {"headlines": _figure(found, lines, told, words)}
    around = Around(found.title, found.sentence, found.economy_title, found.years, found.sources)
    choices = structure_figure(found.structures, around, words)
    return drawn if choices is None else {**drawn, "choices": choices}


def _figure(found: EnsembleFacts, lines: Sequence[HeadlineLine], told: HeadlineLine, words: Words) -> Figure:
    ends = [
        end
        for line in lines
        for end in (line.spread.outer.low, line.spread.outer.high, 0.0)
        if end is not None
    ]
    ticks = steps(min(ends), max(ends), 8)
    # Words at zero and at ends that are far enough from it: others would run into each other.
    apart = _APART * (ticks[-1] - ticks[0])
    named = {tick: words.signed_people(tick) for tick in (ticks[0], ticks[-1]) if abs(tick) >= apart}
    scale = Scale(ticks[0], ticks[-1], {**named, 0.0: words.people(0)})
    low, high = _ends(told)
    values = {
        "years": found.years,
        "economy": opening(words(found.economy_title)),
        "draws": words.number(found.draws),
        "low": words.signed_jobs(low, greatest((low, high))),
        "high": words.signed_jobs(high, greatest((low, high))),
        "measure": next(one.label for one in found.strata if one.measure == told.under),
    }
    return Figure(
        id=words("ensemble.view.id"),
        language=words.language,
        title=words("ensemble.view.title", **values),
        subtitle=words("ensemble.view.subtitle", **values),
        note=words("ensemble.view.note", **values),
        alt=words("ensemble.view.alt", values=words.list([_spoken(line, words) for line in lines])),
        badge="modelled",
        about=(
            words("run.view.about_scenario", scenario=found.title, sentence=found.sentence),
            words("run.view.about_open"),
        ),
        sources=cited(found.sources),
        table=_table(lines, words),
        drawings=tuple(
            _drawn(Sheet(scale, width, left=left, right=right), lines, words) for width, left, right in _SIZES
        ),
    )


def _ends(line: HeadlineLine) -> tuple[float, float]:
    return float(line.spread.outer.low or 0), float(line.spread.outer.high or 0)


def _spoken(line: HeadlineLine, words: Words) -> str:
    low, high = (words.signed_jobs(end, greatest(_ends(line))) for end in _ends(line))
    return f"{words(line.label)} {low} … {high}"


def _drawn(sheet: Sheet, lines: Sequence[HeadlineLine], words: Words) -> Drawing:
    for line in lines:
        outer, inner = line.spread.outer, line.spread.inner
        # Only what can go either way has a sign.
        write = words.signed_jobs if _ends(line)[0] < 0 else words.jobs
        y = sheet.row(opening(words(line.label)), end=write(float(outer), greatest(_ends(line))), track=False)
        for one, wide in ((outer, 1.5), (inner, 5.0)):
            if one.low is not None and one.high is not None:
                sheet.line(one.low, one.high, y, "accent", wide)
        sheet.dot(float(outer), y, "ink", "disc", 40)
    return sheet.drawing()


def _table(lines: Sequence[HeadlineLine], words: Words) -> Twin:
    names = ends_of(lines)
    columns = [Column("headline", words("ensemble.column.headline"))]
    columns += [Column(name, words(f"ensemble.column.{name}"), "signed_count") for name in names]
    return Twin(tuple(columns), tuple((words(line.label), *numbers_of(line)) for line in lines))
