"""A grid of groups: how many more people find work in another group than without the shock."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from arbeid.answers.flows import FlowFacts, FlowMove
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.palette import LIGHT
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import fitted
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.flows.figure import flow_figure
from arbeid.views.flows.words import FlowWords
from arbeid.views.phrasing import inside
from arbeid.wording import Words

Row = dict[str, Any]

_LABELS = {320: 118, 600: 250}
_TOP = 64


def moves(facts: FlowFacts, words: Words) -> Figure | None:
    """Draw a disc for each pair of groups: filled where more people move than without the shock."""
    between = [line for line in _known(facts) if line.origin != line.destination]
    if not between:
        return None
    most = max(between, key=lambda line: line.extra)
    names = {line.origin: words(line.origin_name) for line in between}
    said = {
        "origin": inside(words(most.origin_name)),
        "destination": inside(words(most.destination_name)),
        "people": words.people(most.extra),
        "n": len(names),
    }
    drawings = (_drawn(between, names, width, words) for width in _LABELS)
    return flow_figure(FlowWords(facts, words), "moves", said, _table(facts, words), drawings)


def _known(facts: FlowFacts) -> list[FlowMove]:
    return [line for line in facts.moves if not line.residual]


def _table(facts: FlowFacts, words: Words) -> Twin:
    columns = (
        Column("origin_name", words("flows.chart.moves.from")),
        Column("destination_name", words("flows.chart.moves.to")),
        Column("people", words("flows.chart.lines.shock"), "count"),
        Column("people_rest", words("flows.chart.lines.rest"), "count"),
    )
    cells = tuple(
        (words(line.origin_name), words(line.destination_name), line.people.value, line.people_rest.value)
        for line in _known(facts)
    )
    return Twin(columns, cells)


@dataclass(frozen=True)
class _Grid:
    """Where the groups stand: ``left`` pixels of labels, then a cell for each pair."""

    names: dict[str, str]
    width: int

    @cached_property
    def number(self) -> dict[str, int]:
        return {code: at + 1 for at, code in enumerate(sorted(self.names))}

    @property
    def left(self) -> int:
        return _LABELS[self.width]

    @property
    def cell(self) -> float:
        return (self.width - self.left - 6) / len(self.names)

    @cached_property
    def written(self) -> dict[str, list[str]]:
        room = self.left - 10
        return {
            code: fitted(f"{number} {self.names[code]}", room, SMALL)[:2]
            for code, number in self.number.items()
        }

    @cached_property
    def height(self) -> float:
        return max(self.cell, 17 * max(map(len, self.written.values())))

    def across(self, code: str) -> float:
        return self.left + (self.number[code] - 0.5) * self.cell

    def down(self, code: str) -> float:
        return (self.number[code] - 0.5) * self.height

    def discs(self, between: Sequence[FlowMove]) -> list[Row]:
        largest = max(abs(line.extra) for line in between) or 1.0
        room = (0.9 * min(self.cell, self.height)) ** 2
        return [
            {
                "x": self.across(line.destination),
                "y": self.down(line.origin),
                "size": max(1.0, room * abs(line.extra) / largest),
                "more": line.extra >= 0,
            }
            for line in between
        ]

    def labels(self) -> list[Row]:
        texts: list[Row] = []
        for code, lines in self.written.items():
            for at, line in enumerate(lines):
                y = self.down(code) + 4 + 14 * (at - (len(lines) - 1) / 2)
                texts.append({"x": 0, "y": y, "text": line})
            number = str(self.number[code])
            texts.append({"x": self.across(code) - 3.2 * len(number), "y": -8, "text": number})
        return texts

    def rules(self) -> list[Row]:
        count = len(self.names) + 1
        return [{"y": at * self.height, "x": self.left, "x2": self.width} for at in range(count)]


def _drawn(between: Sequence[FlowMove], names: dict[str, str], width: int, words: Words) -> Drawing:
    grid = _Grid(names, width)
    key: list[Row] = [
        {"x": 8, "y": y, "size": 90, "more": more, "text": words(f"flows.chart.moves.{name}")}
        for y, more, name in ((-48, True, "more"), (-30, False, "fewer"))
    ]
    soft: list[Row] = [{"x": one["x"] + 12, "y": one["y"] + 4, "text": one["text"]} for one in key]
    soft.append({"x": 0, "y": -8, "text": words("flows.chart.moves.axis")})
    discs = [*grid.discs(between), *key]
    layers = [
        _layer({"type": "rule", "color": LIGHT["line"]}, grid.rules(), ("x", "x2", "y")),
        *(
            _layer(_disc(more=more), [one for one in discs if one["more"] == more], ("x", "y", "size"))
            for more in (True, False)
        ),
        _layer(_text("soft"), soft, ("x", "y", "text")),
        _layer(_text("ink"), grid.labels(), ("x", "y", "text")),
    ]
    specification = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": math.ceil(grid.height * len(names)),
        "padding": {"left": 0, "right": 0, "top": _TOP, "bottom": 4},
        "autosize": {"type": "none"},
        "layer": layers,
        "config": {"background": None, "view": {"stroke": None}, "font": "sans-serif"},
    }
    return Drawing(width, specification)


def _disc(*, more: bool) -> dict[str, Any]:
    colour = LIGHT["contrast" if more else "accent"]
    fill = colour if more else LIGHT["paper"]
    return {
        "type": "point",
        "shape": "circle",
        "opacity": 1,
        "fill": fill,
        "stroke": colour,
        "strokeWidth": 1.25,
    }


def _text(colour: str) -> dict[str, Any]:
    return {
        "type": "text",
        "align": "left",
        "baseline": "alphabetic",
        "fontSize": SMALL,
        "color": LIGHT[colour],
    }


def _layer(mark: dict[str, Any], rows: Sequence[dict[str, Any]], channels: Sequence[str]) -> dict[str, Any]:
    encoding: dict[str, Any] = {}
    for name in channels:
        if name in ("x2", "text"):
            encoding[name] = {"field": name}
        else:
            encoding[name] = {"field": name, "type": "quantitative", "scale": None}
        if name in ("x", "y"):
            encoding[name]["axis"] = None
        if name == "size":
            encoding[name]["legend"] = None
    shown = [
        {name: round(value, 1) if isinstance(value, float) else value for name, value in row.items()}
        for row in rows
    ]
    return {"data": {"values": shown}, "mark": mark, "encoding": encoding}
