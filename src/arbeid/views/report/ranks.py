"""Which occupation groups the studies rank highest and lowest, and how far they agree on each."""

from __future__ import annotations

from statistics import median

from arbeid.answers.market.groups import GroupRow, Groups
from arbeid.answers.market.report import EconomyLine
from arbeid.views.drawing.axis import rank_axis
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.sheet import Drawing, Key, Sheet
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.phrasing import chosen, inside, opening
from arbeid.views.report.setting import column, outer, setting
from arbeid.views.report.words import beside
from arbeid.wording import Words


def ranks(economy: EconomyLine, ranked: Groups, words: Words) -> Figure | None:
    """Draw the rank of the ten most and least touched groups: a soft dot a study, the median in accent."""
    known = [row for row in ranked.occupations if row.rank.value is not None]
    if not known:
        return None
    top, bottom = outer(known)
    values = setting(economy, words) | {
        "first": opening(words(top[0].name)),
        "last": inside(words((bottom or top)[-1].name)),
        "studies": len(ranked.voices),
        "beside": beside(ranked, words),
        "groups": len(known),
        "shown": len(top),
        "spread": words.number(median(spread(row) for row in (*top, *bottom))),
    }
    return Figure(
        **figure_words("views.ranks", words, values),
        badge=known[0].rank.badge,
        about=(
            words("views.ranks.about_rank", **values),
            chosen("views.names", economy.classification, words),
        ),
        sources=cited(ranked.sources, words),
        table=_table(ranked, words),
        drawings=(
            _drawn(Sheet(rank_axis(words), 320, left=0, right=0), ranked, words),
            _drawn(Sheet(rank_axis(words), 600, left=232, right=98), ranked, words),
        ),
    )


def spread(row: GroupRow) -> float:
    """Measure how far apart the studies rank a group: from the lowest rank to the highest."""
    return (row.rank.high or 0.0) - (row.rank.low or 0.0)


def _drawn(sheet: Sheet, ranked: Groups, words: Words) -> Drawing:
    top, bottom = outer([row for row in ranked.occupations if row.rank.value is not None])
    sheet.key(_key(ranked, words))
    parts = (
        ("top", [(row, row.top) for row in top]),
        ("bottom", [(row, row.bottom) for row in bottom]),
    )
    for third, rows in parts:
        if rows:
            sheet.heading(words(f"views.ranks.{third}"), words(f"views.ranks.{third}_third"))
        for row, count in rows:
            end = words("views.ranks.agree", n=count, of=row.studies)
            _marks(sheet, row, sheet.row(words(row.name), end=end, height=26, track=False))
    return sheet.drawing()


def _key(ranked: Groups, words: Words) -> list[Key]:
    key: list[Key] = [
        ("disc", "accent", words("views.ranks.key_middle")),
        ("ring", "soft", words("views.ranks.key_study")),
    ]
    names = words.list([words(ranked.study_labels[name]) for name in ranked.beside])
    return [*key, ("tick", "contrast", words("views.ranks.key_beside", names=names))] if names else key


def _marks(sheet: Sheet, row: GroupRow, y: float) -> None:
    low, high = row.rank.low, row.rank.high
    sheet.line(0, 100, y, "line", 1)
    if low is not None and high is not None:
        sheet.line(low, high, y, "soft", 1.5)
    for study in row.ranks.values():
        if study is not None:
            sheet.dot(study, y, "soft", "ring", 34)
    for other in row.beside.values():
        if other is not None:
            sheet.tick(other, y, "contrast")
    sheet.dot(float(row.rank), y, "accent", "disc", 110)


def _table(ranked: Groups, words: Words) -> Twin:
    unit = words("views.unit.one_rank")
    columns = (
        column(words, "group"),
        column(words, "people", "count", "people"),
        column(words, "rank", "number", "rank"),
        *(
            Column(name, words(ranked.study_labels[name]), "number", unit)
            for name in (*ranked.studies, *ranked.beside)
        ),
        column(words, "in_top", "count", "studies"),
        column(words, "in_bottom", "count", "studies"),
        column(words, "studies", "count", "studies"),
        column(words, "women", "share"),
        column(words, "pay", "number", "pay", 2),
    )
    return Twin(columns, tuple(_cells(row, ranked, words) for row in ranked.rows))


def _cells(row: GroupRow, ranked: Groups, words: Words) -> tuple[Cell, ...]:
    return (
        words(row.name),
        row.people.value,
        row.rank.value,
        *(row.ranks.get(name) for name in ranked.studies),
        *(row.beside.get(name) for name in ranked.beside),
        row.top,
        row.bottom,
        row.studies,
        row.women.value,
        row.pay.value,
    )
