"""The change of every group as a table: counts, growth and likely growth, each with its ends."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.answers.market.appear import ChangeRow
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.report.setting import column
from arbeid.wording import Words


def change_table(rows: Sequence[ChangeRow], words: Words) -> Twin:
    """List every group with its people, its change with ends, and the likely change with ends."""
    growth = ("growth", "growth_low", "growth_high", "likely", "likely_low", "likely_high")
    columns = (
        column(words, "group"),
        column(words, "before", "count", "people"),
        column(words, "people", "count", "people"),
        column(words, "change", "signed_count", "people"),
        *(column(words, name, "change", digits=1) for name in growth),
        column(words, "differs"),
    )
    return Twin(columns, tuple(_cells(row, words) for row in rows)).without_empty()


def _cells(row: ChangeRow, words: Words) -> tuple[Cell, ...]:
    # Of few people a percent is not written without its ends, so its middle is left out.
    growth, likely = (
        (one.value if row.shown else None, one.low, one.high) for one in (row.growth, row.likely)
    )
    differs = words(f"views.change.{row.differs}") if row.differs else None
    counts = (row.before.value, row.people.value, row.change.value)
    return (words(row.name), *counts, *growth, *likely, differs)
