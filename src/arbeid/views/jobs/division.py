"""Who does the work of a job's groups at least cost: to AI, together, by people, with all people beside."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import Facts, inside, opening, share, share_range
from arbeid.views.report.facts import sources_of
from arbeid.wording import Words

_PARTS = (("handed_over", "handed"), ("pair", "assisted"), ("person", "line"))
_ENDS = ("value", "low", "high")


def division(facts: Facts, words: Words) -> Figure | None:
    """Draw a bar in three parts for each group, and one for all people at work.

    ``facts`` are a job with AI as plain data; None where no group has a figure.
    """
    rows = [one["work"] for one in facts["groups"] if one["work"]["person"]["value"] is not None]
    if not rows:
        return None
    first, everyone = rows[0], facts["everyone"]
    said = {
        "group": opening(first["name"]),
        "inside": inside(first["name"]),
        "economy": opening(facts["title"]),
        "studies": len(everyone["divisions"]),
        **{name: share(first[name]["value"], words) for name, _ in _PARTS},
        **{f"all_{name}": share(everyone[name]["value"], words) for name, _ in _PARTS},
        "range": share_range(Quantity(**first["person"]), words),
    }
    scale = Scale(0, 1, {at: words.percent(at) for at in (0, 0.25, 0.5, 0.75, 1)})
    shown = [*rows, everyone]
    return Figure(
        id=words("division.id"),
        language=words.language,
        title=words("division.title", **said),
        subtitle=words("division.subtitle", **said),
        note=words("division.note", **said),
        alt=words("division.alt", **said),
        badge=everyone["person"]["badge"],
        about=(*facts["left_out"], *_assumptions(facts, words)),
        sources=sources_of(facts, facts["work_sources"]),
        table=_table(shown, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), shown, words),
            _drawn(Sheet(scale, 600, left=220, right=100), shown, words),
        ),
    )


def _drawn(sheet: Sheet, rows: Sequence[Facts], words: Words) -> Drawing:
    sheet.key([("disc", colour, words(f"division.{name}")) for name, colour in _PARTS])
    for at, row in enumerate(rows):
        parts = " / ".join(words.number(100 * row[name]["value"]) for name, _ in _PARTS)
        last = at == len(rows) - 1
        y = sheet.row(opening(row["name"]), end=f"{parts}%", height=30, weight=600 if last else 400)
        start = 0.0
        for name, colour in _PARTS:
            end = min(start + row[name]["value"], 1.0)
            sheet.bar(start, end, y, colour, 18)
            start = end
    return sheet.drawing()


def _assumptions(facts: Facts, words: Words) -> tuple[str, ...]:
    return tuple(
        words(
            "views.work.about_assumption",
            label=one["label"],
            value=words.number(one["value"]["value"], 2),
            badge=words(f"views.badge.{one['value']['badge']}"),
            source=one["source"],
        )
        for one in facts["assumptions"]
    )


def _table(rows: Sequence[Facts], words: Words) -> Twin:
    group = Column("group", words("views.column.group"))
    shares = (
        Column(f"{name}_{end}", words(f"division.{end}", part=words(f"division.{name}")), "share", "", 1)
        for name, _ in _PARTS
        for end in _ENDS
    )
    body = tuple(
        (opening(row["name"]), *(row[name][end] for name, _ in _PARTS for end in _ENDS)) for row in rows
    )
    return Twin((group, *shares), body)
