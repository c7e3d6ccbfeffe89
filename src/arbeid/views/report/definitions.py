"""The claim strip: one labour market under every definition of “touched”, beside what was published."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.definitions import Cousin, DefinitionRow, Definitions
from arbeid.answers.market.report import EconomyLine
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.axis import whole_axis
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.sheet import Drawing, Key, Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import share, share_range
from arbeid.views.report.setting import column, setting
from arbeid.views.report.words import cousin_line
from arbeid.wording import Words

_LONGEST, _CUT = 31, 22
_SHOWN = 0.005
"""A range narrower than half a percent is hidden by the dot itself."""


def definitions(economy: EconomyLine, touched: Definitions, words: Words) -> Figure:
    """Draw every definition as a dot between 0 and 100%, the widest first, with its published cousins."""
    rows, few = touched.rows, touched.compared
    values = setting(economy, words) | {
        "low": share(touched.low.value, words),
        "high": share(touched.high.value, words),
        "all_low": words.percent(rows[-1].share.value, 1),
        "all_high": words.percent(rows[0].share.value, 1),
        "count": len(rows),
        "compared": sum(bool(row.cousins) for row in rows),
        "first": label_of(rows[0], words),
        "last": label_of(rows[-1], words),
    }
    return Figure(
        id=words("views.definitions.id"),
        language=words.language,
        title=words("views.definitions.title", **values),
        subtitle=words("views.definitions.subtitle", **values),
        note=" ".join(
            words(f"views.definitions.{key}", **values) for key in ("note", f"range_{touched.level}")
        ),
        narrow_note=words("views.definitions.narrow", **values) if len(few) < len(rows) else "",
        alt=words("views.definitions.alt", **values),
        badge=touched.low.badge,
        about=(
            words(f"views.definitions.about_recipe_{touched.level}"),
            words("views.definitions.about_cousins"),
            *(said(note, words) for note in touched.notes),
        ),
        sources=cited((source for row in rows for source in row.sources), words),
        table=_table(rows, words),
        drawings=_drawings(rows, few, words),
    )


def label_of(row: DefinitionRow, words: Words) -> str:
    """Name a definition: its own label, or the claim whose rule it is with what that claim says."""
    if row.kind == "definition" or not row.cousins:
        return said(row.label, words)
    claim = row.cousins[0]
    return words(
        "views.definitions.rule_of",
        publisher=claim.publisher.said(words),
        year=claim.year,
        shown=claim.shown,
    )


def _drawings(
    rows: Sequence[DefinitionRow], few: Sequence[DefinitionRow], words: Words
) -> tuple[Drawing, ...]:
    """The narrowest shows the compared ones alone; the widest has room to name their publications."""
    scale = whole_axis(words)
    return (
        _drawn(Sheet(scale, 320, left=0, right=28), few, words),
        _drawn(Sheet(scale, 600, left=270, right=30), rows, words),
        _drawn(Sheet(scale, 1072, left=430, right=316), rows, words, named=True),
    )


def _drawn(sheet: Sheet, rows: Sequence[DefinitionRow], words: Words, named: bool = False) -> Drawing:
    sheet.key(_key(rows, words))
    for row in rows:
        cousins = row.cousins[:2] if named else ()
        y = sheet.row(label_of(row, words), height=38 if len(cousins) > 1 else 24)
        _marks(sheet, row, y, words)
        for at, cousin in enumerate(cousins):
            at_y = y + 4 + 16 * (at - (len(cousins) - 1) / 2)
            sheet.text(sheet.plot + 44, at_y, _beside(cousin, words), "contrast", size=SMALL)
    return sheet.drawing()


def _key(rows: Sequence[DefinitionRow], words: Words) -> list[Key]:
    compared: Key = ("disc", "accent", words("views.definitions.key_compared"))
    variant: Key = ("ring", "accent", words("views.definitions.key_variant"))
    published: Key = ("tick", "contrast", words("views.definitions.key_published"))
    return [compared, published] if all(row.cousins for row in rows) else [compared, variant, published]


def _marks(sheet: Sheet, row: DefinitionRow, y: float, words: Words) -> None:
    value = row.share.value
    if value is None:
        return
    ends, low, high = _ends(row.cousins), _end(row.share.low, value), _end(row.share.high, value)
    if high - low > _SHOWN:
        sheet.line(low, high, y, "accent", 2)
    for end in ends:
        sheet.tick(end, y, "contrast")
    sheet.dot(value, y, "accent", "disc" if row.cousins else "ring")
    sheet.value((low, high), y, share(value, words), avoid=ends)


def _end(end: float | None, value: float) -> float:
    return value if end is None else end


def _ends(cousins: Sequence[Cousin]) -> list[float]:
    return sorted({end for one in cousins for end in (one.low, one.high) if end is not None})


def _beside(cousin: Cousin, words: Words) -> str:
    """Name a publication in the room that the widest drawing has beside its marks."""
    publisher = cousin.publisher.said(words)
    if len(publisher) >= _LONGEST:
        publisher = publisher[:_CUT].rsplit(" ", 1)[0] + " …"
    published = Quantity(None, "share", "derived", cousin.low, cousin.high)
    shown = "" if cousin.low is None else share_range(published, words)
    return f"{shown} {publisher} {cousin.year}".strip()


def _table(rows: Sequence[DefinitionRow], words: Words) -> Twin:
    columns = (
        column(words, "definition"),
        column(words, "share", "share", "of_workers", 1),
        column(words, "share_low", "share", "of_workers", 1),
        column(words, "share_high", "share", "of_workers", 1),
        column(words, "covered", "share", "of_workers", 1),
        column(words, "bounds_low", "share", "of_workers", 1),
        column(words, "bounds_high", "share", "of_workers", 1),
        column(words, "people", "count", "people"),
        column(words, "published"),
        column(words, "basis"),
    )
    return Twin(columns, tuple(_cells(row, words) for row in rows))


def _cells(row: DefinitionRow, words: Words) -> tuple[Cell, ...]:
    return (
        label_of(row, words),
        row.share.value,
        row.share.low,
        row.share.high,
        row.covered.value,
        row.bounds.low,
        row.bounds.high,
        row.people.value,
        "; ".join(cousin_line(cousin, words) for cousin in row.cousins) or None,
        words(f"views.definitions.basis_{row.basis}"),
    )
