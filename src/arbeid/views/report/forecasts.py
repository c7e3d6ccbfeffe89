"""What publications expect of jobs to appear and to go, side by side and never added up."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.appear import ForecastRow
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import Mark
from arbeid.views.drawing.figure import Figure, FigureSource, figure_words
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.drawing.tenfold import tenfold
from arbeid.views.report.setting import column
from arbeid.wording import Words

_MARKS: tuple[tuple[str, Mark, str], ...] = (
    ("displaced", "diamond", "contrast"),
    ("created", "disc", "accent"),
)


def forecasts(rows: Sequence[ForecastRow], words: Words) -> Figure | None:
    """Draw jobs created and displaced as two marks a publication, on an axis where each step is tenfold."""
    numbers = [number for row in rows for side in _sides(row) for number in _ends(side)]
    if not numbers:
        return None
    scale = tenfold(numbers, lambda at: words.number(at / 1e6, 1 if at < 1e6 else 0))
    values = {
        "count": len(rows),
        "past": sum(row.past for row in rows),
        "more": sum((row.net.value or 0) > 0 for row in rows),
        "both": sum(row.net.value is not None for row in rows),
    }
    return Figure(
        **figure_words("views.forecasts", words, values),
        badge=rows[0].created.badge,
        about=(words("views.forecasts.about_differ"), words("views.forecasts.about_log")),
        sources=_sources(rows, words),
        table=_table(rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=0), rows, words),
            _drawn(Sheet(scale, 600, left=232, right=66), rows, words),
        ),
    )


def _sides(row: ForecastRow) -> tuple[Quantity, Quantity]:
    return row.displaced, row.created


def _ends(number: Quantity) -> list[float]:
    return [end for end in (number.low, number.value, number.high) if end is not None]


def _drawn(sheet: Sheet, rows: Sequence[ForecastRow], words: Words) -> Drawing:
    sheet.key([(mark, colour, words(f"views.forecasts.key_{name}")) for name, mark, colour in _MARKS])
    sheet.heading(words("views.forecasts.publication"), words("views.forecasts.net"))
    for row in rows:
        net = _net(row.net, words)
        end = words("views.forecasts.net_is", net=net) if net and sheet.narrow else net
        y = sheet.row(_publication(row, words), _circumstances(row, rows, words), end, height=26)
        _marks(sheet, row, y, words)
    return sheet.drawing()


def _publication(row: ForecastRow, words: Words) -> str:
    return f"{row.publisher.said(words)} {row.year}"


def _net(net: Quantity, words: Words) -> str:
    return "" if net.value is None else words.signed(net.value / 1e6, _digits(net))


def _circumstances(row: ForecastRow, rows: Sequence[ForecastRow], words: Words) -> str:
    key = "views.forecasts.past_span" if row.past else "views.forecasts.span"
    about = row.statement if _is_part(row, rows) else row.where
    return words(key, start=row.start, horizon=row.horizon, about=about)


def _is_part(row: ForecastRow, rows: Sequence[ForecastRow]) -> bool:
    """Say whether the same publication has a wider count, so that this one must say what it counts."""
    same = [one for one in rows if (one.publisher, one.year) == (row.publisher, row.year)]
    return any(_size(one) > _size(row) for one in same)


def _size(row: ForecastRow) -> float:
    return sum(max(_ends(side), default=0) for side in _sides(row))


def _digits(number: Quantity) -> int:
    return 1 if any(end % 1e6 for end in _ends(number)) else 0


def _marks(sheet: Sheet, row: ForecastRow, y: float, words: Words) -> None:
    sides = [
        (_ends(side), _digits(side), mark, colour)
        for side, (_, mark, colour) in zip(_sides(row), _MARKS, strict=True)
        if _ends(side)
    ]
    every = sorted(end for ends, *_ in sides for end in ends)
    if len(every) > 1:
        sheet.line(every[0], every[-1], y, "soft", 1.5)
    # From the least number on: its text goes to the left of both marks, the other's to the right.
    for ends, digits, mark, colour in sorted(sides, key=lambda side: side[0]):
        for end in ends:
            sheet.dot(end, y, colour, mark, 100)
        shown = "–".join(words.number(end / 1e6, digits) for end in ends)
        if ends[0] == every[0]:
            sheet.number(sheet.px(ends[0]) - 10, y, shown, "right")
        else:
            sheet.number(sheet.px(ends[-1]) + 10, y, shown, "left")


def _sources(rows: Sequence[ForecastRow], words: Words) -> tuple[FigureSource, ...]:
    publications = dict.fromkeys((row.publisher.said(words), str(row.year)) for row in rows)
    return tuple(FigureSource(publisher, year) for publisher, year in publications)


def _table(rows: Sequence[ForecastRow], words: Words) -> Twin:
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
    return Twin(columns, tuple(_cells(row, words) for row in rows)).without_empty()


def _cells(row: ForecastRow, words: Words) -> tuple[Cell, ...]:
    return (
        _publication(row, words),
        words(row.statement),
        words(row.where),
        str(row.start),
        str(row.horizon),
        *_low_high(row.created),
        *_low_high(row.displaced),
        row.net.value,
        row.base.value,
    )


def _low_high(number: Quantity) -> tuple[Cell, Cell]:
    return (number.value if number.low is None else number.low, number.high)
