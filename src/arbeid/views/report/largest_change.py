"""The largest changes of an economy whose sampling error is not known, and so may be chance."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.appear import Appear, ChangeRow
from arbeid.answers.market.report import EconomyLine
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.from_zero import bar, scale_of
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.phrasing import inside, period, signed_percent
from arbeid.views.report.change_table import change_table
from arbeid.views.report.setting import outer, setting
from arbeid.wording import Words


def largest_change(economy: EconomyLine, measured: Appear, words: Words) -> Figure:
    """Draw the ten groups that grew most and the ten that shrank most, each from zero, signs written."""
    top, bottom = outer(measured.occupations)
    bottom = bottom[::-1]
    last = (bottom or top)[0]
    values = setting(economy, words) | {
        "before": period(measured.period_before or "", words),
        "first": inside(words(top[0].name)),
        "first_change": words.signed(top[0].change.value),
        "last": inside(words(last.name)),
        "last_change": words.signed(last.change.value),
        "shown": len(top),
    }
    scale = scale_of((float(row.change) for row in (*top, *bottom)), words.signed)
    return Figure(
        id=words("views.change.id"),
        language=words.language,
        title=words("views.change.title", **values),
        subtitle=words("views.change.subtitle", **values),
        note=words("sampling.unknown"),
        alt=words("views.change.alt", **values),
        badge=measured.total.badge,
        about=(words("views.change.about_sample"), words("views.change.about_thirds")),
        sources=cited(measured.sources, words),
        table=change_table(measured.rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), top, bottom, words),
            _drawn(Sheet(scale, 600, left=232, right=58), top, bottom, words),
        ),
    )


def _drawn(sheet: Sheet, top: Sequence[ChangeRow], bottom: Sequence[ChangeRow], words: Words) -> Drawing:
    for heading, rows in (("grew", top), ("shrank", bottom)):
        if rows:
            sheet.heading(words(f"views.change.{heading}"), words("views.change.growth"))
        for row in rows:
            end = signed_percent(row.growth.value, words)
            y = sheet.row(words(row.name), end=end, track=False)
            bar(sheet, float(row.change), y, words.signed(row.change.value))
    return sheet.drawing()
