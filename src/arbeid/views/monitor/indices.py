"""Indices by third or quarter of exposure: a line a stretch, a gap where the count broke."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from arbeid.answers.monitor.visible import NAMING_AI, Point, Visible
from arbeid.answers.plain import said
from arbeid.data.monitor.entry import MONITORS
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Painting, Paper
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.wording import Words

Place = Callable[[str, float], tuple[float, float]]
_HEIGHT, _TOP, _LEFT, _RIGHT, _FOOT, _KEY = 300, 58, 40, 14, 26, 18
# The most and the least exposed are told apart by colour and by their strokes.
_LOOKS = {
    "top": ("contrast", ""),
    "all": ("contrast", ""),
    "Q4": ("contrast", ""),
    "middle": ("soft", "2 3"),
    "Q3": ("soft", "2 3"),
    "Q2": ("soft", "1 4"),
    "bottom": ("accent", "6 3"),
    "Q1": ("accent", "6 3"),
}
_YOUNG = "22-25"
_STEP = 5
# The width of a letter of the key, on the generous side.
_LETTER = 6.6


def indices(found: Visible, words: Words) -> Figure:
    """Draw the index of each third, or of the young in each quarter, with sampling bands where known."""
    drawn = [one for one in found.points if one.age in ("all", _YOUNG) and one.outcome != NAMING_AI]
    posted = found.outcome == "postings"
    joined = posted or MONITORS.get(found.country).design != "vintages"
    kind, drawn_as = _kind(found), "lines" if joined else "marks"
    return Figure(
        id=words("monitor.figure.id", country=found.country),
        language=words.language,
        title=words(f"monitor.figure.title_{kind}", title=words.inside(found.title)),
        subtitle=_subtitle(found, kind if joined else "vintages", words),
        note=_note(found, drawn, words),
        alt=words(f"monitor.figure.alt_{drawn_as}", sentence=said(found.sentence, words)),
        badge="derived",
        about=tuple(said(note, words) for note in found.notes),
        sources=cited([one for one in found.sources if one.id in found.point_sources], words),
        table=_table(drawn, found.country, words, posted=posted),
        drawings=tuple(_painted(drawn, width, words, joined=joined) for width in (320, 600)),
    )


def _note(found: Visible, drawn: Sequence[Point], words: Words) -> str:
    """Name the breaks that lie within what is drawn, or the months that jump: others are told beside it."""
    if found.jumps:
        return words("monitor.jumps", months=words.list([words.period(month) for month in found.jumps]))
    first = min(int(one.period[:4]) for one in drawn)
    within = (gap for gap in found.gaps if gap.year >= first)
    return " ".join(words("monitor.gap", year=gap.year, why=gap.why) for gap in within)


def _subtitle(found: Visible, kind: str, words: Words) -> str:
    key = f"monitor.figure.subtitle_{kind}"
    # Of postings it is a vendor's file that says from which month they are compared.
    return words(key, base=words.period(found.changes[0].last)) if found.outcome == "postings" else words(key)


def _kind(found: Visible) -> str:
    if found.outcome == "postings":
        return "postings_all" if {one.group for one in found.changes} == {"all"} else "postings"
    return "quarters" if found.changes else "thirds"


def _painted(points: Sequence[Point], width: int, words: Words, *, joined: bool) -> Painting:
    paper = Paper(width)
    at = _places(points)
    values = [end for one in points for end in (one.value.value, one.value.low, one.value.high) if end]
    low = _STEP * int(min(values) // _STEP)
    high = _STEP * (int(max(values) // _STEP) + 1)
    bottom = _HEIGHT - _FOOT

    def place(period: str, value: float) -> tuple[float, float]:
        across = _LEFT + (width - _LEFT - _RIGHT) * at[period]
        return across, bottom - (bottom - _TOP) * (value - low) / (high - low)

    paper.text(0, 11, words("monitor.figure.unit"), "soft", size=SMALL)
    every = _every(high - low)
    # Ticks are multiples of their step, so that the base of 100 is one of them.
    for tick in range(every * -(-low // every), high + 1, every):
        _, y = place(points[0].period, tick)
        paper.line((_LEFT, y), (width - _RIGHT, y), "soft" if tick == 100 else "line")
        paper.text(_LEFT - 8, y + 4, words.number(tick), "soft", "right", size=SMALL)
    for number, period in enumerate(_shown(at)):
        x, _ = place(period, low)
        side = "left" if not number else "right" if at[period] == 1 else "middle"
        paper.text(x, _HEIGHT - 6, period[:4], "soft", side, size=SMALL)  # type: ignore[arg-type]
    for line in _lines(points):
        if joined:
            _line(paper, line, place)
        else:
            _dots(paper, line, place)
    _key(paper, points, words, joined=joined)
    return paper.painting(_HEIGHT)


def _line(paper: Paper, line: Sequence[Point], place: Place) -> None:
    colour, dashes = _LOOKS[line[0].group]
    banded = [
        (place(one.period, one.value.low), place(one.period, one.value.high))
        for one in line
        if one.value.low is not None and one.value.high is not None
    ]
    if len(banded) > 1:
        paper.area([*(high for _, high in banded), *(low for low, _ in reversed(banded))], colour, 0.15)
    elif banded:
        paper.line(*banded[0], colour, 2)
    paper.path([place(one.period, float(one.value)) for one in line], colour, 2, dashes)


def _dots(paper: Paper, line: Sequence[Point], place: Place) -> None:
    """Draw estimates that share panels: a mark each with its error, and no line from year to year."""
    colour, _ = _LOOKS[line[0].group]
    for one in line:
        if one.value.low is not None and one.value.high is not None:
            paper.line(place(one.period, one.value.low), place(one.period, one.value.high), colour, 1.5)
        _mark(paper, one.group, place(one.period, float(one.value)))


def _mark(paper: Paper, group: str, at: tuple[float, float]) -> None:
    colour, dashes = _LOOKS[group]
    if not dashes:
        paper.circle(at, 4, colour)
    elif group in ("middle", "Q2", "Q3"):
        paper.diamond(at, 4.5, colour)
    else:
        paper.circle(at, 4, "paper", colour, thick=2)


def _lines(points: Sequence[Point]) -> list[list[Point]]:
    """Cut the points into lines: one a group and stretch, which nothing joins."""
    lines: dict[tuple[str, int], list[Point]] = {}
    for one in points:
        lines.setdefault((one.group, one.stretch), []).append(one)
    return [sorted(line, key=lambda one: one.period) for line in lines.values()]


def _places(points: Sequence[Point]) -> Mapping[str, float]:
    """Where each period lies from left (0) to right (1)."""
    years = {one.period: _year(one.period) for one in points}
    first, last = min(years.values()), max(years.values())
    return {period: (year - first) / (last - first) for period, year in sorted(years.items())}


def _year(period: str) -> float:
    year, _, month = period.partition("-")
    return int(year) + (int(month) - 1) / 12 if month else float(year)


def _shown(at: Mapping[str, float]) -> list[str]:
    """Choose the periods that are written below: three of years, or each January of months."""
    periods = list(at)
    if "-" in periods[0]:
        return [period for period in periods if period.endswith("-01")][::2]
    between = [period for period in periods[1:-1] if period in ("2013", "2019", "2021")]
    return [periods[0], *between[:: 1 if len(periods) < 10 else 2], periods[-1]]


def _every(height: int) -> int:
    return next(step for step in (5, 10, 20, 50, 100) if height / step <= 6)


def _key(paper: Paper, points: Sequence[Point], words: Words, *, joined: bool) -> None:
    """Say which line or mark is which, above the chart."""
    groups = list(dict.fromkeys(one.group for one in points))
    order = [group for group in _LOOKS if group in groups]
    x, y = 0.0, 28.0
    for group in order:
        (colour, dashes), label = _LOOKS[group], words(f"monitor.key.{group}")
        room = _KEY + 14 + _LETTER * len(label)
        if x and x + room > paper.width:
            x, y = 0.0, y + 18
        if joined:
            paper.path([(x, y), (x + _KEY, y)], colour, 2, dashes)
        else:
            _mark(paper, group, (x + _KEY / 2, y))
        paper.text(x + _KEY + 4, y + 4, label, "ink", size=SMALL)
        x += room


def _table(points: Sequence[Point], country: str, words: Words, *, posted: bool) -> Twin:
    """Write the points in the columns that other monitors use too, with the part by exposure in words."""
    known = {name: any(getattr(one.value, name) is not None for one in points) for name in ("low", "high")}
    kind = "sectors" if posted else MONITORS.get(country).counts
    behind = words(f"monitor.column.{kind}")
    counted = any(one.n is not None for one in points)
    columns = (
        Column("country", words("monitor.column.country"), filed=True),
        Column("period", words("monitor.column.period")),
        Column("label", words("monitor.column.third")),
        *(Column(name, words(f"monitor.column.{name}"), filed=True) for name in ("group", "age", "outcome")),
        Column("value", words("monitor.figure.unit"), "number", digits=1),
        *(Column(end, words(f"monitor.figure.{end}"), "number", digits=1, filed=not known[end])
          for end in ("low", "high")),
        Column("n", behind, "count", filed=not counted),
    )  # fmt: skip
    rows = tuple(
        (
            country,
            one.period,
            words(f"monitor.key.{one.group}"),
            one.group,
            one.age,
            one.outcome,
            one.value.value,
            one.value.low,
            one.value.high,
            one.n,
        )
        for one in sorted(points, key=lambda one: (one.period, one.group))
    )
    return Twin(columns, rows)
