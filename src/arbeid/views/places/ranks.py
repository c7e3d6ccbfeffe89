"""Places in order: how far each lies from the mean of all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.places import PlaceRow, Places
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.table_twin import Twin
from arbeid.views.phrasing import figure, opening, share
from arbeid.views.places.words import SHARES, PlacesWords, written
from arbeid.wording import Words

WHOLE, OUTER = 30, 12


def place_ranks(answer: Places, words: Words) -> Figure | None:
    """Draw a dot a place with a line to the mean; the first and last twelve where there are many.

    Nothing where no place has a score.
    """
    told = PlacesWords(answer, words)
    known = told.ranked
    if not known:
        return None
    few = len(known) <= WHOLE
    parts = (known, ()) if few else (known[:OUTER], known[-OUTER:])
    setting = told.setting() | {"shown": OUTER}
    kind = _kind(answer, known)
    if kind in ("ordered", "years"):
        setting |= {
            "low_band": written(known[0].score, words),
            "high_band": written(known[-1].score, words),
            "low_name": words(known[0].name),
            "high_name": words(known[-1].name),
        }
    return Figure(
        id=words("places.ranks.id"),
        language=words.language,
        title=words(f"places.ranks.title_{kind}", **setting),
        subtitle=words("places.ranks.subtitle", **setting),
        note=" ".join(part for part in (words("places.ranks.note", **setting), told.apart()) if part),
        narrow_note="",
        alt=words("places.ranks.alt", **setting),
        badge="derived",
        about=told.about(),
        sources=cited(answer.sources, words),
        table=_with_mean(told),
        drawings=tuple(
            _drawn(Sheet(_scale(known, words, width), width, left=left, right=right), parts, answer, words)
            for width, left, right in ((320, 0, 48), (600, 250, 50))
        ),
    )


def _kind(answer: Places, known: Sequence[PlaceRow]) -> str:
    """Choose what the title says: the ends of an order that the rows have of their own, or of scores."""
    if answer.by == "year":
        return "years"
    return "ordered" if answer.ordered else "two" if len(known) == 2 else "all"


def _drawn(
    sheet: Sheet, parts: tuple[Sequence[PlaceRow], Sequence[PlaceRow]], answer: Places, words: Words
) -> Drawing:
    mean = float(answer.mean)
    sheet.key(
        [
            ("disc", "accent", words("places.ranks.key_place")),
            ("tick", "contrast", words("places.ranks.key_mean", mean=written(answer.mean, words))),
        ]
    )
    for heading, rows in zip(("first", "last"), parts, strict=True):
        if parts[1]:
            sheet.heading(words(f"places.ranks.{heading}", count=len(rows)))
        for row in rows:
            value = float(row.score)
            y = sheet.row(opening(words(row.name)), height=22)
            sheet.line(min(value, mean), max(value, mean), y, "accent", 2)
            sheet.tick(mean, y, "contrast", 12)
            sheet.dot(value, y, "accent")
            away = 10 if value >= mean else -10
            shown = written(row.score, words)
            sheet.number(sheet.px(value) + away, y, shown, "left" if away > 0 else "right")
    return sheet.drawing()


def _scale(known: Sequence[PlaceRow], words: Words, width: int) -> Scale:
    values = [float(row.score) for row in known]
    shares = known[0].score.unit in SHARES
    low = min(0.0, *values) if shares else min(values)
    found = steps(low, max(values), 3 if width < 400 else 5)
    apart = found[1] - found[0]
    digits = 0 if apart >= 1 else 1 if apart >= 0.1 else 2
    labels = {at: share(at, words) if shares else figure(at, words, digits) for at in found}
    return Scale(found[0], found[-1], labels)


def _with_mean(told: PlacesWords) -> Twin:
    """Add the mean of them all as a last row."""
    answer, twin = told.answer, told.table()
    total = {
        "place": told.words("places.everyone"),
        "score": answer.mean.value,
        "people": answer.people.value,
        "covered": answer.covered.value,
    }
    return Twin(twin.columns, (*twin.rows, tuple(total.get(column.key) for column in twin.columns)))
