"""How many more or fewer people work in a group than a year before."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Twin
from arbeid.views.phrasing import Facts, inside, period, signed_percent
from arbeid.views.report.facts import column, outer, setting, sources_of
from arbeid.wording import Words


def change(facts: Facts, words: Words) -> Figure | None:
    """Draw the ten groups that grew most and the ten that shrank most, each from zero, signs written."""
    found = facts["appear"]
    known = [row for row in found["rows"] if row["change"]["value"] is not None]
    if not known or found["period_before"] is None:
        return None
    top, bottom = outer(known)
    bottom = bottom[::-1]
    said = setting(facts, words) | {
        "before": period(found["period_before"], words),
        "first": inside(top[0]["name"]),
        "first_change": words.signed(top[0]["change"]["value"]),
        "last": inside((bottom or top)[0]["name"]),
        "last_change": words.signed((bottom or top)[0]["change"]["value"]),
        "shown": len(top),
    }
    scale = _scale(max(abs(row["change"]["value"]) for row in (*top, *bottom)), words)
    return Figure(
        id=words("views.change.id"),
        language=words.language,
        title=words("views.change.title", **said),
        subtitle=words("views.change.subtitle", **said),
        note=words("views.change.note", **said),
        alt=words("views.change.alt", **said),
        badge=found["total"]["badge"],
        about=(words("views.change.about_sample"), words("views.change.about_thirds")),
        sources=sources_of(facts, found["sources"]),
        table=_table(facts, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), top, bottom, words),
            _drawn(Sheet(scale, 600, left=232, right=58), top, bottom, words),
        ),
    )


def _drawn(sheet: Sheet, top: Sequence[Facts], bottom: Sequence[Facts], words: Words) -> Drawing:
    for heading, rows in (("grew", top), ("shrank", bottom)):
        if rows:
            sheet.heading(words(f"views.change.{heading}"), words("views.change.growth"))
        for row in rows:
            end = signed_percent(row["growth"]["value"], words)
            _bar(sheet, row, sheet.row(row["name"], end=end, track=False), words)
    return sheet.drawing()


def _bar(sheet: Sheet, row: Facts, y: float, words: Words) -> None:
    """Draw the bar on its side of zero and write the number on the other, where it is always free."""
    value = row["change"]["value"]
    grew = value >= 0
    sheet.bar(min(value, 0), max(value, 0), y, "accent" if grew else "contrast")
    beside = sheet.px(0) + (-7 if grew else 7)
    sheet.number(beside, y, words.signed(value), "right" if grew else "left")


def _scale(most: float, words: Words) -> Scale:
    size = 10 ** (len(str(int(most))) - 1)
    step = next(step for step in (size / 2, size, 2 * size, 5 * size) if most <= 4 * step)
    count = int(-(-most // step))
    end, middle = count * step, (count + 1) // 2 * step
    return Scale(-end, end, {at: words.signed(at) for at in dict.fromkeys((-middle, 0, middle))})


def _table(facts: Facts, words: Words) -> Twin:
    now = {row["code"]: row["people"]["value"] for row in facts["groups"]["rows"]}
    columns = (
        column(words, "group"),
        column(words, "people", "count", "people"),
        column(words, "change", "signed_count", "people"),
        column(words, "growth", "change", digits=1),
    )
    rows = facts["appear"]["rows"]
    return Twin(
        columns,
        tuple(
            (row["name"], now.get(row["code"]), row["change"]["value"], row["growth"]["value"])
            for row in rows
        ),
    )
