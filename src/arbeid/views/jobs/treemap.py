"""The treemap: every occupation's area is its people, its colour the rank that the measures give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from arbeid.answers.jobs.occupations import Occupations
from arbeid.views.drawing.breadth import broken
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Box, Painting, Paper
from arbeid.views.drawing.palette import step_of, writing_on
from arbeid.views.drawing.rank_key import KEY, rank_key
from arbeid.views.drawing.squarified import squarified
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.jobs.words import about_ranks, setting
from arbeid.views.phrasing import inside, share
from arbeid.wording import Words

SMALLEST = 90.0
_SIZES = ((320, 440), (600, 640), (1072, 680))
_PAD, _LEAD = 5, 15
_SIZES_OF_LETTERS = (12, 11)


@dataclass(frozen=True)
class Tile:
    """One rectangle: its name, people and rank, where its link leads, and the tiles inside it."""

    name: str
    people: float
    rank: float | None
    address: str = ""
    inside: tuple[Tile, ...] = field(default=(), repr=False)


def treemap(found: Occupations, links: Mapping[str, str], words: Words, group: str = "") -> Figure:
    """Draw all occupations in their major groups, or those of one ``group``.

    ``links`` gives an address by occupation code and, under ``group:CODE``, by major group. On the
    narrowest drawing all groups together are one rectangle each.
    """
    tiles = _tiles(found, links, words, group)
    narrow = tuple(replace(tile, inside=()) for tile in tiles)
    values = _values(found, tiles, words, group)
    kind = "one" if group else "all"
    return Figure(
        id=words("occupations.treemap.id"),
        language=words.language,
        title=words(f"occupations.treemap.title_{kind}", **values),
        subtitle=words(f"occupations.treemap.subtitle_{_many(found)}", **values),
        note=words("occupations.treemap.note"),
        narrow_note="" if group else words("occupations.treemap.narrow"),
        alt=words(f"occupations.treemap.alt_{kind}", **values),
        badge="derived",
        about=about_ranks(found, values, words),
        sources=cited(found.sources, words),
        table=_table(found, group, words),
        drawings=tuple(
            _painted(found, tiles if at else narrow, size, words) for at, size in enumerate(_SIZES)
        ),
        linked=True,
    )


def _many(found: Occupations) -> str:
    return "set" if len(found.measures) > 1 else "one"


def _tiles(found: Occupations, links: Mapping[str, str], words: Words, group: str) -> tuple[Tile, ...]:
    """List the major groups by size, and the people in no occupation last; or the occupations of a group."""
    tiles = []
    for major in found.majors:
        own = tuple(
            Tile(words(row.name), float(row.people), row.rank.value, links.get(row.code, ""))
            for row in found.rows
            if row.major == major.code and (row.people.value or 0) > 0
        )
        if group and major.code == group:
            return own
        if own:
            address = links.get(f"group:{major.code}", "")
            tiles.append(Tile(words(major.name), float(major.people), _mean(own), address, own))
    rest = float(found.unreleased)
    if rest > 0:
        tiles.append(Tile(words("occupations.unreleased"), rest, None))
    return tuple(tiles)


def _mean(tiles: Sequence[Tile]) -> float | None:
    known = [(tile.people, tile.rank) for tile in tiles if tile.rank is not None]
    people = sum(count for count, _ in known)
    return sum(count * rank for count, rank in known) / people if people else None


def _values(found: Occupations, tiles: Sequence[Tile], words: Words, group: str) -> dict[str, object]:
    known = sorted((tile for tile in tiles if tile.rank is not None), key=lambda tile: -(tile.rank or 0))
    first, last = (known or list(tiles))[0], (known or list(tiles))[-1]
    names = {major.code: words(major.name) for major in found.majors}
    return setting(found, words) | {
        "population": words(found.population),
        "people": words.people(sum(tile.people for tile in tiles)),
        "group": names.get(group, ""),
        "count": len(tiles),
        "first": first.name,
        "first_inside": inside(first.name),
        "last": inside(last.name),
        "first_rank": words.number(first.rank),
        "last_rank": words.number(last.rank),
    }


def _painted(found: Occupations, tiles: Sequence[Tile], size: tuple[int, int], words: Words) -> Painting:
    width, height = size
    paper = Paper(width)
    rank_key(paper, words)
    boxes = squarified([tile.people for tile in tiles], Box(0, KEY, width, height - KEY))
    with paper.group(role="tree", aria_label=words("occupations.treemap.tree")):
        for at, (tile, box) in enumerate(zip(tiles, boxes, strict=True), start=1):
            _Branch(paper, words, found.everyone).draw(tile, box, (at, len(tiles)))
    # Last, so that the edge of a group lies over the occupations on both sides of it.
    for tile, box in zip(tiles, boxes, strict=True):
        if tile.inside:
            paper.rect(box, None, "paper", thick=3)
    return paper.painting(height)


@dataclass(frozen=True)
class _Branch:
    """Draws tiles on paper as links and items of a tree; shares are of ``everyone``."""

    paper: Paper
    words: Words
    everyone: float

    def draw(self, tile: Tile, box: Box, place: tuple[int, int]) -> None:
        """Draw one tile, and over it the tiles that it holds; those too small to see become one."""
        held = visible(tile, box, self.words)
        with self._item(tile, place, level=1, opened=bool(held)):
            _cell(self.paper, tile, box, bare=bool(held))
        boxes = squarified([one.people for one in held], box)
        named = _heading_at(tile.name, list(zip(held, boxes, strict=True)))
        for at, (one, own) in enumerate(zip(held, boxes, strict=True)):
            with self._item(one, (at + 1, len(held)), level=2):
                _cell(self.paper, one, own, heading=tile.name if at == named else "")

    def _item(
        self, tile: Tile, place: tuple[int, int], *, level: int, opened: bool = False
    ) -> AbstractContextManager[None]:
        """Make a tile a link and an item of the tree; one that leads nowhere is an item alone."""
        item = {
            "role": "treeitem",
            "aria_level": str(level),
            "aria_posinset": str(place[0]),
            "aria_setsize": str(place[1]),
        }
        if opened:
            item["aria_expanded"] = "true"
        label = self._label(tile)
        if tile.address:
            return self.paper.link(tile.address, label, **item)
        return self.paper.group(aria_label=label, **item)

    def _label(self, tile: Tile) -> str:
        words = self.words
        said = {
            "name": tile.name,
            "people": words.people(tile.people),
            "share": share(tile.people / self.everyone, words),
            "rank": words.number(tile.rank),
        }
        label = words(f"occupations.treemap.{'item_missing' if tile.rank is None else 'item'}", **said)
        return (
            words("occupations.treemap.holds", label=label, count=len(tile.inside)) if tile.inside else label
        )


def visible(tile: Tile, box: Box, words: Words) -> list[Tile]:
    """Choose the tiles inside that can be seen in this box, the largest first, and the rest as one."""
    ordered = sorted(tile.inside, key=lambda one: -one.people)
    fits = [one for one in ordered if box.area * one.people / tile.people >= SMALLEST]
    rest = ordered[len(fits) :]
    # One tile that is too small says more than one called “others” that stands for it alone.
    if len(rest) < 2:
        return ordered
    other = words("occupations.treemap.other", count=len(rest))
    return [*fits, Tile(other, sum(one.people for one in rest), _mean(rest), tile.address)]


def _cell(paper: Paper, tile: Tile, box: Box, *, heading: str = "", bare: bool = False) -> None:
    step = None if tile.rank is None else step_of(tile.rank)
    paper.rect(box, "raised" if step is None else f"measure-{step}", "paper" if step is not None else "line")
    if bare:
        return
    # A stroke through it: bare paper alone could be taken for the lowest rank.
    if step is None:
        paper.line((box.x, box.y + box.height), (box.x + box.width, box.y), "line")
    colour = "ink" if step is None else writing_on(step)
    for at, (line, size, weight) in enumerate(_label_lines(tile.name, heading, box)):
        paper.text(box.x + _PAD, box.y + 16 + _LEAD * at, line, colour, size=size, weight=weight)


def _heading_at(heading: str, cells: Sequence[tuple[Tile, Box]]) -> int:
    """Find the first tile that holds the name of its group above its own, or the first of all."""
    for at, (tile, box) in enumerate(cells):
        if any(_both(tile.name, heading, box, size) for size in _SIZES_OF_LETTERS):
            return at
    return 0


def _label_lines(name: str, heading: str, box: Box) -> list[tuple[str, int, int]]:
    """Label a box with lines, their size and weight: both names where they fit, else either, else none."""
    if heading:
        for size in _SIZES_OF_LETTERS:
            if both := _both(name, heading, box, size):
                return both
    for text, weight in ((heading, 650), (name, 400)):
        for size in _SIZES_OF_LETTERS:
            if lines := _fitting(text, box, size, bold=weight > 400):
                return [(line, size, weight) for line in lines]
    return []


def _both(name: str, heading: str, box: Box, size: int) -> list[tuple[str, int, int]]:
    """Write the name of the group with that of the tile below it, or nothing where one does not fit."""
    above = _fitting(heading, box, size, bold=True)
    room = Box(box.x, box.y, box.width, box.height - _LEAD * len(above))
    below = _fitting(name, room, size)
    if not above or not below:
        return []
    return [*((line, size, 650) for line in above), *((line, size, 400) for line in below)]


def _fitting(text: str, box: Box, size: int, *, bold: bool = False) -> list[str]:
    """Break a text into lines for a box, or give none where it does not fit whole."""
    room = box.width - 2 * _PAD
    lines = broken(text, room, size, bold=bold) if text and room > 20 else []
    return lines if 6 + _LEAD * len(lines) <= box.height else []


def _table(found: Occupations, group: str, words: Words) -> Twin:
    names = {major.code: words(major.name) for major in found.majors}
    columns = (
        Column("occupation", words("occupations.column.occupation")),
        Column("code", words("occupations.column.code")),
        Column("group", words("occupations.column.group")),
        Column("people", words("occupations.column.people"), "count"),
        Column("share", words("occupations.column.share"), "share", digits=2),
        Column("rank", words("occupations.column.rank"), "number", words("views.unit.one_rank")),
    )
    everyone = found.everyone
    cells: list[tuple[str | float | None, ...]] = [
        (
            words(row.name),
            row.code,
            names.get(row.major, ""),
            row.people.value,
            float(row.people) / everyone,
            row.rank.value,
        )
        for row in found.rows
        if not group or row.major == group
    ]
    rest = float(found.unreleased)
    if not group and rest > 0:
        cells.append((words("occupations.unreleased"), "", "", rest, rest / everyone, None))
    return Twin(columns, tuple(cells))
