"""What the plots share in reading the facts: sources by id, and a table's columns in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arbeid.views.drawing.figure import FigureSource
from arbeid.views.drawing.table_twin import Column, Kind
from arbeid.views.phrasing import Facts, opening, period
from arbeid.wording import Words

OUTER = 10


def sources_of(facts: Facts, names: Iterable[str]) -> tuple[FigureSource, ...]:
    """Give the sources with these ids, each once, in the order in which they are first named."""
    known = {source["id"]: source for source in facts["sources"]}
    found = [known[name] for name in dict.fromkeys(names) if name in known]
    return tuple(
        FigureSource(
            publisher=one["publisher"],
            vintage=one["vintage"],
            title=one["title"],
            licence=one["licence"],
            url=one["url"],
        )
        for one in found
    )


def every_source(facts: Facts) -> tuple[FigureSource, ...]:
    """Give all sources of the facts."""
    return sources_of(facts, [source["id"] for source in facts["sources"]])


def column(words: Words, key: str, kind: Kind = "text", unit: str = "", digits: int = 0) -> Column:
    """Give a column whose label, and unit where it has one, are in the wording under these names."""
    shown = words(f"views.unit.{unit}") if unit else ""
    return Column(key, words(f"views.column.{key}"), kind, shown, digits)


def outer(rows: Sequence[Facts]) -> tuple[list[Facts], list[Facts]]:
    """Give the first and the last rows, as many of each as are shown, none of them twice."""
    first = list(rows[:OUTER])
    return first, list(rows[max(len(first), len(rows) - OUTER) :])


def setting(facts: Facts, words: Words) -> dict[str, object]:
    """Say of whom and when every figure on the economy speaks."""
    economy = facts["economy"]
    return {
        "economy": opening(economy["title"]),
        "population": economy["population"],
        "period": period(economy["period"], words),
    }
