"""The layout of a treemap: rectangles as square as can be, whose areas are the values.

Algorithm: Bruls, Huizing and van Wijk 2000, "Squarified Treemaps".
"""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.painting import Box


def squarified(values: Sequence[float], frame: Box) -> list[Box]:
    """Divide a frame over positive values, best given from large to small; boxes come in their order.

    The areas stand to the frame's as the values to their sum. Errors: a value that is not positive.

    >>> [(box.width, box.height) for box in squarified([3, 1], Box(0, 0, 4, 1))]
    [(3.0, 1.0), (1.0, 1.0)]
    """
    if any(not value > 0 for value in values):
        raise ValueError("a treemap divides positive values only")
    if not values:
        return []
    scale = frame.area / sum(values)
    areas = [value * scale for value in values]
    boxes: list[Box] = []
    while areas:
        row = _row(areas, min(frame.width, frame.height))
        last = len(row) == len(areas)
        made, frame = _laid(row, frame, last)
        boxes.extend(made)
        areas = areas[len(row) :]
    return boxes


def _row(areas: Sequence[float], side: float) -> list[float]:
    """Take areas from the front for as long as the worst of the row gets squarer."""
    row = [areas[0]]
    for area in areas[1:]:
        # Greedy, as published: once a row gets worse, no later area mends it, because they come smaller and
        # smaller.
        if _worst([*row, area], side) > _worst(row, side):
            break
        row.append(area)
    return row


def _worst(row: Sequence[float], side: float) -> float:
    total = sum(row)
    return max(side * side * max(row) / (total * total), total * total / (side * side * min(row)))


def _laid(row: Sequence[float], frame: Box, last: bool) -> tuple[list[Box], Box]:
    """Lay a row along the shorter side; the last row takes all that is left."""
    total = sum(row)
    upright = frame.width >= frame.height
    side = frame.height if upright else frame.width
    thick = total / side
    # Rounding would leave a sliver of the frame bare.
    if last:
        thick = frame.width if upright else frame.height
    boxes, at = [], 0.0
    for number, area in enumerate(row):
        long = side - at if number == len(row) - 1 else side * area / total
        box = Box(frame.x, frame.y + at, thick, long) if upright else Box(frame.x + at, frame.y, long, thick)
        boxes.append(box)
        at += long
    if upright:
        return boxes, Box(frame.x + thick, frame.y, frame.width - thick, frame.height)
    return boxes, Box(frame.x, frame.y + thick, frame.width, frame.height - thick)
