"""What blocks give that no other part of an answer says, such as that of a reader's own block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import OutputEnd, OutputLine
from arbeid.models.block import Output
from arbeid.run.outputs import SIDES, beside
from arbeid.run.run import Run
from arbeid.verbs.run.parts import horizon, named


def output_lines(run: Run) -> Iterator[OutputLine]:
    """Write a line for each such output, in the last year."""
    tables = {side: table for table, side in SIDES.items()}
    for block, name, output in beside():
        frame = horizon(run.result.tables[tables[output.side]])
        whole = output.side == "total"
        ends = (None, None) if whole else _ends(frame.filter(pl.col(name).is_not_nan()), name, output)
        yield OutputLine(
            block=block.id,
            name=name,
            label=output.label,
            value=Quantity(frame[name][0], output.unit, output.badge) if whole else None,
            lowest=ends[0],
            highest=ends[1],
        )


def _ends(frame: pl.DataFrame, name: str, output: Output) -> tuple[OutputEnd | None, OutputEnd | None]:
    rows = frame.drop_nulls(name).sort(name, "code").rows(named=True)
    return (_end(rows[0], name, output), _end(rows[-1], name, output)) if rows else (None, None)


def _end(row: dict[str, Any], name: str, output: Output) -> OutputEnd:
    return OutputEnd(code=row["code"], name=named(row), value=Quantity(row[name], output.unit, output.badge))
