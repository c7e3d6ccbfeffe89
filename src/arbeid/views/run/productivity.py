"""A run's productivity in three readings, each beside the published estimates of the same definition."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.run import ReadingLine, RunFacts
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.from_zero import scale_of
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.run.setting import cited, column
from arbeid.views.run.words import RunWords, about, points, study_title
from arbeid.wording import Words


def run_productivity(facts: RunFacts, words: Words) -> Figure:
    """Draw points a year: a disc for the run, a diamond for each study, under the reading they share."""
    readings = facts.productivity
    published = [points(study) for line in readings for study in line.published]
    said = RunWords(facts, words).setting() | {
        "a_year": words.number(readings[0].a_year.value, 2),
        "low": words.number(min(published), 2),
        "high": words.number(max(published), 2),
    }
    ours = [float(line.a_year) for line in readings]
    scale = scale_of([*ours, *published], lambda at: words.number(at, 2 if at else 0), both=False)
    return Figure(
        **figure_words("run.view.productivity", words, said),
        badge=readings[0].a_year.badge,
        about=about(facts.scenario, words),
        sources=cited(facts.sources),
        table=_table(readings, words, facts.scenario.years),
        drawings=tuple(
            _drawn(Sheet(scale, width, left=left, right=right), readings, words)
            for width, left, right in ((320, 0, 0), (600, 232, 40))
        ),
    )


def _drawn(sheet: Sheet, readings: Sequence[ReadingLine], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("run.view.productivity.key_ours")),
            ("diamond", "contrast", words("run.view.productivity.key_published")),
        ]
    )
    for line in readings:
        sheet.heading(words(f"run.reading_{line.name}"))
        value = float(line.a_year)
        y = sheet.row(words("run.this_run"), weight=600)
        sheet.dot(value, y, "accent")
        sheet.value(value, y, words.number(value, 2))
        for study in line.published:
            y = sheet.row(words(study.title) + (" †" if study.fitted else ""))
            sheet.dot(points(study), y, "contrast", "diamond")
            sheet.value(points(study), y, words.number(points(study), 2))
    return sheet.drawing()


def _table(readings: Sequence[ReadingLine], words: Words, years: int) -> Twin:
    rows: list[tuple[Cell, ...]] = []
    for line in readings:
        reading = words(f"run.reading_{line.name}")
        rows.append((f"{reading}: {words('run.this_run')}", line.level.value, line.a_year.value))
        rows += [
            (study_title(study, years, words), study.level.value, points(study)) for study in line.published
        ]
    columns = (
        column(words, "reading"),
        column(words, "level", "change", 2, years=years),
        column(words, "a_year", "number", 2),
    )
    return Twin(columns, tuple(rows))
