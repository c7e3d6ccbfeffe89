"""Who does the work of a job's groups at least cost: to AI, together, by people, with all people beside."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.jobs.collaboration import CollaborationRow
from arbeid.answers.jobs.with_ai import JobWithAI
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.axis import whole_axis
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import inside, opening, share, share_with_range
from arbeid.wording import Words

_PARTS = (("handed_over", "handed"), ("pair", "assisted"), ("person", "line"))
_ENDS = ("value", "low", "high")


def division(found: JobWithAI, words: Words) -> Figure | None:
    """Draw a bar in three parts for each group, and one for all people at work.

    None where no group has a figure.
    """
    rows = [one.work for one in found.groups if one.work.person.value is not None]
    if not rows:
        return None
    first, everyone = rows[0], found.everyone
    kept, range_ = share_with_range(first.person, words)
    values = {
        "group": opening(said(first.name, words)),
        "inside": inside(said(first.name, words)),
        "economy": opening(words(found.title)),
        "studies": len(everyone.divisions),
        **{name: share(part.value, words) for name, _, part in _parts(first)},
        **{f"all_{name}": share(part.value, words) for name, _, part in _parts(everyone)},
        "line": kept,
        "range": range_,
    }
    scale = whole_axis(words)
    shown = [*rows, everyone]
    return Figure(
        id=words("division.id"),
        language=words.language,
        title=words("division.title", **values),
        subtitle=words("division.subtitle", **values),
        note=words("division.note", **values),
        alt=words("division.alt", **values),
        badge=everyone.person.badge,
        about=(*(said(line, words) for line in found.left_out), *_assumptions(found, words)),
        sources=cited((line for line in found.sources if line.id in found.work_sources), words),
        table=_table(shown, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), shown, words),
            _drawn(Sheet(scale, 600, left=220, right=100), shown, words),
        ),
    )


def _parts(row: CollaborationRow) -> list[tuple[str, str, Quantity]]:
    return [(name, colour, getattr(row, name)) for name, colour in _PARTS]


def _drawn(sheet: Sheet, rows: Sequence[CollaborationRow], words: Words) -> Drawing:
    sheet.key([("disc", colour, words(f"division.{name}")) for name, colour in _PARTS])
    for at, row in enumerate(rows):
        shares = " / ".join(words.number(100 * float(part)) for _, _, part in _parts(row))
        last = at == len(rows) - 1
        name = opening(said(row.name, words))
        y = sheet.row(name, end=f"{shares}%", height=30, weight=600 if last else 400)
        start = 0.0
        for _, colour, part in _parts(row):
            end = min(start + float(part), 1.0)
            sheet.bar(start, end, y, colour, 18)
            start = end
    return sheet.drawing()


def _assumptions(found: JobWithAI, words: Words) -> tuple[str, ...]:
    return tuple(
        words(
            "views.work.about_assumption",
            label=one.label,
            value=words.number(one.value.value, 2),
            badge=words(f"views.badge.{one.value.badge}"),
            source=said(one.source, words),
        )
        for one in found.assumptions
    )


def _table(rows: Sequence[CollaborationRow], words: Words) -> Twin:
    group = Column("group", words("views.column.group"))
    shares = (
        Column(f"{name}_{end}", words(f"division.{end}", part=words(f"division.{name}")), "share", "", 1)
        for name, _ in _PARTS
        for end in _ENDS
    )
    body = tuple(
        (opening(said(row.name, words)), *(getattr(part, end) for _, _, part in _parts(row) for end in _ENDS))
        for row in rows
    )
    return Twin((group, *shares), body)
