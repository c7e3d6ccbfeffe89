"""Rows of CSV in the columns that monitors share, with what makes each number readable on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from arbeid.answers.monitor.visible import COLUMNS as INTERCHANGE
from arbeid.answers.quantity import Quantity, SourceLine

COLUMNS = (*INTERCHANGE, "label", "unit", "badge", "sources")
"""Those of the interchange form come first, so that files still fit over each other."""


def row(
    quantity: Quantity,
    country: str,
    outcome: str,
    *,
    period: str = "",
    group: str = "all",
    age: str = "all",
    n: int | None = None,
    label: str = "",
) -> dict[str, Any]:
    """Write one quantity as a row."""
    place = {"country": country, "period": period, "group": group, "age": age, "outcome": outcome}
    ends = {"value": quantity.value, "low": quantity.low, "high": quantity.high, "n": n}
    return place | ends | {"label": label, "unit": quantity.unit, "badge": quantity.badge}


def with_sources(rows: Iterable[dict[str, Any]], sources: Sequence[SourceLine]) -> Iterator[dict[str, Any]]:
    """Name the answer's sources in each row."""
    named = ", ".join(line.id for line in sources)
    return ({**one, "sources": named} for one in rows)
