"""Every occupation with the rank that each measure gives it, those on which they differ most first."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.jobs.occupations import OccupationRow, Occupations
from arbeid.views.drawing.axis import rank_axis
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.jobs.words import about_ranks, setting
from arbeid.wording import Words

MOST, LEAST = 20, 8


def disputed(found: Occupations, words: Words) -> Figure | None:
    """Draw a soft ring a measure, lowest to highest; nothing with fewer than two measures."""
    known = [row for row in found.rows if row.spread.value is not None]
    if not known or len(found.measures) < 2:
        return None
    known.sort(key=lambda row: (-float(row.spread), row.code))
    rated = [row for row in known if 2 * _rated(row) > len(row.ranks)] or known
    top, bottom = rated[:MOST], rated[MOST:][-LEAST:]
    values = setting(found, words) | {
        "first": words(rated[0].name),
        "last": words(rated[-1].name),
        "low": words.number(rated[0].rank.low),
        "high": words.number(rated[0].rank.high),
        "lowest": _outer(found, rated[0], words)["low"],
        "highest": _outer(found, rated[0], words)["high"],
        "count": len(known),
        "shown": len(top),
    }
    return Figure(
        id=words("occupations.disputed.id"),
        language=words.language,
        title=words("occupations.disputed.title", **values),
        subtitle=words("occupations.disputed.subtitle", **values),
        note=words("occupations.disputed.note"),
        alt=words("occupations.disputed.alt", **values),
        badge="derived",
        about=about_ranks(found, values, words),
        sources=cited(found.sources, words),
        table=_table(found, known, words),
        drawings=tuple(
            _drawn(Sheet(rank_axis(words), width, left=left, right=right), top, bottom, found, words)
            for width, left, right in ((320, 0, 0), (600, 232, 30), (1072, 430, 60))
        ),
    )


def _rated(row: OccupationRow) -> int:
    return sum(rank is not None for rank in row.ranks.values())


def _drawn(
    sheet: Sheet,
    top: Sequence[OccupationRow],
    bottom: Sequence[OccupationRow],
    found: Occupations,
    words: Words,
) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("occupations.disputed.key_middle")),
            ("ring", "soft", words("occupations.disputed.key_measure")),
        ]
    )
    for heading, rows in (("most", top), ("least", bottom)):
        if rows:
            sheet.heading(words(f"occupations.disputed.{heading}"), words("occupations.disputed.apart"))
        for row in rows:
            wide = heading == "most" and not sheet.narrow
            sub = words("occupations.disputed.ends", **_outer(found, row, words)) if wide else ""
            apart = words.number(row.spread.value)
            marks(sheet, row, sheet.row(words(row.name), sub, end=apart, height=26, track=False))
    return sheet.drawing()


def marks(sheet: Sheet, row: OccupationRow, y: float) -> None:
    """Put a row's ranks on its line: a soft ring a measure, the median in accent."""
    sheet.line(0, 100, y, "line", 1)
    if row.rank.low is not None and row.rank.high is not None:
        sheet.line(row.rank.low, row.rank.high, y, "soft", 1.5)
    for rank in row.ranks.values():
        if rank is not None:
            sheet.dot(rank, y, "soft", "ring", 34)
    sheet.dot(float(row.rank), y, "accent", "disc", 90)


def _outer(found: Occupations, row: OccupationRow, words: Words) -> dict[str, str]:
    """Name the measures at the low and the high end of a row."""
    ranks = {name: rank for name, rank in row.ranks.items() if rank is not None}
    ends = {"low": min(ranks, key=ranks.__getitem__), "high": max(ranks, key=ranks.__getitem__)}
    return {end: words(found.measures[name]) for end, name in ends.items()}


def _table(found: Occupations, rows: Sequence[OccupationRow], words: Words) -> Twin:
    unit = words("views.unit.one_rank")
    columns = (
        Column("occupation", words("occupations.column.occupation")),
        Column("people", words("occupations.column.people"), "count"),
        Column("rank", words("occupations.column.rank"), "number", unit),
        Column("spread", words("occupations.column.spread"), "number", unit),
        *(Column(name, words(label), "number", unit) for name, label in found.measures.items()),
    )
    cells = tuple(
        (
            words(row.name),
            row.people.value,
            row.rank.value,
            row.spread.value,
            *(row.ranks[name] for name in found.measures),
        )
        for row in rows
    )
    return Twin(columns, cells)
