"""How much of the work AI hands over or assists in a scenario, by occupation group."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import SMALL, Mark, Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import Facts, inside, share, share_range
from arbeid.views.report.facts import OUTER, column, setting, sources_of
from arbeid.wording import Words

_PARTS: tuple[tuple[str, Mark, str], ...] = (
    ("handed_over", "disc", "handed"),
    ("assisted", "diamond", "assisted"),
)
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25)


def work(facts: Facts, words: Words) -> Figure | None:
    """Draw a range for work handed over and one for work assisted, for the ten groups reached most."""
    found = facts["groups"]
    known = [row for row in found["rows"] if row["handed_over"]["value"] is not None]
    if not known or not found["totals"]:
        return None
    shown = sorted(known, key=lambda row: (-_reached(row), row["code"]))[:OUTER]
    total = found["totals"][0]
    said = setting(facts, words) | {
        "most": share(max(row["handed_over"]["high"] for row in known), words),
        "adoption": share(total["adoption"]["value"], words),
        "measures": found["share_measures"],
        "shown": len(shown),
        "first": inside(shown[0]["name"]),
        "first_handed": share_range(shown[0]["handed_over"], words),
        "first_assisted": share_range(shown[0]["assisted"], words),
        "handed": share_range(total["handed_over"], words),
        "assisted": share_range(total["assisted"], words),
    }
    scale = _scale(max(row[name]["high"] for row in shown for name, _, _ in _PARTS), words)
    return Figure(
        id=words("views.work.id"),
        language=words.language,
        title=words("views.work.title", **said),
        subtitle=words("views.work.subtitle", **said),
        note=words("views.work.note", **said),
        alt=words("views.work.alt", **said),
        badge=total["handed_over"]["badge"],
        about=(words("views.work.about_reach", **said), *_assumptions(found, words)),
        sources=sources_of(facts, found["sources"]),
        table=_table(total, found["rows"], words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=74), total, shown, words),
            _drawn(Sheet(scale, 600, left=232, right=66), total, shown, words),
        ),
    )


def _reached(row: Facts) -> float:
    return float(row["handed_over"]["value"] + row["assisted"]["value"])


def _assumptions(found: Facts, words: Words) -> tuple[str, ...]:
    return tuple(
        words(
            "views.work.about_assumption",
            label=one["label"],
            value=words.number(one["value"]["value"], 2),
            badge=words(f"views.badge.{one['value']['badge']}"),
            source=one["source"],
        )
        for one in found["assumptions"]
    )


def _drawn(sheet: Sheet, total: Facts, rows: Sequence[Facts], words: Words) -> Drawing:
    sheet.key([(mark, colour, words(f"views.work.key_{name}")) for name, mark, colour in _PARTS])
    _row(sheet, total, words("views.work.all"), words, weight=600)
    for row in rows:
        _row(sheet, row, row["name"], words)
    return sheet.drawing()


def _row(sheet: Sheet, row: Facts, label: str, words: Words, weight: int = 400) -> None:
    y = sheet.row(label, height=42, weight=weight, track=False)
    for at, (name, mark, colour) in zip((y - 9, y + 9), _PARTS, strict=True):
        part = row[name]
        sheet.line(0, sheet.scale.high, at, "line", 1)
        sheet.line(part["low"], part["high"], at, colour, 2)
        sheet.dot(part["value"], at, colour, mark, 80)
        sheet.text(sheet.plot + sheet.right, at + 4, share_range(part, words), "ink", "right", size=SMALL)


def _scale(most: float, words: Words) -> Scale:
    step = next((step for step in _STEPS if most <= 5 * step), 0.25)
    count = int(most / step) + 1
    return Scale(0, count * step, {step * at: words.percent(step * at) for at in range(count + 1)})


def _table(total: Facts, rows: Sequence[Facts], words: Words) -> Twin:
    columns = (
        column(words, "group"),
        column(words, "people", "count", "people"),
        *(
            column(words, f"{name}{end}", "share", "of_work", 1)
            for name, _, _ in _PARTS
            for end in ("", "_low", "_high")
        ),
    )
    everyone = (words("views.work.all"), None, *_shares(total))
    return Twin(columns, (everyone, *((row["name"], row["people"]["value"], *_shares(row)) for row in rows)))


def _shares(row: Facts) -> tuple[Cell, ...]:
    return tuple(row[name][end] for name, _, _ in _PARTS for end in ("value", "low", "high"))
