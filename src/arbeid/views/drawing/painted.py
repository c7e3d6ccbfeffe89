"""A canvas as a painting: its marks written at once, as large as Vega-Lite would make them."""

from __future__ import annotations

import math
from typing import Any

from arbeid.views.drawing.canvas import AXIS, KEY_LINE, SMALL, Canvas
from arbeid.views.drawing.painting import Box, Painting, Paper
from arbeid.views.drawing.palette import LIGHT

# A grid line of one pixel is sharp where it lies in the middle of one.
_HALF = 0.5
_NAMES = {value: name for name, value in LIGHT.items()}


def painted(canvas: Canvas) -> Painting:
    """Paint a canvas: the axis and its grid first, then the marks in the order in which they came."""
    paper = Paper(canvas.width)
    top = AXIS + KEY_LINE * canvas.key_lines
    bottom = top + math.ceil(canvas.y)
    _axis(paper, canvas, top, bottom)
    for layer in canvas.layers.values():
        for row in layer.rows:
            _mark(paper, canvas, layer.mark, row, top)
    return paper.painting(bottom + 6)


def _axis(paper: Paper, canvas: Canvas, top: float, bottom: float) -> None:
    for value, words in canvas.scale.grid.items():
        part, x = canvas.scale.part(value), canvas.left + math.floor(canvas.px(value) + 0.5) + _HALF
        paper.line((x, top + _HALF), (x, bottom + _HALF), "line")
        align: Any = "left" if part <= 0 else "right" if part >= 1 else "middle"
        paper.text(x, top - 5 + _HALF, words, "soft", align, size=SMALL)


def _mark(paper: Paper, canvas: Canvas, mark: dict[str, Any], row: dict[str, Any], top: float) -> None:
    left = canvas.left
    x = left + (row["px"] if "px" in row else canvas.px(row["x"]))
    y = top + row["y"]
    x2 = left + canvas.px(row["x2"]) if "x2" in row else x
    y2 = top + row["y2"] if "y2" in row else y
    kind = mark["type"]
    if kind == "rule":
        paper.line((x, y), (x2, y2), _NAMES[mark["color"]], mark["strokeWidth"])
    elif kind == "rect":
        paper.rect(Box(min(x, x2), y, abs(x2 - x), y2 - y), _NAMES[mark["color"]])
    elif kind == "text":
        _text(paper, mark, x, y, row["text"])
    else:
        _point(paper, mark, x, y)


def _point(paper: Paper, mark: dict[str, Any], x: float, y: float) -> None:
    look = _NAMES[mark["fill"]], _NAMES[mark["stroke"]]
    if mark["shape"] == "circle":
        paper.circle((x, y), math.sqrt(mark["size"]) / 2, *look, thick=mark["strokeWidth"])
    else:
        paper.diamond((x, y), math.sqrt(mark["size"]) / 2, *look, thick=mark["strokeWidth"])


def _text(paper: Paper, mark: dict[str, Any], x: float, y: float, text: str) -> None:
    look = {"size": mark["fontSize"], "weight": mark["fontWeight"], "halo": "stroke" in mark}
    paper.text(x, y, text, _NAMES[mark["color"]], mark["align"], **look)
