"""A walk between two published numbers as a waterfall: a bar a switch, what stays unexplained hatched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from arbeid.answers.claims.walk import Why, WhyStep
from arbeid.answers.plain import said
from arbeid.answers.quantity import SourceLine
from arbeid.views.drawing.axis import axis
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Kind, Twin
from arbeid.views.report.setting import column
from arbeid.wording import Words

_STRIPE = 5.0
_KINDS: Mapping[str, tuple[Kind, int]] = {"share": ("share", 1), "change": ("share", 1)}


@dataclass(frozen=True)
class WalkEnds:
    """What both ends of a walk are called, whether the last one was published, and what it rests on."""

    first: str
    last: str
    published: bool
    sources: tuple[SourceLine, ...]


def walk(found: Why, ends: WalkEnds, words: Words) -> Figure:
    """Draw a walk (``verbs.claims.why``), with the labels of both ends and the sources beside it."""
    steps, unit = found.steps, found.unit
    explained = [step for step in steps if not step.remainder]
    largest = max(explained or steps, key=lambda step: abs(step.effect))
    told = {
        "first": ends.first,
        "last": ends.last,
        "start": written(found.start, unit, words),
        "end": written(found.end, unit, words),
        "count": len(steps),
        "largest": said(largest.label, words),
        "effect": effect(largest.effect, unit, words),
    }
    return Figure(
        id=words("views.walk.id"),
        language=words.language,
        title=words("views.walk.title" if explained else "views.walk.title_unexplained", **told),
        subtitle=words("views.walk.subtitle", **told),
        note=words("views.walk.note"),
        alt=words("views.walk.alt", **told),
        badge="derived",
        about=(words("views.walk.about_order"), words("views.walk.about_remainder")),
        sources=cited(ends.sources, words),
        table=_table(found, ends, words),
        drawings=(
            _drawn(found, ends, lambda scale: Sheet(scale, 320, left=0, right=50), words),
            _drawn(found, ends, lambda scale: Sheet(scale, 600, left=220, right=40), words),
        ),
    )


def written(value: float, unit: str, words: Words) -> str:
    """Write a value of a claim's unit where there is little room.

    >>> from arbeid.wording import words_of
    >>> written(0.474, "share", words_of("nl")), written(9e6, "jobs", words_of("nl"))
    ('47,4%', '9,0 miljoen')
    """
    if unit in ("share", "change"):
        whole = abs(100 * value - round(100 * value)) < 0.05
        return words.percent(value, 2 if 0 < abs(value) < 0.02 else 0 if whole else 1)
    if unit in ("jobs", "people", "count", "dollars"):
        return words.people(value)
    return words.number(value, 2)


def effect(value: float, unit: str, words: Words) -> str:
    """Write what a step adds or takes: percentage points for shares, with its sign.

    >>> from arbeid.wording import words_of
    >>> effect(-0.239, "share", words_of("nl"))
    '−23,9 procentpunt'
    """
    if unit in ("share", "change"):
        return f"{words.signed(100 * value, 1)} {words('unit.points')}"
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + written(abs(value), unit, words)


def _drawn(found: Why, ends: WalkEnds, sheet_of: Callable[[Scale], Sheet], words: Words) -> Drawing:
    sheet, unit = sheet_of(_scale(found, words)), found.unit
    sheet.key(
        [
            ("tick", "contrast", words("views.walk.key_published")),
            ("disc", "accent", words("views.walk.key_step")),
        ]
    )
    y = sheet.row(ends.first, weight=600)
    sheet.tick(found.start, y, "contrast")
    sheet.value(found.start, y, written(found.start, unit, words))
    before = found.start
    for step in found.steps:
        _step(sheet, step, before, unit, words)
        before = step.value
    y = sheet.row(ends.last, weight=600)
    sheet.tick(found.end, y, "contrast" if ends.published else "accent")
    sheet.value(found.end, y, written(found.end, unit, words))
    return sheet.drawing()


def _step(sheet: Sheet, step: WhyStep, before: float, unit: str, words: Words) -> None:
    y = sheet.row(said(step.label, words))
    low, high = sorted((before, step.value))
    if step.remainder:
        _hatched(sheet, low, high, y)
    else:
        sheet.bar(low, high, y, "accent")
    sheet.value(high, y, _short(step.effect, unit, words), gap=6)


def _short(value: float, unit: str, words: Words) -> str:
    if unit not in ("share", "change", "points"):
        return effect(value, unit, words)
    digits = 2 if abs(value) < 0.01 else 1
    # What rounds to nothing has no sign.
    return words.signed(100 * value, digits) if abs(value) >= 5e-5 else words.number(0, 2)


def _hatched(sheet: Sheet, low: float, high: float, y: float) -> None:
    width = sheet.px(high) - sheet.px(low)
    sheet.line(low, high, y - 7, "soft", 1)
    sheet.line(low, high, y + 7, "soft", 1)
    stripes = max(int(width / _STRIPE), 1)
    for at in range(stripes + 1):
        middle = low + (high - low) * at / stripes
        sheet.tick(middle, y, "soft", height=14)


def _scale(found: Why, words: Words) -> Scale:
    values = [found.start, found.end, *(step.value for step in found.steps)]
    return axis(values, found.unit, words)


def _table(found: Why, ends: WalkEnds, words: Words) -> Twin:
    kind, digits = _KINDS.get(found.unit, ("number", 2))
    signed: Kind = "change" if kind == "share" else "number"
    columns = (
        column(words, "step"),
        column(words, "effect", signed, digits=digits),
        column(words, "after", kind, digits=digits),
        column(words, "effect_average", signed, digits=digits),
        column(words, "effect_low", signed, digits=digits),
        column(words, "effect_high", signed, digits=digits),
        column(words, "sentence"),
    )
    first: tuple[Cell, ...] = (ends.first, None, found.start, None, None, None, None)
    return Twin(columns, (first, *(_cells(step, words) for step in found.steps))).without_empty()


def _cells(step: WhyStep, words: Words) -> tuple[Cell, ...]:
    numbers = (step.effect, step.value, step.average, step.low, step.high)
    return (said(step.label, words), *numbers, said(step.sentence, words))
