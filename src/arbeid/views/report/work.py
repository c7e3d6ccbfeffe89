"""How much of the work AI hands over or assists in a scenario, by occupation group."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.groups import GroupRow, Groups, WorkShare
from arbeid.answers.market.report import EconomyLine
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import SMALL, Mark, Scale
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import inside, share, share_range
from arbeid.views.report.setting import OUTER, column, setting
from arbeid.views.report.words import voice_names
from arbeid.wording import Words

_MARKS: tuple[tuple[str, Mark, str], ...] = (
    ("handed_over", "disc", "handed"),
    ("assisted", "diamond", "assisted"),
)


def work(economy: EconomyLine, ranked: Groups, words: Words) -> Figure | None:
    """Draw a range for work handed over and one for work assisted, for the ten groups reached most."""
    known = [row for row in ranked.occupations if row.handed_over.value is not None]
    if not known or not ranked.totals:
        return None
    shown = sorted(known, key=lambda row: (-_reached(row), row.code))[:OUTER]
    total = ranked.totals[0]
    values = setting(economy, words) | {
        "most": share(max(row.handed_over.high or 0.0 for row in known), words),
        "adoption": share(total.adoption.value, words),
        "measures": ranked.share_measures,
        "names": voice_names(ranked.share_voices, words),
        "shown": len(shown),
        "first": inside(words(shown[0].name)),
        "first_handed": share_range(shown[0].handed_over, words),
        "first_assisted": share_range(shown[0].assisted, words),
        "handed": share_range(total.handed_over, words),
        "assisted": share_range(total.assisted, words),
    }
    ticks = steps(0.0, max(part.high or 0.0 for row in shown for part in parts_of(row)), 4)
    scale = Scale(ticks[0], ticks[-1], {at: share(at, words) for at in ticks})
    return Figure(
        **figure_words("views.work", words, values),
        badge=total.handed_over.badge,
        about=(words("views.work.about_reach", **values), *_assumptions(ranked, words)),
        sources=cited(ranked.sources, words),
        table=_table(total, ranked.rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=74), total, shown, words),
            _drawn(Sheet(scale, 600, left=232, right=66), total, shown, words),
        ),
    )


def parts_of(row: GroupRow | WorkShare) -> tuple[Quantity, Quantity]:
    """List the two parts of the work that AI reaches, in the order in which they are told."""
    return row.handed_over, row.assisted


def _reached(row: GroupRow) -> float:
    return sum(map(float, parts_of(row)))


def _assumptions(ranked: Groups, words: Words) -> tuple[str, ...]:
    return tuple(
        words(
            "views.work.about_assumption",
            label=words(one.label),
            value=words.number(one.value.value, 2),
            badge=words(f"views.badge.{one.value.badge}"),
            source=one.source.said(words),
        )
        for one in ranked.assumptions
    )


def _drawn(sheet: Sheet, total: WorkShare, rows: Sequence[GroupRow], words: Words) -> Drawing:
    sheet.key([(mark, colour, words(f"views.work.key_{name}")) for name, mark, colour in _MARKS])
    _row(sheet, total, words("views.work.all"), words, weight=600)
    for row in rows:
        _row(sheet, row, words(row.name), words)
    return sheet.drawing()


def _row(sheet: Sheet, row: GroupRow | WorkShare, label: str, words: Words, weight: int = 400) -> None:
    y = sheet.row(label, height=42, weight=weight, track=False)
    for at, part, (_, mark, colour) in zip((y - 9, y + 9), parts_of(row), _MARKS, strict=True):
        sheet.line(0, sheet.scale.high, at, "line", 1)
        if part.low is not None and part.high is not None:
            sheet.line(part.low, part.high, at, colour, 2)
        sheet.dot(float(part), at, colour, mark, 80)
        sheet.text(sheet.plot + sheet.right, at + 4, share_range(part, words), "ink", "right", size=SMALL)


def _table(total: WorkShare, rows: Sequence[GroupRow], words: Words) -> Twin:
    columns = (
        column(words, "group"),
        column(words, "people", "count", "people"),
        *(
            column(words, f"{name}{end}", "share", "of_work", 1)
            for name, _, _ in _MARKS
            for end in ("", "_low", "_high")
        ),
    )
    everyone = (words("views.work.all"), None, *_shares(total))
    return Twin(columns, (everyone, *((words(row.name), row.people.value, *_shares(row)) for row in rows)))


def _shares(row: GroupRow | WorkShare) -> tuple[Cell, ...]:
    return tuple(end for part in parts_of(row) for end in (part.value, part.low, part.high))
