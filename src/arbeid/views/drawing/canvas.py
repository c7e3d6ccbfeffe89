"""Marks at a value across and a pixel down, collected in layers of one kind each."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from arbeid.views.drawing.palette import LIGHT

Mark = Literal["disc", "ring", "diamond", "tick"]
Align = Literal["left", "right"]
FONT, SMALL = 13, 12
AXIS, KEY_LINE = 26, 22
_SHAPES = {"disc": "circle", "ring": "circle", "diamond": "diamond"}
_CONFIG = {
    "background": None,
    "view": {"stroke": None},
    "font": "sans-serif",
    "axis": {
        "domain": False,
        "ticks": False,
        "labelFlush": True,
        "labelColor": LIGHT["soft"],
        "labelFontSize": SMALL,
        "labelOverlap": False,
        "gridColor": LIGHT["line"],
    },
}


@dataclass(frozen=True)
class Scale:
    """The scale across: its ends, its grid lines with what stands there, and whether it is logarithmic."""

    low: float
    high: float
    grid: Mapping[float, str]
    log: bool = False

    def part(self, value: float) -> float:
        """Give where a value lies between the ends, 0 to 1."""
        if self.log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def encoding(self) -> dict[str, Any]:
        """Give the horizontal channel: the scale, and an axis on top with the words of the grid."""
        scale = {"type": "log" if self.log else "linear", "domain": [self.low, self.high], "nice": False}
        # Vega looks a label up by the number as it writes it itself, without the last digits of a binary
        # fraction.
        labels = {f"{value:.12g}": label for value, label in self.grid.items()}
        axis = {
            "orient": "top",
            "title": None,
            "grid": True,
            "values": [float(value) for value in labels],
            "labelExpr": f"{json.dumps(labels, ensure_ascii=False)}[toString(datum.value)]",
        }
        return {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}


@dataclass
class Layer:
    """One kind of mark, with a row for each place where it stands."""

    mark: dict[str, Any]
    rows: list[dict[str, Any]] = field(default_factory=list)


class Canvas:
    """A drawing being made: ``left`` and ``right`` are the pixels kept beside the plot."""

    def __init__(self, scale: Scale, width: int, left: int, right: int) -> None:
        self.scale = scale
        self.width = width
        self.left, self.right = left, right
        self.plot = width - left - right
        self.y = 0.0
        self.key_lines = 0
        self.layers: dict[str, Layer] = {}

    def px(self, value: float) -> float:
        """Give the pixel of a value across."""
        return self.scale.part(value) * self.plot

    def dot(self, value: float, y: float, colour: str, mark: Mark = "disc", size: float = 95) -> None:
        """Put a disc, a ring or a diamond at a value."""
        self._add(_point(colour, mark, size), x=value, y=y)

    def tick(self, value: float, y: float, colour: str, height: float = 18) -> None:
        """Put an upright stroke at a value."""
        self._add(_rule(colour, 2.5), x=value, y=y - height / 2, y2=y + height / 2)

    def line(self, low: float, high: float, y: float, colour: str, width: float = 1.5) -> None:
        """Draw a level line from one value to another."""
        self._add(_rule(colour, width), x=low, x2=high, y=y)

    def bar(self, low: float, high: float, y: float, colour: str, height: float = 14) -> None:
        """Draw a bar from one value to another."""
        mark = {"type": "rect", "color": LIGHT[colour]}
        self._add(mark, x=low, x2=high, y=y - height / 2, y2=y + height / 2)

    def sample(self, mark: Mark, colour: str, px: float, y: float) -> None:
        """Show a mark ``px`` pixels from the plot's left side, to explain it."""
        if mark == "tick":
            self._add(_rule(colour, 2.5), px=px, y=y - 7, y2=y + 7)
        else:
            self._add(_point(colour, mark, 70), px=px, y=y)

    def text(
        self,
        px: float,
        y: float,
        text: str,
        colour: str = "ink",
        align: Align = "left",
        *,
        size: int = FONT,
        weight: int = 400,
        halo: bool = False,
    ) -> None:
        """Write a line whose baseline is at ``y``; a halo keeps it clear of what lies behind it."""
        look = {"fontSize": size, "fontWeight": weight, "color": LIGHT[colour], "align": align}
        if halo:
            look |= {"stroke": LIGHT["paper"], "strokeWidth": 4, "strokeJoin": "round"}
        self._add({"type": "text", "baseline": "alphabetic", **look}, px=round(px, 1), y=y, text=text)

    def _add(self, mark: dict[str, Any], **row: Any) -> None:
        # Marks of one look share a layer, so that a chart in a notebook is changed in one place.
        key = json.dumps([mark, sorted(row)], sort_keys=True)
        shown = {name: round(value, 1) if name in ("y", "y2") else value for name, value in row.items()}
        self.layers.setdefault(key, Layer(mark)).rows.append(shown)

    def specification(self) -> dict[str, Any]:
        """Write the same marks as a chart of Vega-Lite, for a notebook that goes on with it."""
        top = AXIS + KEY_LINE * self.key_lines
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "width": self.plot,
            "height": math.ceil(self.y),
            "padding": {"left": self.left, "right": self.right, "top": top, "bottom": 6},
            "autosize": {"type": "none"},
            "layer": [self._axis(), *map(self._layer, self.layers.values())],
            "config": _CONFIG,
        }

    def _axis(self) -> dict[str, Any]:
        """Give an unseen mark that brings the axis, also where every other mark is a text."""
        mark = {"type": "rule", "opacity": 0, "color": LIGHT["line"]}
        encoding = {"x": self.scale.encoding(), "y": {"value": 0}}
        return {"data": {"values": [{"x": self.scale.low}]}, "mark": mark, "encoding": encoding}

    def _layer(self, layer: Layer) -> dict[str, Any]:
        channels = {
            "x": ("x", self.scale.encoding()),
            "px": ("x", _pixel("px")),
            "y": ("y", _pixel("y")),
        }
        encoding = dict(channels.get(name, (name, {"field": name})) for name in layer.rows[0])
        return {"data": {"values": layer.rows}, "mark": layer.mark, "encoding": encoding}


def _point(colour: str, mark: Mark, size: float) -> dict[str, Any]:
    filling = LIGHT["paper"] if mark == "ring" else LIGHT[colour]
    outline = {"stroke": LIGHT[colour], "strokeWidth": 1.75}
    return {"type": "point", "shape": _SHAPES[mark], "size": size, "opacity": 1, "fill": filling, **outline}


def _rule(colour: str, width: float) -> dict[str, Any]:
    return {"type": "rule", "color": LIGHT[colour], "strokeWidth": width}


def _pixel(name: str) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", "scale": None, "axis": None}
