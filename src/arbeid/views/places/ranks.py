"""Places in order: how far each lies from the mean of all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painted import painted
from arbeid.views.drawing.painting import Painting
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Twin
from arbeid.views.phrasing import Facts, figure, opening, share
from arbeid.views.places.words import about_of, apart, ranked, said_of, table_of, written
from arbeid.views.report.facts import every_source
from arbeid.wording import Words

WHOLE, OUTER = 30, 12
_AS_SHARE = ("share", "probability")


def place_ranks(facts: Facts, words: Words) -> Figure | None:
    """Draw a dot a place with a line to the mean; the first and last twelve where there are many.

    Nothing where no place has a score.
    """
    known = ranked(facts)
    if not known:
        return None
    few = len(known) <= WHOLE
    parts = (known, []) if few else (known[:OUTER], known[-OUTER:])
    said = said_of(facts, words) | {"shown": OUTER}
    kind = "ordered" if facts["ordered"] else "two" if len(known) == 2 else "all"
    lowest, top = known[0], known[-1]
    if kind == "ordered":
        said |= {
            "low_band": written(lowest["score"]["value"], facts["unit"], words),
            "high_band": written(top["score"]["value"], facts["unit"], words),
        }
    return Figure(
        id=words("places.ranks.id"),
        language=words.language,
        title=words(f"places.ranks.title_{kind}", **said),
        subtitle=words("places.ranks.subtitle", **said),
        note=" ".join(part for part in (words("places.ranks.note", **said), apart(facts, words)) if part),
        narrow_note="",
        alt=words("places.ranks.alt", **said),
        badge="derived",
        about=about_of(facts, words),
        sources=every_source(facts),
        table=_with_mean(facts, words),
        drawings=tuple(
            _drawn(
                Sheet(_scale(facts, known, words, width), width, left=left, right=right), parts, facts, words
            )
            for width, left, right in ((320, 0, 48), (600, 250, 50))
        ),
    )


def _drawn(
    sheet: Sheet, parts: tuple[Sequence[Facts], Sequence[Facts]], facts: Facts, words: Words
) -> Painting:
    mean = facts["mean"]["value"]
    sheet.key(
        [
            ("disc", "accent", words("places.ranks.key_place")),
            ("tick", "contrast", words("places.ranks.key_mean", mean=written(mean, facts["unit"], words))),
        ]
    )
    for heading, rows in zip(("first", "last"), parts, strict=True):
        if parts[1]:
            sheet.heading(words(f"places.ranks.{heading}", count=len(rows)))
        for row in rows:
            value = row["score"]["value"]
            y = sheet.row(opening(row["name"]), height=22)
            sheet.line(min(value, mean), max(value, mean), y, "accent", 2)
            sheet.tick(mean, y, "contrast", 12)
            sheet.dot(value, y, "accent")
            away = 10 if value >= mean else -10
            shown = written(value, facts["unit"], words)
            sheet.number(sheet.px(value) + away, y, shown, "left" if away > 0 else "right")
    return painted(sheet)


def _scale(facts: Facts, known: Sequence[Facts], words: Words, width: int) -> Scale:
    values = [row["score"]["value"] for row in known]
    unit = facts["unit"]
    low = min(0.0, *values) if unit in _AS_SHARE else min(values)
    found = steps(low, max(values), 3 if width < 400 else 5)
    apart = found[1] - found[0]
    digits = 0 if apart >= 1 else 1 if apart >= 0.1 else 2
    labels = {at: share(at, words) if unit in _AS_SHARE else figure(at, words, digits) for at in found}
    return Scale(found[0], found[-1], labels)


def _with_mean(facts: Facts, words: Words) -> Twin:
    """Add the mean of them all as a last row."""
    twin = table_of(facts, words)
    total = {
        "place": words("places.everyone"),
        "score": facts["mean"]["value"],
        "people": facts["people"]["value"],
        "covered": facts["covered"]["value"],
    }
    return Twin(twin.columns, (*twin.rows, tuple(total.get(column.key) for column in twin.columns)))
