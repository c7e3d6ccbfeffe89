"""What the figures of a report share: of whom and when they speak, a table's columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from arbeid.answers.market.report import EconomyLine
from arbeid.views.drawing.table_twin import Column, Kind
from arbeid.views.phrasing import opening, period
from arbeid.wording import Words

OUTER = 10
Row = TypeVar("Row")


def setting(economy: EconomyLine, words: Words) -> dict[str, object]:
    """Say of whom and when every figure on the economy speaks."""
    return {
        "economy": opening(words(economy.title)),
        "population": words(economy.population),
        "period": period(economy.period, words),
    }


def column(words: Words, key: str, kind: Kind = "text", unit: str = "", digits: int = 0) -> Column:
    """Label a column, and its unit where it has one, by the wording under these names."""
    shown = words(f"views.unit.{unit}") if unit else ""
    return Column(key, words(f"views.column.{key}"), kind, shown, digits)


def outer(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Choose the first and the last rows, as many of each as are shown, none of them twice."""
    first = list(rows[:OUTER])
    return first, list(rows[max(len(first), len(rows) - OUTER) :])
