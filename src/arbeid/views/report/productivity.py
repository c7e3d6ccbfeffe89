"""What one sum yields under the assumptions of different studies."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure, FigureSource
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import Facts
from arbeid.views.report.facts import column
from arbeid.wording import Words

INPUTS = ("exposed", "profitable", "saving", "labour_share")


def productivity(facts: Facts, words: Words) -> Figure | None:
    """Draw percentage points a year as a dot a study, with the study's own figure as a tick."""
    rows = facts["productivity"]["rows"]
    if not rows:
        return None
    low, high = rows[0]["a_year"]["value"], rows[-1]["a_year"]["value"]
    said = {
        "low": words.number(low, 2),
        "high": words.number(high, 2),
        "first": rows[0]["title"],
        "last": rows[-1]["title"],
        "count": len(rows),
        "apart": words.number(max(map(_apart, rows)), 2),
    }
    scale = _scale(max(high, *(published(row) or 0 for row in rows)), words)
    return Figure(
        id=words("views.productivity.id"),
        language=words.language,
        title=words("views.productivity.title", **said),
        subtitle=words("views.productivity.subtitle", **said),
        note=words("views.productivity.note", **said),
        alt=words("views.productivity.alt", **said),
        badge=rows[0]["a_year"]["badge"],
        about=(words("views.productivity.about_sum"), words("views.productivity.about_year")),
        sources=_sources(rows),
        table=_table(rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), rows, words),
            _drawn(Sheet(scale, 600, left=232, right=30), rows, words),
        ),
    )


def _apart(row: Facts) -> float:
    theirs = published(row)
    return 0.0 if theirs is None else abs(row["a_year"]["value"] - theirs)


def published(row: Facts) -> float | None:
    """Give the study's own figure in points a year; a level is spread over the study's years."""
    if row["published_a_year"]["value"] is not None:
        return float(row["published_a_year"]["value"])
    if row["published_level"]["value"] is None:
        return None
    years = next(part["value"] for part in row["inputs"] if part["name"] == "years")
    return float(100 * row["published_level"]["value"] / years)


def _scale(most: float, words: Words) -> Scale:
    step = next(step for step in (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 25.0) if most <= 6 * step)
    count = int(most / step) + 1
    grid = {step * at: words.number(step * at, 2 if at else 0) for at in range(count + 1)}
    return Scale(0, step * count, grid)


def _drawn(sheet: Sheet, rows: Sequence[Facts], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("views.productivity.key_ours")),
            ("tick", "contrast", words("views.productivity.key_published")),
        ]
    )
    for row in rows:
        y = sheet.row(row["title"] + (" †" if row["fitted"] else ""), height=32)
        value, theirs = row["a_year"]["value"], published(row)
        sheet.dot(value, y, "accent")
        if theirs is not None:
            sheet.tick(theirs, y, "contrast", 22)
        sheet.value(value, y, words.number(value, 2), avoid=[] if theirs is None else [theirs], gap=11)
    return sheet.drawing()


def _sources(rows: Sequence[Facts]) -> tuple[FigureSource, ...]:
    studies = dict.fromkeys(row["title"].split(",")[0] for row in rows)
    return tuple(FigureSource(study, "") for study in studies)


def _table(rows: Sequence[Facts], words: Words) -> Twin:
    columns = (
        column(words, "study"),
        *(column(words, name, "share", digits=1) for name in INPUTS),
        column(words, "level", "change", "years", 2),
        column(words, "a_year", "number", "points_a_year", 3),
        column(words, "published_a_year", "number", "points_a_year", 3),
        column(words, "fitted"),
    )
    return Twin(columns, tuple(_cells(row, words) for row in rows))


def _cells(row: Facts, words: Words) -> tuple[Cell, ...]:
    inputs = {part["name"]: part["value"] for part in row["inputs"]}
    return (
        row["title"],
        *(inputs.get(name) for name in INPUTS),
        row["level"]["value"],
        row["a_year"]["value"],
        published(row),
        words("views.productivity.fitted") if row["fitted"] else None,
    )
