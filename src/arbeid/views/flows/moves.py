"""A grid of groups: how many more people find work in another group than without the shock."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from arbeid.answers.flows import FlowFacts, FlowMove
from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Painting, Paper, Point
from arbeid.views.drawing.sheet import fitted
from arbeid.views.drawing.table_twin import Cell, Column, Twin
from arbeid.views.flows.figure import flow_figure
from arbeid.views.flows.sides import cells_of_sides, columns_of_sides, has_ends
from arbeid.views.flows.words import FlowWords
from arbeid.views.phrasing import inside
from arbeid.wording import Words

_LABELS = {320: 118, 600: 250}
_TOP, _KEY_RADIUS = 64, math.sqrt(90) / 2


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
        "people": words.jobs(most.extra),
        "n": len(names),
    }
    drawings = (_drawn(between, names, width, words) for width in _LABELS)
    return flow_figure(FlowWords(facts, words), "moves", said, _table(facts, words), drawings)


def _known(facts: FlowFacts) -> list[FlowMove]:
    return [line for line in facts.moves if not line.residual]


def _table(facts: FlowFacts, words: Words) -> Twin:
    known = _known(facts)
    ends = has_ends(line.people for line in known)
    shock, rest = (
        columns_of_sides(Column(key, words(f"flows.chart.lines.{run}"), "jobs"), words, ends=ends)
        for key, run in (("people", "shock"), ("people_rest", "rest"))
    )
    columns = (
        Column("origin_name", words("flows.chart.moves.from")),
        Column("destination_name", words("flows.chart.moves.to")),
        *shock,
        *rest,
    )
    return Twin(columns, tuple(_cells(line, words, ends=ends) for line in known))


def _cells(line: FlowMove, words: Words, *, ends: bool) -> tuple[Cell, ...]:
    numbers = (cell for one in (line.people, line.people_rest) for cell in cells_of_sides(one, ends=ends))
    return words(line.origin_name), words(line.destination_name), *numbers


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
        return {
            code: _two_lines(fitted(f"{number} {self.names[code]}", self.left - 10, SMALL))
            for code, number in self.number.items()
        }

    @cached_property
    def height(self) -> float:
        return max(self.cell, 17 * max(map(len, self.written.values())))

    def across(self, code: str) -> float:
        return self.left + (self.number[code] - 0.5) * self.cell

    def down(self, code: str) -> float:
        return _TOP + (self.number[code] - 0.5) * self.height

    def radius(self, part: float) -> float:
        """Find the radius of a disc whose area is this part of the largest that a cell holds."""
        return max(1.0, 0.9 * min(self.cell, self.height) * math.sqrt(part)) / 2


def _two_lines(lines: list[str]) -> list[str]:
    return lines if len(lines) < 3 else [lines[0], f"{lines[1].rstrip(',')} …"]


def _drawn(between: Sequence[FlowMove], names: dict[str, str], width: int, words: Words) -> Painting:
    grid, paper = _Grid(names, width), Paper(width)
    for at in range(len(names) + 1):
        y = _TOP + at * grid.height
        paper.line((grid.left, y), (width, y), "line")
    _discs(paper, grid, between)
    for y, name in ((_TOP - 48, "more"), (_TOP - 30, "fewer")):
        _disc(paper, (8, y), _KEY_RADIUS, more=name == "more")
        paper.text(20, y + 4, words(f"flows.chart.moves.{name}"), "soft", size=SMALL)
    paper.text(0, _TOP - 8, words("flows.chart.moves.axis"), "soft", size=SMALL)
    for code, lines in grid.written.items():
        for at, line in enumerate(lines):
            paper.text(0, grid.down(code) + 4 + 14 * (at - (len(lines) - 1) / 2), line, size=SMALL)
        paper.text(grid.across(code), _TOP - 8, str(grid.number[code]), "ink", "middle", size=SMALL)
    return paper.painting(_TOP + math.ceil(grid.height * len(names)) + 4)


def _discs(paper: Paper, grid: _Grid, between: Sequence[FlowMove]) -> None:
    largest = max(abs(line.extra) for line in between) or 1.0
    for line in between:
        centre = grid.across(line.destination), grid.down(line.origin)
        _disc(paper, centre, grid.radius(abs(line.extra) / largest), more=line.extra >= 0)


def _disc(paper: Paper, centre: Point, radius: float, *, more: bool) -> None:
    colour = "contrast" if more else "accent"
    paper.circle(centre, radius, colour if more else "paper", colour, thick=1.25)
