"""A walk from one number to another as a waterfall: each step a bar from where the last one ended."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.views.drawing import Drawing
from arbeid.views.phrasing import Facts
from arbeid.views.plots.canvas import Mark, Scale
from arbeid.views.plots.facts import column
from arbeid.views.plots.sheet import Sheet
from arbeid.views.table_twin import Kind, Twin
from arbeid.wording import Words

Ends = tuple[str, str]
_PERCENT = ("share", "change", "points")


def shown_value(value: float, unit: str, words: Words, signed: bool = False) -> str:
    """Write a value, or an effect with its sign, in few digits.

    >>> from arbeid.wording import words_of
    >>> shown_value(-0.046, "share", words_of("nl"), signed=True)
    '−4,6'
    """
    if unit in _PERCENT:
        digits = 2 if abs(value) < 0.01 else 1
        if signed:
            # What rounds to nothing has no sign.
            return words.signed(100 * value, digits) if abs(value) >= 5e-5 else words.number(0, 2)
        return words.percent(value, digits)
    if unit in ("jobs", "people"):
        value, unit = value / 1e6, words("unit.million")
        return f"{words.signed(value, 1) if signed else words.number(value, 1)} {unit}"
    return words.signed(value, 2) if signed else words.number(value, 2)


def walk_values(walk: Facts) -> list[float]:
    """Give all numbers that a walk passes."""
    return [walk["start"], walk["end"], *(step["value"] for step in walk["steps"])]


def walk_drawings(walk: Facts, ends: Ends, scale: Scale, words: Words) -> tuple[Drawing, ...]:
    """Draw it for a phone and for a page."""
    return (
        _drawn(Sheet(scale, 320, left=0, right=0), walk, ends, words),
        _drawn(Sheet(scale, 600, left=250, right=52), walk, ends, words),
    )


def _drawn(sheet: Sheet, walk: Facts, ends: Ends, words: Words) -> Drawing:
    sheet.key(
        [
            ("diamond", "contrast", words("views.story.key_published")),
            ("disc", "accent", words("views.story.key_step")),
            ("disc", "soft", words("views.story.key_remainder")),
        ]
    )
    for label, before, after, kind in _rows(walk, ends):
        y = sheet.row(label)
        if kind in ("published", "ours"):
            mark: Mark = "diamond" if kind == "published" else "disc"
            sheet.dot(after, y, "contrast" if kind == "published" else "accent", mark)
            sheet.value(after, y, shown_value(after, walk["unit"], words))
            continue
        colour = "soft" if kind == "remainder" else "accent"
        sheet.bar(min(before, after), max(before, after), y, colour)
        sheet.tick(after, y, colour)
        sheet.value(
            max(before, after), y, shown_value(after - before, walk["unit"], words, signed=True), gap=8
        )
    return sheet.drawing()


def _rows(walk: Facts, ends: Ends) -> Iterator[tuple[str, float, float, str]]:
    yield ends[0], walk["start"], walk["start"], "published"
    before = walk["start"]
    for step in walk["steps"]:
        yield step["label"], before, step["value"], "remainder" if step["remainder"] else "step"
        before = step["value"]
    yield ends[1], walk["end"], walk["end"], "published" if walk["steps"][-1]["remainder"] else "ours"


def walk_table(walk: Facts, ends: Ends, words: Words) -> Twin:
    """Give the steps as a table: number after each, effect, average and range over all orders."""
    kind: Kind = "share" if walk["unit"] in _PERCENT else "number"
    effect: Kind = "change" if walk["unit"] in _PERCENT else "number"
    columns = (
        column(words, "step"),
        column(words, "effect", effect, digits=2),
        column(words, "after", kind, digits=2),
        column(words, "average", effect, digits=2),
        column(words, "least", effect, digits=2),
        column(words, "most", effect, digits=2),
    )
    start = (ends[0], None, walk["start"], None, None, None)
    steps = [
        (step["label"], step["effect"], step["value"], step["average"], step["low"], step["high"])
        for step in walk["steps"]
    ]
    return Twin(columns, (start, *steps))
