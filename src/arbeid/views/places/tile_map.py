"""A tile map: one square a place, its colour where its mean stands between the lowest and the highest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from arbeid.answers.market.places import PlaceRow, Places, Tile
from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Box, Painting, Paper
from arbeid.views.drawing.palette import STEPS, step_of, writing_on
from arbeid.views.drawing.sheet import letters
from arbeid.views.places.words import PlacesWords, written
from arbeid.wording import Words

KEY = 30
_GAP, _BETWEEN, _ROOMY = 2, 20, 32
_WIDTHS = ((320, 25), (600, 29), (1072, 36))
_BROADEST = 1.4
_OUTSIDE = 0.05


def tile_map(answer: Places, links: Mapping[str, str], words: Words) -> Figure | None:
    """Draw a square a place where it roughly lies; places without figures are hatched.

    ``links`` gives addresses by cell. The whole map is drawn where it fits, else its regions below each
    other. Nothing where the cut has no map or no scores.
    """
    told = PlacesWords(answer, words)
    if not answer.tiles or not told.ranked:
        return None
    setting = told.setting()
    return Figure(
        id=words("places.map.id"),
        language=words.language,
        title=words("places.map.title", **setting),
        subtitle=words("places.map.subtitle", **setting),
        note=" ".join(part for part in (words("places.map.note"), told.apart()) if part),
        alt=words("places.map.alt", **setting),
        badge="derived",
        about=told.about(),
        sources=cited(answer.sources, words),
        table=told.table(),
        drawings=tuple(_Map(told, links).painted(*size) for size in _WIDTHS),
        linked=True,
    )


@dataclass(frozen=True)
class _Map:
    told: PlacesWords
    links: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The words of its language."""
        return self.told.words

    def painted(self, width: int, side: int) -> Painting:
        """Draw the map for a width, its squares at least so large."""
        paper = Paper(width)
        known = {row.code: row for row in self.told.scored}
        low, high = ends([float(row.score) for row in known.values()])
        self._key(paper, low, high)
        laid = list(squares(self.told.answer.tiles, width, side))
        with paper.group(role="list", aria_label=self.words("places.map.list")):
            for tile, box in laid:
                row = known.get(tile.cell)
                with paper.group(role="listitem"):
                    if row is None:
                        self._missing(paper, tile, box)
                    else:
                        # All places may have one score.
                        part = (float(row.score) - low) / ((high - low) or 1)
                        self._known(paper, tile, row, box, step_of(100 * part))
        return paper.painting(max(box.y + box.height for _, box in laid) + 4)

    def _known(self, paper: Paper, tile: Tile, row: PlaceRow, box: Box, step: int) -> None:
        score = written(row.score, self.words)
        rank = self.told.order.get(row.code)
        key = "places.map.item" if rank else "places.map.item_apart"
        label = self.words(key, name=row.name, score=score, rank=rank)
        with self._holder(paper, tile.cell, label):
            paper.rect(box, f"measure-{step}", "ink", thick=0.75, faint=0.3, round_by=2)
            roomy = box.width >= _ROOMY
            x, y = box.x + box.width / 2, box.y + box.height / 2 + (-2 if roomy else 4)
            colour = writing_on(step)
            paper.text(x, y, tile.label, colour, "middle", size=11, weight=650)
            if roomy:
                paper.text(x, y + 13, score.removesuffix("%"), colour, "middle", size=11)

    def _holder(self, paper: Paper, cell: str, label: str) -> AbstractContextManager[None]:
        if cell in self.links:
            return paper.link(self.links[cell], label)
        return paper.group(role="img", aria_label=label)

    def _missing(self, paper: Paper, tile: Tile, box: Box) -> None:
        x, y, side = box.x, box.y, box.width
        with paper.group(role="img", aria_label=self.words("places.map.missing", name=tile.name)):
            paper.rect(box, None, "line", round_by=2)
            # Hatched, since each colour of the scale would say how much was counted.
            for part in (0.5, 1.0, 1.5):
                over, under = max(part - 1, 0) * side, min(part, 1) * side
                paper.line((x + over, y + under), (x + under, y + over), "line")
            paper.text(x + side / 2, y + side / 2 + 4, tile.label, "soft", "middle", size=10)

    def _key(self, paper: Paper, low: float, high: float) -> None:
        unit = self.told.answer.unit
        least, most = (written(Quantity(end, unit, "derived"), self.words) for end in (low, high))
        # Colours end before the outermost places do, so their ends are bounds.
        least, most = f"≤ {least}", f"≥ {most}"
        start = 1.15 * letters(least, SMALL) + 10
        paper.text(0, 13, least, "soft", size=SMALL)
        for step in range(STEPS):
            box = Box(start + 16 * step, 4, 16, 10)
            paper.rect(box, f"measure-{step}", "ink", thick=0.5, faint=0.3)
        paper.text(start + 16 * STEPS + 8, 13, most, "soft", size=SMALL)


def ends(values: Sequence[float]) -> tuple[float, float]:
    """Give where the colours end: the 5th and 95th percentile of the places, so that one far off dims none.

    >>> ends([0.0, *[0.5] * 50, 1.0])
    (0.5, 0.5)
    """
    ordered = sorted(values)
    off = int(_OUTSIDE * len(ordered))
    return ordered[off], ordered[-1 - off]


def squares(tiles: Sequence[Tile], width: int, side: int) -> list[tuple[Tile, Box]]:
    """Give every tile its square: on the whole map where that fits, else region after region."""
    across = 1 + max(tile.column for tile in tiles)
    if across * side <= width:
        size = min(width / across, side * _BROADEST)
        ordered = sorted(tiles, key=lambda tile: (tile.row, tile.column))
        return [(tile, _square(tile, (0, KEY), size)) for tile in ordered]
    regions: dict[str, list[Tile]] = {}
    for tile in tiles:
        regions.setdefault(tile.region, []).append(tile)
    found: list[tuple[Tile, Box]] = []
    x, y, tall = 0.0, float(KEY), 0.0
    for own in regions.values():
        (left, wide), (top, high) = (_extent(own, way) for way in ("column", "row"))
        if x and x + wide * side > width:
            x, y, tall = 0.0, y + tall + _BETWEEN, 0.0
        corner = x - side * left, y - side * top
        found.extend((tile, _square(tile, corner, side)) for tile in own)
        x, tall = x + wide * side + _BETWEEN, max(tall, high * side)
    return found


def _extent(tiles: Sequence[Tile], way: str) -> tuple[int, int]:
    """Give where tiles start along a way and how many squares they span."""
    at = [int(getattr(tile, way)) for tile in tiles]
    return min(at), 1 + max(at) - min(at)


def _square(tile: Tile, corner: tuple[float, float], size: float) -> Box:
    x, y = corner[0] + size * tile.column, corner[1] + size * tile.row
    return Box(x, y, size - _GAP, size - _GAP)
