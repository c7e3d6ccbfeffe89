"""Curves on two axes: rates over time, or one rate against another, named where they end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arbeid.views.drawing.canvas import FONT, SMALL
from arbeid.views.drawing.palette import LIGHT
from arbeid.views.drawing.pen import Drawing

Point = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """Points in the order in which they are joined, in a colour of the palette; dashed, or named below."""

    points: Sequence[Point]
    colour: str
    label: str = ""
    dashed: bool = False
    below: bool = False


@dataclass(frozen=True)
class Axis:
    """One axis: its grid lines with what stands there; it ends at the last, unless told otherwise."""

    grid: Mapping[float, str]
    title: str = ""
    end: float | None = None

    def encoding(self, field: str, *, grid: bool) -> dict[str, Any]:
        """Give the channel of this axis."""
        values = list(self.grid)
        labels = {f"{value:.12g}": label for value, label in self.grid.items()}
        return {
            "field": field,
            "type": "quantitative",
            "scale": {
                "domain": [values[0], values[-1] if self.end is None else self.end],
                "nice": False,
                "zero": False,
            },
            "axis": {
                "title": self.title or None,
                "grid": grid,
                "values": values,
                "labelExpr": f"{json.dumps(labels, ensure_ascii=False)}[toString(datum.value)]",
            },
        }


def curves(
    lines: Sequence[Curve], axes: tuple[Axis, Axis], size: tuple[int, int], marks: Sequence[Curve] = ()
) -> Drawing:
    """Draw curves on two axes (across, up) of a size in pixels; ``marks`` are single named points on top."""
    across, up = axes
    width, height = size
    x, y = across.encoding("x", grid=False), up.encoding("y", grid=True)
    layers: list[dict[str, Any]] = []
    for line in lines:
        look: dict[str, Any] = {"type": "line", "color": LIGHT[line.colour], "strokeWidth": 2.25}
        if line.dashed:
            look["strokeDash"] = [5, 4]
        rows = [{"x": at, "y": value, "order": place} for place, (at, value) in enumerate(line.points)]
        layers.append(
            {
                "data": {"values": rows},
                "mark": look,
                "encoding": {"x": x, "y": y, "order": {"field": "order", "type": "quantitative"}},
            }
        )
    for mark in marks:
        layers += _marked(mark, x, y)
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width - 70,
        "height": height,
        "padding": {"left": 54, "right": 16, "top": 24, "bottom": 44},
        "autosize": {"type": "none"},
        "layer": layers,
        "config": _CONFIG,
    }
    return Drawing(width, specification)


def _marked(mark: Curve, x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    (at, value) = mark.points[0]
    data = {"values": [{"x": at, "y": value, "text": mark.label}]}
    place = {"x": x, "y": y}
    point = {"type": "point", "shape": "circle", "size": 60, "opacity": 1, "fill": LIGHT[mark.colour]}
    text = {"type": "text", "fontSize": FONT, "fontWeight": 600, "align": "left", "dx": 9}
    text["dy"] = 15 if mark.below else -9
    text |= {"color": LIGHT[mark.colour]}
    halo = text | {"stroke": LIGHT["paper"], "strokeWidth": 4, "strokeJoin": "round"}
    words = {"text": {"field": "text"}}
    return [
        {"data": data, "mark": point | {"stroke": LIGHT["paper"]}, "encoding": place},
        *({"data": data, "mark": look, "encoding": place | words} for look in (halo, text)),
    ]


_CONFIG = {
    "background": None,
    "view": {"stroke": None},
    "font": "sans-serif",
    "axis": {
        "domain": False,
        "ticks": False,
        "labelColor": LIGHT["soft"],
        "labelFontSize": SMALL,
        "titleColor": LIGHT["soft"],
        "titleFontSize": SMALL,
        "titleFontWeight": 400,
        "labelOverlap": False,
        "labelPadding": 6,
        "gridColor": LIGHT["line"],
    },
}
