"""Curves on two scales: rates over time, or one rate against another, with named points on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeid.views.drawing.breadth import breadth
from arbeid.views.drawing.canvas import FONT, SMALL, Scale
from arbeid.views.drawing.painting import Align, Box, Painting, Paper, Point
from arbeid.views.drawing.plot import Plot

_LEFT, _RIGHT, _TOP, _FOOT, _TITLE = 54, 16, 24, 26, 18
_THICK, _RADIUS = 2.25, 4
_BESIDE, _ABOVE, _BELOW = 9, -9, 17


@dataclass(frozen=True)
class Curve:
    """Points in the order in which they are joined, in a colour of the palette."""

    points: Sequence[Point]
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Named:
    """A point with its name, written above it or, where there is room, below."""

    point: Point
    name: str
    colour: str
    below: bool = False


@dataclass(frozen=True)
class Titles:
    """What the scale across is of, below its words, and the one that goes up, above them."""

    across: str
    up: str


def curves(
    lines: Sequence[Curve],
    scales: tuple[Scale, Scale],
    size: tuple[int, int],
    named: Sequence[Named] = (),
    titles: Titles | None = None,
) -> Painting:
    """Draw curves on two scales (across, up), their plot of a size in pixels."""
    width, height = size
    paper = Paper(width)
    plot = Plot(paper, Box(_LEFT, _TOP, width - _LEFT - _RIGHT, height), *scales)
    plot.rules()
    plot.words_below()
    if titles:
        middle = plot.frame.x + plot.frame.width / 2
        paper.text(middle, plot.bottom + _FOOT + _TITLE - 8, titles.across, "soft", "middle", size=SMALL)
        paper.text(0, 11, titles.up, "soft", size=SMALL)
    for line in lines:
        dashes = "5 4" if line.dashed else ""
        paper.path([plot.place(*point) for point in line.points], line.colour, _THICK, dashes)
    for one in named:
        _name(plot, one)
    return paper.painting(plot.bottom + _FOOT + (_TITLE if titles else 0))


def _name(plot: Plot, one: Named) -> None:
    x, y = plot.place(*one.point)
    plot.paper.circle((x, y), _RADIUS, one.colour, "paper")
    # A name that would run off the paper stands before its point.
    fits = x + _BESIDE + breadth(one.name, FONT, bold=True) <= plot.paper.width
    align: Align = "left" if fits else "right"
    # Below a point that lies on the lowest line stand the words of the scale across.
    down = _BELOW if one.below and y + _BELOW < plot.bottom else _ABOVE
    beside = _BESIDE if fits else -_BESIDE
    plot.paper.text(x + beside, y + down, one.name, one.colour, align, size=FONT, weight=600, halo=True)
