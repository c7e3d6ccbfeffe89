"""What the figures of a run share: its sources, and a table's columns in words."""

from __future__ import annotations

from collections.abc import Iterable

from arbeid.answers.quantity import SourceLine
from arbeid.views.drawing.figure import FigureSource
from arbeid.views.drawing.table_twin import Column, Kind
from arbeid.wording import Words

Ends = tuple[tuple[str, str], ...]
ENDS: Ends = (("low", "5%"), ("high", "95%"))
"""The ends of a range in the table of a figure: what they are called in a file, and on a page."""


def cited(sources: Iterable[SourceLine]) -> tuple[FigureSource, ...]:
    """Give sources as a figure cites them."""
    return tuple(
        FigureSource(
            publisher=one.publisher, vintage=one.vintage, title=one.title, licence=one.licence, url=one.url
        )
        for one in sources
    )


def column(words: Words, key: str, kind: Kind = "text", digits: int = 0, **values: object) -> Column:
    """Give a column of a run's table, labelled as in the tables on a terminal."""
    return Column(key, words(f"run.column.{key}", **values), kind, digits=digits)
