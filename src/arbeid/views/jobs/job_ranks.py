"""One occupation by every study: its rank among all people at work, beside those of its major group."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.jobs.occupation import Occupation, Rating
from arbeid.answers.jobs.occupations import OccupationRow
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.axis import rank_axis
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import figure, opening, share
from arbeid.wording import Words

_RAW = {"share": 2, "probability": 2, "index": 2, "percent-change": 1}


def job_ranks(found: Occupation, others: Sequence[OccupationRow], words: Words) -> Figure | None:
    """Draw a row a study: soft rings for the ``others`` of its major group, this occupation in accent.

    Nothing where no study has a score for the occupation.
    """
    rows = [one for one in found.ratings if one.speaks and one.rank.value is not None]
    if not rows:
        return None
    rows.sort(key=lambda one: (-float(one.rank), one.measure))
    values = setting(found, words) | {
        "highest": words(rows[0].label),
        "lowest": words(rows[-1].label),
        "high": words.number(rows[0].rank.value),
        "low": words.number(rows[-1].rank.value),
        "others": len(others),
    }
    notes = (words(note) for note in found.notes)
    return Figure(
        id=words("occupations.ranks.id"),
        language=words.language,
        title=words("occupations.ranks.title", **values),
        subtitle=words("occupations.ranks.subtitle", **values),
        note=words("occupations.ranks.note"),
        alt=words("occupations.ranks.alt", **values),
        badge="derived",
        about=(words("occupations.about_rank"), words("occupations.ranks.about"), *notes),
        sources=cited(found.named(source for one in rows for source in one.sources), words),
        table=_table(found, words),
        drawings=(
            _drawn(Sheet(rank_axis(words), 320, left=0, right=0), rows, others, words),
            _drawn(Sheet(rank_axis(words), 600, left=210, right=66), rows, others, words),
        ),
    )


def setting(found: Occupation, words: Words) -> dict[str, object]:
    """Say which occupation it is, and of whom and when the figures speak."""
    return {
        "job": words(found.name),
        "group": words(found.major.name),
        "economy": opening(words(found.title)),
        "period": words.period(found.period),
        "population": words(found.population),
    }


def raw(score: Quantity, words: Words) -> str:
    """Write a measure's own figure: a share as a percentage, anything else as a number."""
    if score.unit in ("share", "probability"):
        return share(score.value, words)
    return figure(score.value, words, _RAW[score.unit])


def _drawn(sheet: Sheet, rows: Sequence[Rating], others: Sequence[OccupationRow], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("occupations.ranks.key_job")),
            ("ring", "soft", words("occupations.ranks.key_group")),
        ]
    )
    for row in rows:
        y = sheet.row(words(row.label), end=raw(row.score, words), height=30)
        for other in others:
            rank = other.ranks.get(row.measure)
            if rank is not None:
                sheet.dot(rank, y, "soft", "ring", 26)
        sheet.dot(float(row.rank), y, "accent", "disc", 120)
    return sheet.drawing()


def _table(found: Occupation, words: Words) -> Twin:
    columns = (
        Column("measure", words("occupations.column.measure")),
        Column("rank", words("occupations.column.job_rank"), "number", words("views.unit.one_rank")),
        Column("third", words("occupations.column.third")),
        Column("score", words("occupations.column.score"), "number", digits=3),
        Column("unit", words("occupations.column.unit")),
        Column("concept", words("occupations.column.concept")),
        Column("year", words("occupations.column.year")),
        Column("compared", words("occupations.column.compared")),
    )
    return Twin(
        columns,
        tuple(
            (
                words(one.label),
                one.rank.value,
                words(f"occupations.third.{one.third}") if one.third else None,
                one.score.value,
                words(f"occupations.unit.{one.score.unit}"),
                words(f"occupations.concept.{one.concept}"),
                str(one.year),
                words("occupations.yes") if one.speaks else words("occupations.no"),
            )
            for one in found.ratings
        ),
    )
