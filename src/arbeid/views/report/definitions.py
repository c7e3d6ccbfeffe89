"""The claim strip: one labour market under every definition of “touched”, beside what was published."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import SMALL, Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Key, Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import Facts, share, share_range
from arbeid.views.report.facts import column, setting, sources_of
from arbeid.wording import Words


def definitions(facts: Facts, words: Words) -> Figure:
    """Draw every definition as a dot between 0 and 100%, the widest first, with its published cousins."""
    rows = facts["touched"]["rows"]
    compared = [row for row in rows if row["cousins"]]
    low, high = facts["touched"]["low"], facts["touched"]["high"]
    said = setting(facts, words) | {
        "low": share(low["value"], words),
        "high": share(high["value"], words),
        "all_low": share(rows[-1]["share"]["value"], words),
        "all_high": share(rows[0]["share"]["value"], words),
        "count": len(rows),
        "compared": len(compared),
        "first": label_of(rows[0], words),
        "last": label_of(rows[-1], words),
    }
    few = compared or rows
    return Figure(
        id=words("views.definitions.id"),
        language=words.language,
        title=words("views.definitions.title", **said),
        subtitle=words("views.definitions.subtitle", **said),
        note=words("views.definitions.note", **said),
        narrow_note=words("views.definitions.narrow", **said) if len(few) < len(rows) else "",
        alt=words("views.definitions.alt", **said),
        badge=low["badge"],
        about=(words("views.definitions.about_recipe"), words("views.definitions.about_cousins")),
        sources=sources_of(facts, [name for row in rows for name in row["sources"]]),
        table=_table(rows, words),
        drawings=_drawings(rows, few, words),
    )


def label_of(row: Facts, words: Words) -> str:
    """Name a definition: its own label, or the claim whose rule it is with what that claim says."""
    if row["kind"] == "definition" or not row["cousins"]:
        return str(row["label"])
    claim = row["cousins"][0]
    return words(
        "views.definitions.rule_of", publisher=claim["publisher"], year=claim["year"], shown=claim["shown"]
    )


def _drawings(rows: Sequence[Facts], few: Sequence[Facts], words: Words) -> tuple[Drawing, ...]:
    """The narrowest shows the compared ones alone; the widest has room to name their publications."""
    scale = Scale(0, 1, {at: words.percent(at) for at in (0, 0.25, 0.5, 0.75, 1)})
    return (
        _drawn(Sheet(scale, 320, left=0, right=28), few, words),
        _drawn(Sheet(scale, 600, left=270, right=30), rows, words),
        _drawn(Sheet(scale, 1072, left=430, right=316), rows, words, named=True),
    )


def _drawn(sheet: Sheet, rows: Sequence[Facts], words: Words, named: bool = False) -> Drawing:
    sheet.key(_key(rows, words))
    for row in rows:
        cousins = row["cousins"][:2] if named else ()
        y = sheet.row(label_of(row, words), height=38 if len(cousins) > 1 else 24)
        _marks(sheet, row, y, words)
        for at, cousin in enumerate(cousins):
            at_y = y + 4 + 16 * (at - (len(cousins) - 1) / 2)
            sheet.text(sheet.plot + 44, at_y, _cousin(cousin, words), "contrast", size=SMALL)
    return sheet.drawing()


def _key(rows: Sequence[Facts], words: Words) -> list[Key]:
    compared: Key = ("disc", "accent", words("views.definitions.key_compared"))
    variant: Key = ("ring", "accent", words("views.definitions.key_variant"))
    published: Key = ("tick", "contrast", words("views.definitions.key_published"))
    return [compared, published] if all(row["cousins"] for row in rows) else [compared, variant, published]


def _marks(sheet: Sheet, row: Facts, y: float, words: Words) -> None:
    value = row["share"]["value"]
    if value is None:
        return
    ends = _ends(row["cousins"])
    if (row["share"]["high"] or value) - value > 0.005:
        sheet.line(value, row["share"]["high"], y, "accent", 2)
    for end in ends:
        sheet.tick(end, y, "contrast")
    sheet.dot(value, y, "accent", "disc" if row["cousins"] else "ring")
    sheet.value(value, y, share(value, words), avoid=[*ends, row["share"]["high"] or value])


def _ends(cousins: Sequence[Facts]) -> list[float]:
    return sorted({end for one in cousins for end in (one["low"], one["high"]) if end is not None})


def _cousin(cousin: Facts, words: Words) -> str:
    publisher = cousin["publisher"]
    publisher = publisher if len(publisher) < 31 else publisher[:22].rsplit(" ", 1)[0] + " …"
    shown = "" if cousin["low"] is None else share_range({"value": None, **cousin}, words)
    return f"{shown} {publisher} {cousin['year']}".strip()


def _table(rows: Sequence[Facts], words: Words) -> Twin:
    columns = (
        column(words, "definition"),
        column(words, "share", "share", "of_workers", 1),
        column(words, "share_high", "share", "of_workers", 1),
        column(words, "people", "count", "people"),
        column(words, "published"),
        column(words, "basis"),
    )
    return Twin(columns, tuple(_cells(row, words) for row in rows))


def _cells(row: Facts, words: Words) -> tuple[Cell, ...]:
    published = "; ".join(
        f"{one['shown']}, {one['where']} ({one['publisher']} {one['year']})" for one in row["cousins"]
    )
    return (
        label_of(row, words),
        row["share"]["value"],
        row["share"]["high"],
        row["people"]["value"],
        published or None,
        words(f"views.definitions.basis_{row['basis']}"),
    )
