"""The beeswarm: every occupation a circle along one measure, its area its people, one of them marked."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from arbeid.answers.jobs.occupations import OccupationRow, Occupations
from arbeid.views.drawing.breadth import breadth
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Align, Painting, Paper, Point
from arbeid.views.drawing.palette import step_of
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.swarm import Floats, swarm
from arbeid.views.drawing.table_twin import Column, Kind, Twin
from arbeid.views.jobs.words import about_ranks, setting
from arbeid.views.phrasing import inside, share
from arbeid.wording import Words

MANY = 200
_WIDTHS = (320, 600, 1072)
_TOP, _SIDE = 40, 10
_FILL = 0.34
_HEIGHT = 170
_REACH, _TRIES = 200, 8
_ENDS: tuple[Align, Align] = ("left", "right")
_MIDDLE: Align = "middle"
_AS_SHARE = ("share", "probability")


def beeswarm(found: Occupations, links: Mapping[str, str], words: Words, job: str = "") -> Figure:
    """Draw all occupations along a measure's own score, or along the median rank of a set of measures.

    ``job`` is the code of the one that is marked; ``links`` gives addresses by code, and may be empty. More
    than two hundred circles are no links, which no one could tell apart.
    """
    rows = [row for row in found.rows if _value(row) is not None and row.people.value]
    chosen = next((row for row in rows if row.code == job), None)
    values = _values(found, rows, chosen, words)
    kind = "job" if chosen else "all"
    links = links if len(rows) <= MANY else {}
    along = "score" if found.rows[0].score else "rank"
    return Figure(
        id=words("occupations.beeswarm.id"),
        language=words.language,
        title=words(f"occupations.beeswarm.title_{_title(chosen, along)}", **values),
        subtitle=words(f"occupations.beeswarm.subtitle_{along}", **values),
        note=words("occupations.beeswarm.note"),
        alt=words(f"occupations.beeswarm.alt_{kind}", **values),
        badge="derived",
        about=about_ranks(found, values, words),
        sources=cited(found.sources, words),
        table=_table(rows, words),
        drawings=tuple(
            _painted(rows, chosen, width, links, words)
            for width in (_WIDTHS if len(rows) <= MANY else _WIDTHS[:2])
        ),
        linked=bool(links),
    )


def _title(chosen: OccupationRow | None, along: str) -> str:
    if chosen is None:
        return "all"
    return "job_score" if along == "score" else "job"


def _value(row: OccupationRow) -> float | None:
    return (row.score or row.rank).value


def _from_high(rows: Sequence[OccupationRow]) -> list[OccupationRow]:
    return sorted(rows, key=lambda row: (-(_value(row) or 0), row.code))


def _values(
    found: Occupations, rows: Sequence[OccupationRow], chosen: OccupationRow | None, words: Words
) -> dict[str, object]:
    ordered = _from_high(rows)
    known = setting(found, words) | {
        "first": words(ordered[0].name),
        "last": inside(words(ordered[-1].name)),
        "count": len(rows),
    }
    if chosen:
        rank = words.number(chosen.rank.value)
        known |= {"job": words(chosen.name), "rank": rank, "below": f"{rank}%"}
    return known


def _painted(
    rows: Sequence[OccupationRow],
    chosen: OccupationRow | None,
    width: int,
    links: Mapping[str, str],
    words: Words,
) -> Painting:
    ticks = _ticks(rows, words, few=width < 400)
    low, high = min(ticks), max(ticks)
    plot = width - 2 * _SIDE
    across = [_SIDE + plot * ((_value(row) or 0) - low) / (high - low) for row in rows]
    radii, off = _laid_out(tuple(across), tuple(float(row.people) for row in rows), plot)
    reach = max(float(abs(y)) + radius for y, radius in zip(off, radii, strict=True))
    middle = _TOP + reach + 6
    paper = Paper(width)
    _axis(paper, ticks, middle + reach + 6)
    centres = [(at, middle + float(y)) for at, y in zip(across, off, strict=True)]
    laid = list(zip(rows, centres, radii, strict=True))
    if links:
        _linked(paper, chosen, laid, links, words)
    for row, centre, radius in laid:
        if not links:
            _circle(paper, row, chosen, centre, radius)
    # After all circles, so that none covers the ring and the name.
    for row, centre, radius in laid:
        if row is chosen:
            _marked(paper, words(row.name), centre, radius)
    return paper.painting(middle + reach + 8)


# Where circles lie has no language, and working it out takes most of the time of the drawing.
@lru_cache(maxsize=64)
def _laid_out(
    across: tuple[float, ...], people: tuple[float, ...], plot: float
) -> tuple[list[float], Floats]:
    """Work out radii and heights, the circles smaller until they stay within reach of the middle line."""
    few = len(people) <= MANY
    unit = (_FILL * plot * _HEIGHT / sum(people) / math.pi) ** 0.5
    for _ in range(_TRIES):
        # The smallest occupations would be less than a pixel, and cannot be missing either.
        radii = [max(unit * count**0.5, 1.5 if few else 0.8) for count in people]
        off = swarm(across, radii, 1.0 if few else 0.2)
        if float(np.abs(off).max()) <= _REACH:
            break
        unit *= 0.85
    return radii, off


def _linked(
    paper: Paper,
    chosen: OccupationRow | None,
    laid: Sequence[tuple[OccupationRow, Point, float]],
    links: Mapping[str, str],
    words: Words,
) -> None:
    """Draw every circle as a link and an option of one list, from high to low."""
    order = sorted(laid, key=lambda one: -one[1][0])
    with paper.group(role="listbox", aria_label=words("occupations.beeswarm.list")):
        for number, (row, centre, radius) in enumerate(order, start=1):
            with paper.link(
                links[row.code],
                words("occupations.beeswarm.item", **_item(row, words)),
                role="option",
                aria_selected=str(row is chosen).lower(),
                aria_posinset=number,
                aria_setsize=len(laid),
            ):
                _circle(paper, row, chosen, centre, radius)


def _circle(
    paper: Paper, row: OccupationRow, chosen: OccupationRow | None, centre: Point, radius: float
) -> None:
    fill = "accent" if row is chosen else f"measure-{step_of(float(row.rank))}"
    paper.circle(centre, radius, fill, "ink", thick=0.75, faint=0.4)


def _item(row: OccupationRow, words: Words) -> dict[str, str]:
    return {
        "name": words(row.name),
        "people": words.people(float(row.people)),
        "rank": words.number(row.rank.value),
    }


def _marked(paper: Paper, name: str, centre: Point, radius: float) -> None:
    """Ring the chosen circle and name it above the axis, at the side where there is room."""
    x, y = centre
    paper.circle(centre, radius + 3, None, "accent", thick=2)
    paper.line((x, _TOP - 22), (x, y - radius - 3), "accent", 1.5)
    room = breadth(name, SMALL, bold=True) / 2
    at = min(max(x, room), paper.width - room)
    paper.text(at, 12, name, "accent", "middle", size=SMALL, weight=650, halo=True)


def _ticks(rows: Sequence[OccupationRow], words: Words, *, few: bool) -> dict[float, str]:
    score = rows[0].score
    if score is None:
        least, most = words("views.ranks.least"), words("views.ranks.most")
        return {0: least, 50: "50", 100: most}
    values = [_value(row) or 0.0 for row in rows]
    # The zero of an index means nothing, while a share is read against none at all.
    low = min(values) if score.unit == "index" else min(0.0, *values)
    found = steps(low, max(values), 3 if few else 6)
    if score.unit in _AS_SHARE:
        return {at: share(at, words) for at in found}
    return {at: words.number(at, 0 if found[1] - found[0] >= 1 else 1) for at in found}


def _axis(paper: Paper, ticks: Mapping[float, str], end: float) -> None:
    low, high = min(ticks), max(ticks)
    for at, label in ticks.items():
        x = _SIDE + (paper.width - 2 * _SIDE) * (at - low) / (high - low)
        paper.line((x, _TOP), (x, end), "line")
        side = {low: _ENDS[0], high: _ENDS[1]}.get(at, _MIDDLE)
        paper.text({low: 0.0, high: float(paper.width)}.get(at, x), _TOP - 8, label, "soft", side, size=SMALL)


def _table(rows: Sequence[OccupationRow], words: Words) -> Twin:
    unit = rows[0].score.unit if rows and rows[0].score else ""
    kind: Kind = "share" if unit in _AS_SHARE else "number"
    columns = (
        Column("occupation", words("occupations.column.occupation")),
        Column("people", words("occupations.column.people"), "count"),
        Column("rank", words("occupations.column.rank"), "number", words("views.unit.one_rank")),
        Column("score", words("occupations.column.score"), kind, digits=1 if kind == "share" else 2),
    )
    cells = (
        (words(row.name), row.people.value, row.rank.value, row.score.value if row.score else None)
        for row in _from_high(rows)
    )
    return Twin(columns, tuple(cells)).without_empty()
