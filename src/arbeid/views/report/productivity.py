"""What one sum yields under the assumptions of different studies."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.productivity import ProductivityRow
from arbeid.views.drawing.figure import Figure, FigureSource, figure_words
from arbeid.views.drawing.from_zero import scale_of
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.report.setting import column
from arbeid.wording import Words

INPUTS = ("exposed", "profitable", "saving", "labour_share")


def productivity(rows: Sequence[ProductivityRow], words: Words) -> Figure | None:
    """Draw percentage points a year as a dot a study, with the study's own figure as a tick."""
    if not rows:
        return None
    low, high = rows[0].a_year, rows[-1].a_year
    values = {
        "low": words.number(low.value, 2),
        "high": words.number(high.value, 2),
        "first": words(rows[0].title),
        "last": words(rows[-1].title),
        "count": len(rows),
        "apart": words.number(max(map(_apart, rows)), 2),
    }
    shown = [float(high), *(row.published or 0.0 for row in rows)]
    scale = scale_of(shown, lambda at: words.number(at, 2 if at else 0), both=False)
    return Figure(
        **figure_words("views.productivity", words, values),
        badge=low.badge,
        about=tuple(words(f"views.productivity.{name}") for name in ("about_sum", "about_year", "no_range")),
        sources=_sources(rows, words),
        table=_table(rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), rows, words),
            _drawn(Sheet(scale, 600, left=232, right=30), rows, words),
        ),
    )


def _apart(row: ProductivityRow) -> float:
    return 0.0 if row.published is None else abs(float(row.a_year) - row.published)


def _drawn(sheet: Sheet, rows: Sequence[ProductivityRow], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("views.productivity.key_ours")),
            ("tick", "contrast", words("views.productivity.key_published")),
        ]
    )
    for row in rows:
        y = sheet.row(words(row.title) + (" †" if row.fitted else ""), height=32)
        value, theirs = float(row.a_year), row.published
        sheet.dot(value, y, "accent")
        if theirs is not None:
            sheet.tick(theirs, y, "contrast", 22)
        sheet.value(value, y, words.number(value, 2), avoid=[] if theirs is None else [theirs], gap=11)
    return sheet.drawing()


def _sources(rows: Sequence[ProductivityRow], words: Words) -> tuple[FigureSource, ...]:
    studies = dict.fromkeys(words(row.title).split(",")[0] for row in rows)
    return tuple(FigureSource(study, "") for study in studies)


def _table(rows: Sequence[ProductivityRow], words: Words) -> Twin:
    columns = (
        column(words, "study"),
        *(column(words, name, "share", digits=1) for name in INPUTS),
        column(words, "level", "change", "years", 2),
        column(words, "a_year", "number", "points_a_year", 3),
        column(words, "published_a_year", "number", "points_a_year", 3),
        column(words, "fitted"),
    )
    return Twin(columns, tuple(_cells(row, words) for row in rows))


def _cells(row: ProductivityRow, words: Words) -> tuple[Cell, ...]:
    return (
        words(row.title),
        *(row.input(name) for name in INPUTS),
        row.level.value,
        row.a_year.value,
        row.published,
        words("views.productivity.fitted") if row.fitted else None,
    )
