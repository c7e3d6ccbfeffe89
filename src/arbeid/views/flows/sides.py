"""A number over mobilities in a table beside a chart: the number itself, and its ends where it has any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from arbeid.answers.quantity import Quantity
from arbeid.views.drawing.table_twin import Cell, Column
from arbeid.wording import Words

_ENDS = ("low", "high")


def has_ends(numbers: Iterable[Quantity]) -> bool:
    """Tell whether any of these has a range over half and double the mobility."""
    return any(number.low is not None and number.high is not None for number in numbers)


def columns_of_sides(column: Column, words: Words, *, ends: bool) -> Iterator[Column]:
    """Name the column of a number and, with ``ends``, those of its lowest and highest."""
    yield column
    for end in _ENDS if ends else ():
        label = words(f"flows.column.{end}", name=column.label)
        yield replace(column, key=f"{column.key}_{end}", label=label)


def cells_of_sides(number: Quantity, *, ends: bool) -> Iterator[Cell]:
    """Give the cells of those columns."""
    yield number.value
    yield from (number.low, number.high) if ends else ()
