"""Which occupation groups the studies rank highest and lowest, and how far they agree on each."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.phrasing import Facts, chosen, inside, opening
from arbeid.views.report.facts import column, outer, setting, sources_of
from arbeid.wording import Words


def ranks(facts: Facts, words: Words) -> Figure | None:
    """Draw the rank of the ten most and least touched groups: a soft dot a study, the median in accent."""
    found = facts["groups"]
    known = [row for row in found["rows"] if row["rank"]["value"] is not None]
    if not known:
        return None
    top, bottom = outer(known)
    classification = facts["economy"]["classification"]
    said = setting(facts, words) | {
        "first": opening(top[0]["name"]),
        "last": inside((bottom or top)[-1]["name"]),
        "studies": len(found["studies"]),
        "groups": len(known),
        "shown": len(top),
        "spread": words.number(median(row["rank"]["high"] - row["rank"]["low"] for row in (*top, *bottom))),
    }
    return Figure(
        id=words("views.ranks.id"),
        language=words.language,
        title=words("views.ranks.title", **said),
        subtitle=words("views.ranks.subtitle", **said),
        note=words("views.ranks.note", **said),
        alt=words("views.ranks.alt", **said),
        badge=known[0]["rank"]["badge"],
        about=(words("views.ranks.about_rank", **said), chosen("views.names", classification, words)),
        sources=sources_of(facts, found["sources"]),
        table=_table(found, words),
        drawings=(
            _drawn(Sheet(_scale(words), 320, left=0, right=0), top, bottom, words),
            _drawn(Sheet(_scale(words), 600, left=232, right=98), top, bottom, words),
        ),
    )


def _drawn(sheet: Sheet, top: Sequence[Facts], bottom: Sequence[Facts], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("views.ranks.key_middle")),
            ("ring", "soft", words("views.ranks.key_study")),
        ]
    )
    for third, rows in (("top", top), ("bottom", bottom)):
        if rows:
            sheet.heading(words(f"views.ranks.{third}"), words(f"views.ranks.{third}_third"))
        for row in rows:
            end = words("views.ranks.agree", n=row[third], of=row["studies"])
            _marks(sheet, row, sheet.row(row["name"], end=end, height=26, track=False))
    return sheet.drawing()


def _marks(sheet: Sheet, row: Facts, y: float) -> None:
    rank = row["rank"]
    sheet.line(0, 100, y, "line", 1)
    sheet.line(rank["low"], rank["high"], y, "soft", 1.5)
    for study in row["ranks"].values():
        if study is not None:
            sheet.dot(study, y, "soft", "ring", 34)
    sheet.dot(rank["value"], y, "accent", "disc", 110)


def _scale(words: Words) -> Scale:
    least, most = words("views.ranks.least"), words("views.ranks.most")
    return Scale(0, 100, {0: least, 50: "50", 100: most})


def _table(found: Facts, words: Words) -> Twin:
    labels = found["study_labels"]
    columns = (
        column(words, "group"),
        column(words, "people", "count", "people"),
        column(words, "rank", "number", "rank"),
        *(Column(name, labels[name], "number", words("views.unit.one_rank")) for name in found["studies"]),
        column(words, "in_top", "count", "studies"),
        column(words, "in_bottom", "count", "studies"),
        column(words, "studies", "count", "studies"),
        column(words, "women", "share"),
        column(words, "pay", "number", "pay", 2),
    )
    return Twin(columns, tuple(_cells(row, found["studies"]) for row in found["rows"]))


def _cells(row: Facts, studies: Sequence[str]) -> tuple[Cell, ...]:
    return (
        row["name"],
        row["people"]["value"],
        row["rank"]["value"],
        *(row["ranks"].get(name) for name in studies),
        row["top"],
        row["bottom"],
        row["studies"],
        row["women"]["value"],
        row["pay"]["value"],
    )
