"""How many more or fewer people work in a group than in the period before, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.answers.market.appear import SIDES, Appear, ChangeRow
from arbeid.answers.market.report import EconomyLine
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import Mark
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.from_zero import scale_of
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.jobs.people_change import assumed, ends, spoken
from arbeid.views.phrasing import inside, opening, period, signed_percent
from arbeid.views.report.change_table import change_table
from arbeid.views.report.largest_change import largest_change
from arbeid.views.report.setting import OUTER, setting
from arbeid.views.report.sure import growth_shown
from arbeid.wording import Words

_MARKS: tuple[tuple[str, Mark, str], ...] = (("own", "disc", "accent"), ("likely", "diamond", "contrast"))


def change(economy: EconomyLine, measured: Appear, words: Words) -> Figure | None:
    """Draw the change of all together, of each third, and of the groups that differ from all, with ranges.

    Where no sampling error is known, the largest changes instead.
    """
    if not measured.known or measured.period_before is None:
        return None
    if not measured.apart:
        return largest_change(economy, measured, words)
    top, bottom = (measured.growth(third) for third in ("top", "bottom"))
    values = setting(economy, words) | {
        "before": period(measured.period_before, words),
        "top": ends(top, words, 1),
        "bottom": ends(bottom, words, 1),
        "rose": _first(measured.listed("rose"), words),
        "fell": _first(measured.listed("fell"), words),
    }
    scale = scale_of(_drawn_ends(measured, words), lambda at: signed_percent(at, words))
    return Figure(
        id=words("views.change.id"),
        language=words.language,
        title=words("views.change.sure_title", **values),
        subtitle=words("views.change.sure_subtitle", **values),
        note=" ".join(assumed(measured.sampling, words)) or words("sampling.own_errors"),
        alt=words("views.change.sure_alt", **values),
        badge="derived",
        about=tuple(_about(measured, words)),
        sources=cited(measured.sources, words),
        table=change_table(measured.rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), measured, words),
            _drawn(Sheet(scale, 600, left=226, right=164), measured, words),
        ),
    )


def _about(measured: Appear, words: Words) -> Iterator[str]:
    yield words("views.change.about_sample")
    yield words("views.change.about_thirds")
    yield words("views.change.about_likely")
    if measured.sampling and measured.sampling.source:
        yield words(measured.sampling.source)


def _first(rows: Sequence[ChangeRow], words: Words) -> str:
    return inside(words(rows[0].name)) if rows else words("sampling.none")


def _together(measured: Appear, words: Words) -> list[tuple[str, Quantity]]:
    """List the change of all together and of each third, as far as they have a range."""
    thirds = [(opening(words(f"occupations.third.{one.third}")), one.growth) for one in measured.thirds]
    every = (opening(words("collaboration.all")), measured.growth_of_all)
    return [(label, growth) for label, growth in (every, *thirds) if growth.low is not None]


def _drawn_ends(measured: Appear, words: Words) -> Iterator[float]:
    differing = (row for side in SIDES for row in measured.listed(side)[:OUTER])
    ranges = (*(growth for _, growth in _together(measured, words)), *(row.growth for row in differing))
    for growth in ranges:
        yield from (end for end in (growth.low, growth.high) if end is not None)


def _drawn(sheet: Sheet, measured: Appear, words: Words) -> Drawing:
    sheet.key([(mark, colour, words(f"views.change.key_{name}")) for name, mark, colour in _MARKS])
    sheet.heading(words("views.change.together"), words("views.change.growth"))
    for label, growth in _together(measured, words):
        at = sheet.row(label, end=spoken(growth, words, 1), track=False)
        _range(sheet, at, growth, "disc", "accent")
    for side in SIDES:
        rows, count = measured.listed(side), len(measured.differing(side))
        if rows:
            sheet.heading(words(f"views.change.differing_{side}", shown=min(OUTER, len(rows)), count=count))
        for row in rows[:OUTER]:
            y = sheet.row(words(row.name), end=growth_shown(row, words), height=30, track=False)
            # Of few people the middle is a bare percent, and is not drawn.
            _range(sheet, y - 5, row.growth, "disc" if row.shown else None, "accent")
            _range(sheet, y + 5, row.likely, "diamond" if row.shown else None, "contrast")
    return sheet.drawing()


def _range(sheet: Sheet, y: float, growth: Quantity, mark: Mark | None, colour: str) -> None:
    if growth.value is None or growth.low is None or growth.high is None:
        return
    sheet.line(growth.low, growth.high, y, colour, 2)
    if mark:
        sheet.dot(growth.value, y, colour, mark, 60)
