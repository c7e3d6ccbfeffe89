"""Which occupations lose and gain most jobs in a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.answers.run import GroupLine, RunFacts
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.from_zero import bar, scale_of
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import inside, signed_percent
from arbeid.views.run.setting import ENDS, cited, column
from arbeid.views.run.words import MOVED, RunWords, about
from arbeid.wording import Words, carried

_COUNTS = ("jobs", *MOVED)


def run_occupations(facts: RunFacts, words: Words) -> Figure | None:
    """Draw the ten that lose most and the ten that gain most, wages fixed, signs written."""
    losing, gaining = facts.losing, facts.gaining
    shown = [*losing, *gaining]
    if not shown:
        return None
    first, last = shown[0], shown[-1] if not gaining else gaining[0]
    said = RunWords(facts, words).setting() | {
        "first": words(first.name),
        "first_net": words.signed(carried(first.net.value)),
        "last": inside(words(last.name)),
        "last_net": words.signed(carried(last.net.value)),
    }
    scale = scale_of([float(row.net) for row in shown], words.signed)
    return Figure(
        id=words("run.view.occupations.id"),
        language=words.language,
        title=words("run.view.occupations.title" if losing else "run.view.occupations.title_up", **said),
        subtitle=words("run.view.occupations.subtitle", **said),
        note=words("run.view.occupations.note", **said),
        alt=words("run.view.occupations.alt", **said),
        badge=first.net.badge,
        about=about(facts.scenario, words),
        sources=cited(facts.sources),
        table=_table(shown, words),
        drawings=tuple(
            _drawn(Sheet(scale, width, left=left, right=right), losing, gaining, words).drawing()
            for width, left, right in ((320, 0, 0), (600, 232, 58))
        ),
    )


def _drawn(sheet: Sheet, losing: Sequence[GroupLine], gaining: Sequence[GroupLine], words: Words) -> Sheet:
    for heading, rows in (("losing", losing), ("gaining", gaining)):
        if rows:
            sheet.heading(words(f"run.{heading}"), words("run.column.growth"))
        for row in rows:
            end = signed_percent(row.growth.value, words, 1)
            y = sheet.row(words(row.name), end=end, track=False)
            bar(sheet, float(row.net), y, words.signed(carried(row.net.value)))
    return sheet


def _table(rows: Sequence[GroupLine], words: Words) -> Twin:
    columns = (
        column(words, "occupation"),
        column(words, "jobs", "count"),
        *(column(words, name, "jobs") for name in MOVED),
        column(words, "net", "signed_jobs"),
        *(Column(f"net_{end}", f"{words('run.column.net')}, {part}", "signed_jobs") for end, part in ENDS),
        column(words, "growth", "change", 1),
        column(words, "net_full", "signed_jobs"),
    )
    return Twin(columns, tuple((words(row.name), *_numbers(row)) for row in rows))


def _numbers(row: GroupLine) -> Iterator[float | None]:
    yield from (getattr(row, name).value for name in _COUNTS)
    yield from (row.net.value, row.net.low, row.net.high, row.growth.value, row.net_full.value)
