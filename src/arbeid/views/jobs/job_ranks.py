"""One occupation by every study: its rank among all people at work, beside those of its major group."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painted import painted
from arbeid.views.drawing.painting import Painting
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import Facts, figure, opening, share
from arbeid.views.report.facts import sources_of
from arbeid.wording import Words

_RAW = {"share": 2, "probability": 2, "index": 2, "percent-change": 1}


def job_ranks(facts: Facts, others: Sequence[Facts], words: Words) -> Figure | None:
    """Draw a row a study: soft rings for the ``others`` of its major group, this occupation in accent.

    ``others`` have ranks by measure. Nothing where no study has a score for the occupation.
    """
    rows = [one for one in facts["ratings"] if one["speaks"] and one["rank"]["value"] is not None]
    if not rows:
        return None
    rows.sort(key=lambda one: (-one["rank"]["value"], one["measure"]))
    said = said_of(facts, words) | {
        "highest": rows[0]["label"],
        "lowest": rows[-1]["label"],
        "high": words.number(rows[0]["rank"]["value"]),
        "low": words.number(rows[-1]["rank"]["value"]),
        "others": len(others),
    }
    return Figure(
        id=words("occupations.ranks.id"),
        language=words.language,
        title=words("occupations.ranks.title", **said),
        subtitle=words("occupations.ranks.subtitle", **said),
        note=words("occupations.ranks.note"),
        alt=words("occupations.ranks.alt", **said),
        badge="derived",
        about=(words("occupations.about_rank"), words("occupations.ranks.about"), *facts["notes"]),
        sources=sources_of(facts, [source for one in rows for source in one["sources"]]),
        table=_table(facts, words),
        drawings=(
            _drawn(Sheet(_scale(words), 320, left=0, right=0), rows, others, facts, words),
            _drawn(Sheet(_scale(words), 600, left=210, right=66), rows, others, facts, words),
        ),
    )


def said_of(facts: Facts, words: Words) -> dict[str, object]:
    """Say which occupation it is, and of whom and when the figures speak."""
    return {
        "job": facts["name"],
        "group": facts["major"]["name"],
        "economy": opening(facts["title"]),
        "period": words.period(facts["period"]),
        "population": facts["population"],
    }


def raw(one: Facts, words: Words) -> str:
    """Write a measure's own figure: a share as a percentage, anything else as a number."""
    value, unit = one["score"]["value"], one["score"]["unit"]
    return share(value, words) if unit in ("share", "probability") else figure(value, words, _RAW[unit])


def _drawn(
    sheet: Sheet, rows: Sequence[Facts], others: Sequence[Facts], facts: Facts, words: Words
) -> Painting:
    sheet.key(
        [
            ("disc", "accent", words("occupations.ranks.key_job")),
            ("ring", "soft", words("occupations.ranks.key_group")),
        ]
    )
    for row in rows:
        y = sheet.row(row["label"], end=raw(row, words), height=30)
        for other in others:
            rank = other["ranks"].get(row["measure"])
            if rank is not None:
                sheet.dot(rank, y, "soft", "ring", 26)
        sheet.dot(row["rank"]["value"], y, "accent", "disc", 120)
    return painted(sheet)


def _scale(words: Words) -> Scale:
    return Scale(0, 100, {0: words("views.ranks.least"), 50: "50", 100: words("views.ranks.most")})


def _table(facts: Facts, words: Words) -> Twin:
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
                one["label"],
                one["rank"]["value"],
                words(f"occupations.third.{one['third']}") if one["third"] else None,
                one["score"]["value"],
                words(f"occupations.unit.{one['score']['unit']}"),
                words(f"occupations.concept.{one['concept']}"),
                str(one["year"]),
                words("occupations.yes") if one["speaks"] else words("occupations.no"),
            )
            for one in facts["ratings"]
        ),
    )
