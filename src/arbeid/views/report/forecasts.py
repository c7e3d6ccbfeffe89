"""What publications expect of jobs to appear and to go, side by side and never added up."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Mark, Scale
from arbeid.views.drawing.figure import Figure, FigureSource
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import Facts
from arbeid.views.report.facts import column
from arbeid.wording import Words

_SIDES: tuple[tuple[str, Mark, str], ...] = (
    ("displaced", "diamond", "contrast"),
    ("created", "disc", "accent"),
)
_DECADES = (1e5, 1e6, 1e7, 1e8, 1e9, 1e10)


def forecasts(facts: Facts, words: Words) -> Figure | None:
    """Draw jobs created and displaced as two marks a publication, on an axis where each step is tenfold."""
    rows = facts["appear"]["forecasts"]
    numbers = [number for row in rows for name, _, _ in _SIDES for number in _ends(row[name])]
    if not numbers:
        return None
    scale = _scale(min(numbers), max(numbers), words)
    past = [row for row in rows if row["past"]]
    more = [row for row in rows if (row["net"]["value"] or 0) > 0]
    both = [row for row in rows if row["net"]["value"] is not None]
    said = {"count": len(rows), "past": len(past), "more": len(more), "both": len(both)}
    return Figure(
        id=words("views.forecasts.id"),
        language=words.language,
        title=words("views.forecasts.title", **said),
        subtitle=words("views.forecasts.subtitle", **said),
        note=words("views.forecasts.note", **said),
        alt=words("views.forecasts.alt", **said),
        badge=rows[0]["created"]["badge"],
        about=(words("views.forecasts.about_differ"), words("views.forecasts.about_log")),
        sources=_sources(rows),
        table=_table(rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), rows, words),
            _drawn(Sheet(scale, 600, left=232, right=66), rows, words),
        ),
    )


def _ends(number: Facts) -> list[float]:
    return [number[name] for name in ("low", "value", "high") if number[name] is not None]


def _scale(least: float, most: float, words: Words) -> Scale:
    low = max((decade for decade in _DECADES if decade <= least), default=least)
    high = min((decade for decade in _DECADES if decade >= most), default=most)
    grid = {at: words.number(at / 1e6, 1 if at < 1e6 else 0) for at in _DECADES if low <= at <= high}
    return Scale(low, high, grid, log=True)


def _drawn(sheet: Sheet, rows: Sequence[Facts], words: Words) -> Drawing:
    sheet.key([(mark, colour, words(f"views.forecasts.key_{name}")) for name, mark, colour in _SIDES])
    sheet.heading(words("views.forecasts.publication"), words("views.forecasts.net"))
    for row in rows:
        net = _net(row["net"], words)
        end = words("views.forecasts.net_is", net=net) if net and sheet.narrow else net
        y = sheet.row(f"{row['publisher']} {row['year']}", _circumstances(row, rows, words), end, height=26)
        _marks(sheet, row, y, words)
    return sheet.drawing()


def _net(net: Facts, words: Words) -> str:
    return "" if net["value"] is None else words.signed(net["value"] / 1e6, _digits(net))


def _circumstances(row: Facts, rows: Sequence[Facts], words: Words) -> str:
    key = "views.forecasts.past_span" if row["past"] else "views.forecasts.span"
    about = row["statement"] if _is_part(row, rows) else row["where"]
    return words(key, start=row["start"], horizon=row["horizon"], about=about)


def _is_part(row: Facts, rows: Sequence[Facts]) -> bool:
    """Say whether the same publication has a wider count, so that this one must say what it counts."""
    same = [one for one in rows if (one["publisher"], one["year"]) == (row["publisher"], row["year"])]
    return any(_size(one) > _size(row) for one in same)


def _size(row: Facts) -> float:
    return sum(max(_ends(row[name]), default=0) for name, _, _ in _SIDES)


def _digits(number: Facts) -> int:
    return 1 if any(end % 1e6 for end in _ends(number)) else 0


def _marks(sheet: Sheet, row: Facts, y: float, words: Words) -> None:
    known = sorted((end, *side) for side in _SIDES for end in _ends(row[side[0]]))
    if len(known) > 1:
        sheet.line(known[0][0], known[-1][0], y, "soft", 1.5)
    for end, _, mark, colour in known:
        sheet.dot(end, y, colour, mark, 100)
    for name in dict.fromkeys(name for _, name, _, _ in known):
        ends = _ends(row[name])
        shown = "–".join(words.number(end / 1e6, _digits(row[name])) for end in ends)
        if ends[0] == known[0][0]:
            sheet.number(sheet.px(ends[0]) - 10, y, shown, "right")
        else:
            sheet.number(sheet.px(ends[-1]) + 10, y, shown, "left")


def _sources(rows: Sequence[Facts]) -> tuple[FigureSource, ...]:
    named = dict.fromkeys((row["publisher"], str(row["year"])) for row in rows)
    return tuple(FigureSource(publisher, year) for publisher, year in named)


def _table(rows: Sequence[Facts], words: Words) -> Twin:
    columns = (
        column(words, "publication"),
        column(words, "says"),
        column(words, "where"),
        column(words, "start"),
        column(words, "horizon"),
        column(words, "created", "count", "jobs"),
        column(words, "created_high", "count", "jobs"),
        column(words, "displaced", "count", "jobs"),
        column(words, "displaced_high", "count", "jobs"),
        column(words, "net", "signed_count", "jobs"),
        column(words, "base", "count", "jobs"),
    )
    return Twin(columns, tuple(_cells(row) for row in rows)).without_empty()


def _cells(row: Facts) -> tuple[Cell, ...]:
    return (
        f"{row['publisher']} {row['year']}",
        row["statement"],
        row["where"],
        str(row["start"]),
        str(row["horizon"]),
        *_low_high(row["created"]),
        *_low_high(row["displaced"]),
        row["net"]["value"],
        row["base"]["value"],
    )


def _low_high(number: Facts) -> tuple[Cell, Cell]:
    return (number["value"] if number["low"] is None else number["low"], number["high"])
