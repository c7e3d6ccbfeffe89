"""Two jobs by every study: the rank of both in one row, with all numbers of the comparison as its table."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.jobs.versus import ComparedLine, JobsCompared
from arbeid.views.drawing.axis import rank_axis
from arbeid.views.drawing.canvas import Mark
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.jobs.beside import label_of
from arbeid.views.phrasing import inside, opening
from arbeid.wording import Words

_ENDS = ("value", "low", "high")
_MARKS: tuple[tuple[Mark, str], ...] = (("disc", "accent"), ("ring", "ink"))


def beside_ranks(found: JobsCompared, words: Words) -> Figure | None:
    """Draw a row for the median and one for each study; None where no study ranks either."""
    rows = [line for line in found.lines if line.part == "studies"]
    if not rows:
        return None
    first, second = words(found.first.name or ""), words(found.second.name or "")
    values = {
        "first": first,
        "second": inside(second),
        "economy": opening(words(found.title)),
        "period": words.period(found.period),
        "first_rank": words.number(rows[0].first.value),
        "second_rank": words.number(rows[0].second.value),
    }
    return Figure(
        id=words("versus.figure.id"),
        language=words.language,
        title=words("versus.figure.title", **values),
        subtitle=words("versus.figure.subtitle", **values),
        note=words("versus.figure.note"),
        alt=words("versus.figure.alt", **values),
        badge="derived",
        about=(words("occupations.about_rank"), *(words(note) for note in found.notes)),
        sources=cited(found.sources, words),
        table=_table(found, words),
        drawings=(
            _drawn(Sheet(rank_axis(words), 320, left=0, right=0), rows, (first, second), words),
            _drawn(Sheet(rank_axis(words), 600, left=190, right=66), rows, (first, second), words),
        ),
    )


def _drawn(sheet: Sheet, rows: Sequence[ComparedLine], names: tuple[str, str], words: Words) -> Drawing:
    sheet.key([(*mark, name) for mark, name in zip(_MARKS, names, strict=True)])
    for at, row in enumerate(rows):
        ends = [one.value for one in (row.first, row.second)]
        shown = " / ".join(words.number(end) for end in ends)
        name = opening(label_of(row, words))
        y = sheet.row(name, end=shown, height=30, weight=400 if at else 600)
        known = [end for end in ends if end is not None]
        if len(known) > 1:
            sheet.line(min(known), max(known), y, "line", 2)
        for end, (mark, colour) in zip(ends, _MARKS, strict=True):
            if end is not None:
                sheet.dot(end, y, colour, mark, 120)
    return sheet.drawing()


def _table(found: JobsCompared, words: Words) -> Twin:
    names = {"first": found.first.name, "second": found.second.name}
    numbers = (
        Column(f"{side}_{end}", words(f"versus.column.{end}", job=words(name or "")), "number", digits=3)
        for side, name in names.items()
        for end in _ENDS
    )
    columns = (
        Column("number", words("versus.column.number")),
        Column("part", words("versus.column.part")),
        *numbers,
        Column("unit", words("versus.column.unit")),
        Column("badge", words("versus.column.badge")),
        Column("sources", words("versus.column.sources")),
    )
    return Twin(columns, tuple(_cells(line, words) for line in found.lines))


def _cells(line: ComparedLine, words: Words) -> tuple[str | float | None, ...]:
    numbers = (line.first.written(), line.second.written())
    return (
        label_of(line, words),
        words(f"versus.part.{line.part}"),
        *(getattr(one, end) for one in numbers for end in _ENDS),
        words(f"versus.unit.{line.first.unit}"),
        words(f"views.badge.{line.first.badge}").lower(),
        " ".join(line.sources),
    )
