"""Charts written as SVG by hand: layouts that Vega has no word for, links in the marks, and cheap ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from arbeid.language import Language
from arbeid.views.drawing.palette import LIGHT

Align = Literal["left", "middle", "right"]
Point = tuple[float, float]
_ANCHORS = {"left": "", "middle": ' text-anchor="middle"', "right": ' text-anchor="end"'}
_LINK = re.compile(r"<a [^>]*>")


@dataclass(frozen=True)
class Box:
    """A rectangle: its left, its top, its width and its height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Its area."""
        return self.width * self.height


@dataclass(frozen=True)
class Painting:
    """One way of drawing a figure: its size in pixels, and its marks as SVG."""

    width: int
    height: float
    marks: str = field(repr=False)

    def svg(self, language: Language) -> str:
        """Give the bare chart as SVG; its words are in it already."""
        size = f'width="{self.width}" height="{_short(self.height)}"'
        view = f'viewBox="0 0 {self.width} {_short(self.height)}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{self.marks}</svg>'


def without_links(svg: str) -> str:
    """Take the links out of an SVG that will stand by itself.

    >>> without_links('<a href="/nl/"><rect/></a>')
    '<g><rect/></g>'
    """
    return _LINK.sub("<g>", svg).replace("</a>", "</g>")


class Paper:
    """A painting being made; colours are names of the palette, lengths pixels from the top left."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._marks: list[str] = []

    def rect(
        self,
        box: Box,
        fill: str | None,
        stroke: str | None = None,
        *,
        thick: float = 1,
        faint: float = 1,
        round_by: float = 0,
    ) -> None:
        """Draw a rectangle; ``faint`` is the opacity of its outline."""
        place = f'x="{_short(box.x)}" y="{_short(box.y)}"'
        size = f'width="{_short(box.width)}" height="{_short(box.height)}"'
        corners = f' rx="{_short(round_by)}"' if round_by else ""
        self._add(f"<rect {place} {size}{corners}{_look(fill, stroke, thick, faint)}/>")

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str | None,
        stroke: str | None = None,
        *,
        thick: float = 1,
        faint: float = 1,
    ) -> None:
        """Draw a circle."""
        place = f'cx="{_short(centre[0])}" cy="{_short(centre[1])}" r="{_short(radius)}"'
        self._add(f"<circle {place}{_look(fill, stroke, thick, faint)}/>")

    def line(self, start: Point, end: Point, stroke: str, thick: float = 1) -> None:
        """Draw a straight line."""
        first = f'x1="{_short(start[0])}" y1="{_short(start[1])}"'
        last = f'x2="{_short(end[0])}" y2="{_short(end[1])}"'
        self._add(f"<line {first} {last}{_look(None, stroke, thick, 1)}/>")

    def path(self, points: Sequence[Point], stroke: str, thick: float = 1, dashes: str = "") -> None:
        """Draw straight lines from point to point; ``dashes`` are the lengths of strokes and gaps."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._add(f'<polyline points="{_points(points)}"{_look(None, stroke, thick, 1)}{dashed}/>')

    def area(self, points: Sequence[Point], fill: str, dim: float = 1) -> None:
        """Fill the area that the points go around; ``dim`` is its opacity."""
        see_through = f' fill-opacity="{_short(dim)}"' if dim < 1 else ""
        self._add(f'<polygon points="{_points(points)}"{_look(fill, None, 1, 1)}{see_through}/>')

    def diamond(
        self, centre: Point, radius: float, fill: str, stroke: str | None = None, *, thick: float = 1
    ) -> None:
        """Draw a square on its point."""
        x, y = centre
        around = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        self._add(f'<polygon points="{_points(around)}"{_look(fill, stroke, thick, 1)}/>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        colour: str = "ink",
        align: Align = "left",
        *,
        size: int = 13,
        weight: int = 400,
        halo: bool = False,
    ) -> None:
        """Write a line whose baseline is at ``y``; a halo keeps it clear of what lies behind it."""
        bold = f' font-weight="{weight}"' if weight != 400 else ""
        look = f' fill="{LIGHT[colour]}"{_ANCHORS[align]}{bold}'
        # Painted under the letters, which a stroke would otherwise eat into.
        behind = f' stroke="{LIGHT["paper"]}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
        self._add(
            f'<text x="{_short(x)}" y="{_short(y)}" font-size="{size}"{look}{behind if halo else ""}>'
            f"{escape(text)}</text>"
        )

    @contextmanager
    def link(self, address: str, label: str, **attributes: str | int) -> Iterator[None]:
        """Make what is drawn inside a link, with what it is called and shown on hovering."""
        more = "".join(f" {name.replace('_', '-')}={quoteattr(str(own))}" for name, own in attributes.items())
        self._add(f"<a href={quoteattr(address)} aria-label={quoteattr(label)}{more}>")
        # What a browser shows on hovering; the label is for whoever hears the page.
        self._add(f"<title>{escape(label)}</title>")
        yield
        self._add("</a>")

    @contextmanager
    def group(self, **attributes: str) -> Iterator[None]:
        """Hold what is drawn inside together."""
        more = "".join(f" {name.replace('_', '-')}={quoteattr(own)}" for name, own in attributes.items())
        self._add(f"<g{more}>")
        yield
        self._add("</g>")

    def painting(self, height: float) -> Painting:
        """Give the finished painting."""
        return Painting(self.width, height, "".join(self._marks))

    def _add(self, mark: str) -> None:
        self._marks.append(mark)


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_short(x)},{_short(y)}" for x, y in points)


def _look(fill: str | None, stroke: str | None, thick: float, faint: float) -> str:
    inside = f' fill="{LIGHT[fill]}"' if fill else ' fill="none"' if stroke else ""
    if stroke is None:
        return inside
    see_through = f' stroke-opacity="{_short(faint)}"' if faint < 1 else ""
    return f'{inside} stroke="{LIGHT[stroke]}" stroke-width="{_short(thick)}"{see_through}'


def _short(length: float) -> str:
    """Write a length with at most two decimals.

    >>> _short(3.0), _short(2.125), _short(-0.001)
    ('3', '2.12', '0')
    """
    # A hundredth of a pixel shows nowhere, and the pages that hold many charts are mostly such digits.
    written = f"{length:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
