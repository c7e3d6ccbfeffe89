"""The chart of a story: two or more numbers on one axis, or a walk from one number to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arbeid.answers.claims.story import ChartLine, ChartValue, StoryChart
from arbeid.answers.claims.walk import Why
from arbeid.answers.plain import said
from arbeid.views.claims.walk import WalkEnds, walk
from arbeid.views.drawing.axis import axis
from arbeid.views.drawing.canvas import Mark, Scale
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure, FigureSource
from arbeid.views.drawing.sheet import Drawing, Key, Sheet
from arbeid.views.drawing.table_twin import Cell, Kind, Twin
from arbeid.views.report.setting import column
from arbeid.wording import Words

_MARKS: dict[str, tuple[Mark, str]] = {
    "published": ("diamond", "contrast"),
    "ours": ("disc", "accent"),
    "given": ("ring", "soft"),
}
_KINDS: dict[str, Kind] = {"share": "share", "change": "change", "points": "change", "jobs": "signed_count"}


def story_plot(chart: StoryChart, words: Words) -> Figure:
    """Draw a story's chart from its facts: the steps of its walk, or its lines on one axis."""
    if chart.walk:
        return _walked(chart, chart.walk, words)
    lines, key = chart.lines, _key(chart, words)
    return Figure(
        id=words("views.story.id", story=chart.id),
        language=words.language,
        title=chart.title.said(words),
        subtitle=words(chart.subtitle),
        note=" ".join(f"{words(f'views.story.shape_{mark}')}: {label}." for mark, _, label in key),
        alt=_alt(lines, words),
        badge=chart.badge,
        about=(words("views.story.about_numbers"),),
        sources=_sources(chart, words),
        table=_table(lines, chart.unit, words),
        drawings=_drawings(lines, axis(_values(lines), chart.unit, words), key, words),
    )


def _walked(chart: StoryChart, found: Why, words: Words) -> Figure:
    first, last = chart.ends
    ends = WalkEnds(first, last, found.steps[-1].remainder, chart.sources)
    return replace(
        walk(found, ends, words),
        id=words("views.story.id", story=chart.id),
        title=chart.title.said(words),
        subtitle=words(chart.subtitle),
        sources=_sources(chart, words),
    )


def _values(lines: Sequence[ChartLine]) -> list[float]:
    return [float(end.quantity) for line in lines for end in _ends(line)]


def _ends(line: ChartLine) -> list[ChartValue]:
    return [line.value] if line.to is None else [line.value, line.to]


def _alt(lines: Sequence[ChartLine], words: Words) -> str:
    if lines[0].to is not None:
        pairs = ((words(one.label), [end.shown.said(words) for end in _ends(one)]) for one in lines)
        told = "; ".join(f"{label}: {' → '.join(ends)}" for label, ends in pairs)
        return words("views.story.alt_pairs", count=len(lines), lines=told)
    ranked = sorted(lines, key=lambda line: float(line.value.quantity))
    low, high = ranked[0], ranked[-1]
    least = {"low": low.value.shown.said(words), "first": low.label}
    most = {"high": high.value.shown.said(words), "last": high.label}
    return words("views.story.alt_numbers", count=len(lines), **least, **most)


def _drawings(
    lines: Sequence[ChartLine], scale: Scale, key: Sequence[Key], words: Words
) -> tuple[Drawing, ...]:
    return (
        _drawn(Sheet(scale, 320, left=0, right=0), lines, key, words),
        _drawn(Sheet(scale, 600, left=250, right=44), lines, key, words),
    )


def _drawn(sheet: Sheet, lines: Sequence[ChartLine], key: Sequence[Key], words: Words) -> Drawing:
    sheet.key(key)
    for line in lines:
        y = sheet.row(words(line.label))
        if line.to is not None:
            _pair(sheet, line.value, line.to, y, words)
            continue
        value = float(line.value.quantity)
        mark, colour = _MARKS[line.value.mark]
        sheet.dot(value, y, colour, mark)
        sheet.value(value, y, line.value.shown.said(words))
    return sheet.drawing()


def _pair(sheet: Sheet, one: ChartValue, other: ChartValue, y: float, words: Words) -> None:
    first, last = float(one.quantity), float(other.quantity)
    sheet.line(min(first, last), max(first, last), y, "soft", 1.5)
    sheet.dot(first, y, "accent", "ring")
    sheet.dot(last, y, "accent")
    low, high = (one, other) if first < last else (other, one)
    sheet.number(sheet.px(min(first, last)) - 10, y, low.shown.said(words), "right")
    sheet.number(sheet.px(max(first, last)) + 10, y, high.shown.said(words), "left")


def _key(chart: StoryChart, words: Words) -> list[Key]:
    if chart.pair is not None:
        first, last = chart.pair
        return [("ring", "accent", words(first)), ("disc", "accent", words(last))]
    used = {line.value.mark for line in chart.lines}
    return [(*_MARKS[name], words(f"views.story.key_{name}")) for name in _MARKS if name in used]


def _sources(chart: StoryChart, words: Words) -> tuple[FigureSource, ...]:
    named = [FigureSource(publisher, year) for publisher, year in chart.publications]
    return tuple(dict.fromkeys((*named, *cited(chart.sources, words))))


def _table(lines: Sequence[ChartLine], unit: str, words: Words) -> Twin:
    kind = _KINDS.get(unit, "number")
    columns = [
        column(words, "about_what"),
        column(words, "value", kind, digits=0 if unit in ("jobs", "rank") else 1),
    ]
    if lines[0].to is not None:
        columns.append(column(words, "value_to", kind))
    columns += [column(words, "kind_of"), column(words, "source")]
    return Twin(tuple(columns), tuple(_cells(line, words) for line in lines))


def _cells(line: ChartLine, words: Words) -> tuple[Cell, ...]:
    ends = _ends(line)
    kind = words(f"views.story.key_{line.value.mark}")
    source = "; ".join(dict.fromkeys(said(end.source, words) for end in ends))
    return (words(line.label), *(end.quantity.value for end in ends), kind, source)
