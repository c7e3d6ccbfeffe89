"""An index of the labour force over the steps of a run: one number at the end, or a file by year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.data.own_csv import Numbers, read_own, refuse_repeated
from arbeid.errors import ArbeidError
from arbeid.models.flow_parameters import STEPS_A_YEAR

Floats = NDArray[np.floating[Any]]


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
    if not (0 < end < np.inf):
        raise ArbeidError("flows_labour_force", value=given)
    return 1 + (end - 1) * at / steps


def _read(path: Path) -> tuple[Floats, Floats]:
    columns = [Numbers(name, small=True, needed=True) for name in ("year", "index")]
    given = read_own(path, (), columns)
    refuse_repeated(path, given, "year")
    numbers = given.select("year", "index").sort("year")
    if len(numbers.drop_nulls()) < len(numbers) or (numbers["index"] <= 0).any():
        raise ArbeidError("flows_labour_force_file", path=path)
    return numbers["year"].to_numpy(), numbers["index"].to_numpy()
