"""Every occupation with the rank that each measure gives it, those on which they differ most first."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painted import painted
from arbeid.views.drawing.painting import Painting
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import Facts, opening
from arbeid.views.report.facts import every_source, measured_by
from arbeid.wording import Words

MOST, LEAST = 20, 8


def disputed(facts: Facts, words: Words) -> Figure | None:
    """Draw a soft ring a measure, lowest to highest; nothing with fewer than two measures."""
    known = [row for row in facts["rows"] if row["spread"]["value"] is not None]
    if not known or len(facts["measures"]) < 2:
        return None
    known.sort(key=lambda row: (-row["spread"]["value"], row["code"]))
    rated = [row for row in known if 2 * _rated(row) > len(row["ranks"])] or known
    top, bottom = rated[:MOST], rated[MOST:][-LEAST:]
    said = {
        "economy": opening(facts["title"]),
        "period": words.period(facts["period"]),
        "set": measured_by(facts, words),
        "measures": len(facts["measures"]),
        "first": rated[0]["name"],
        "last": rated[-1]["name"],
        "low": words.number(rated[0]["rank"]["low"]),
        "high": words.number(rated[0]["rank"]["high"]),
        "lowest": _outer(facts, rated[0], "low"),
        "highest": _outer(facts, rated[0], "high"),
        "count": len(known),
        "shown": len(top),
    }
    return Figure(
        id=words("occupations.disputed.id"),
        language=words.language,
        title=words("occupations.disputed.title", **said),
        subtitle=words("occupations.disputed.subtitle", **said),
        note=words("occupations.disputed.note"),
        alt=words("occupations.disputed.alt", **said),
        badge="derived",
        about=(words("occupations.about_rank", **said), *facts["notes"]),
        sources=every_source(facts),
        table=_table(facts, known, words),
        drawings=tuple(
            _drawn(Sheet(_scale(words), width, left=left, right=right), top, bottom, facts, words)
            for width, left, right in ((320, 0, 0), (600, 232, 30), (1072, 430, 60))
        ),
    )


def _rated(row: Facts) -> int:
    return sum(rank is not None for rank in row["ranks"].values())


def _drawn(
    sheet: Sheet, top: Sequence[Facts], bottom: Sequence[Facts], facts: Facts, words: Words
) -> Painting:
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
            ends = {"low": _outer(facts, row, "low"), "high": _outer(facts, row, "high")}
            sub = words("occupations.disputed.ends", **ends) if wide else ""
            apart = words.number(row["spread"]["value"])
            marks(sheet, row, sheet.row(row["name"], sub, end=apart, height=26, track=False))
    return painted(sheet)


def marks(sheet: Sheet, row: Facts, y: float) -> None:
    """Put a row's ranks on its line: a soft ring a measure, the median in accent."""
    sheet.line(0, 100, y, "line", 1)
    sheet.line(row["rank"]["low"], row["rank"]["high"], y, "soft", 1.5)
    for rank in row["ranks"].values():
        if rank is not None:
            sheet.dot(rank, y, "soft", "ring", 34)
    sheet.dot(row["rank"]["value"], y, "accent", "disc", 90)


def _outer(facts: Facts, row: Facts, end: str) -> str:
    """Name the measure at the low or the high end of a row."""
    ranks = {name: rank for name, rank in row["ranks"].items() if rank is not None}
    pick = min if end == "low" else max
    return str(facts["measures"][pick(ranks, key=lambda name: ranks[name])])


def _scale(words: Words) -> Scale:
    return Scale(0, 100, {0: words("views.ranks.least"), 50: "50", 100: words("views.ranks.most")})


def _table(facts: Facts, rows: Sequence[Facts], words: Words) -> Twin:
    unit = words("views.unit.one_rank")
    columns = (
        Column("occupation", words("occupations.column.occupation")),
        Column("people", words("occupations.column.people"), "count"),
        Column("rank", words("occupations.column.rank"), "number", unit),
        Column("spread", words("occupations.column.spread"), "number", unit),
        *(Column(name, label, "number", unit) for name, label in facts["measures"].items()),
    )
    cells = tuple(
        (
            row["name"],
            row["people"]["value"],
            row["rank"]["value"],
            row["spread"]["value"],
            *(row["ranks"][name] for name in facts["measures"]),
        )
        for row in rows
    )
    return Twin(columns, cells)
