"""Every number of a table lies within its bounds: one that is not a number, or out of them, is refused."""

from __future__ import annotations

import math

import polars as pl
import pytest

from arbeid.errors import DamagedFile
from arbeid.table import Column, Kind, Origin, Schema, Table

ORIGIN = Origin(
    id="x",
    publisher="CBS",
    title="t",
    url="u",
    licence="CC BY 4.0",
    may_ship=True,
    vintage="2025",
    retrieved="2026",
    citation="c",
    sha256="0",
)


def table(kind: Kind, values: list[float | None]) -> Table:
    columns = (Column(name="code", kind="code"), Column(name="value", kind=kind))
    frame = pl.DataFrame({"code": [str(at) for at in range(len(values))], "value": values})
    typed = frame.cast({one.name: one.dtype for one in columns})
    return Table(Schema(name="made-up", key=("code",), columns=columns), typed, (ORIGIN,))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("share", []),
        ("share", [None, None]),
        ("share", [0.0, None, 1.0]),
        ("count", [math.inf, 0.0]),
        ("number", [-math.inf, 1e308, 1e308]),
        ("number", [math.inf, -math.inf]),
        ("year", [2025, None]),
    ],
)
def test_what_lies_within_the_bounds_is_taken(kind: Kind, values: list[float | None]) -> None:
    assert table(kind, values).frame.height == len(values)


@pytest.mark.parametrize(
    ("kind", "values", "named"),
    [
        ("share", [0.5, math.nan, 0.5], "nan"),
        ("number", [math.nan], "nan"),
        ("number", [None, math.nan], "nan"),
        ("share", [0.5, 1.0000001], "1.0000001"),
        ("share", [-1e-9, None], "-1e-09"),
        ("count", [-math.inf, math.inf], "-inf"),
        ("share", [math.inf, 0.1], "inf"),
    ],
)
def test_what_lies_outside_is_refused_by_its_value(
    kind: Kind, values: list[float | None], named: str
) -> None:
    with pytest.raises(DamagedFile, match="value") as caught:
        table(kind, values)
    assert named.lower() in caught.value.sentence("en").lower()
