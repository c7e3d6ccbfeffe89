"""An index of the labour force over the steps of a run: one number at the end, or a file by year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.own_files.csv_file import Numbers, read_own, refuse_repeated
from arbeid.errors import DamagedFile, OutOfBounds
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR

Floats = NDArray[np.floating[Any]]

# A labour force a hundred times as large is no scenario any more.
INDEX_MOST = 100


def labour_force_index(given: float | str | None, steps: int) -> Floats | None:
    """Give the index at every step, 1 at the start: a straight line to a number, or a file (year, index).

    A file is read linearly between its years, counted from the start; beyond its ends the nearest year
    holds. Errors: an index that is not above zero, a damaged file.

    >>> labour_force_index(0.9, 2).tolist()
    [0.95, 0.9]
    """
    if given is None:
        return None
    at = np.arange(1, steps + 1)
    try:
        end = float(given)
    except ValueError:
        years, index = _read(Path(str(given)))
        return np.interp(at / STEPS_A_YEAR, years, index)
    if not 0 < end <= INDEX_MOST:
        raise OutOfBounds("flows_labour_force", value=given, most=INDEX_MOST)
    return 1 + (end - 1) * at / steps


def _read(path: Path) -> tuple[Floats, Floats]:
    columns = [Numbers(name, small=True, needed=True) for name in ("year", "index")]
    given = read_own(path, (), columns)
    refuse_repeated(path, given, "year")
    numbers = given.select("year", "index").sort("year")
    wrong = numbers.filter(
        pl.any_horizontal(pl.all().is_null() | ~pl.all().is_finite())
        | (pl.col("index") <= 0)
        | (pl.col("index") > INDEX_MOST)
    )
    if len(wrong) or numbers.is_empty():
        raise DamagedFile("flows_labour_force_file", path=path, most=INDEX_MOST)
    return numbers["year"].to_numpy(), numbers["index"].to_numpy()
