"""Iterative proportional fitting: a table that keeps a seed's pattern and meets known totals.

Source: Deming and Stephan 1940, On a least squares adjustment of a sampled frequency table.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from arbeid.errors import ArbeidError

Numbers = NDArray[np.float64]
ROUNDS = 10_000


def fit(seed: Numbers, rows: Numbers, columns: Numbers, tolerance: float = 1e-10) -> Numbers:
    """Scale a seed of shape (rows, columns) until its sums are those asked for.

    A zero in the seed stays zero. The two sets of totals must have the same sum. Errors: totals that
    differ, a total that no seed cell can carry, or no convergence to the relative ``tolerance``.

    >>> fit(np.ones((2, 2)), np.array([3.0, 1.0]), np.array([2.0, 2.0])).tolist()
    [[1.5, 1.5], [0.5, 0.5]]
    """
    if not np.isclose(rows.sum(), columns.sum(), rtol=1e-9):
        raise ArbeidError("fit_totals", rows=rows.sum(), columns=columns.sum())
    table = seed.astype(np.float64).copy()
    for _ in range(ROUNDS):
        table *= _factors(rows, table.sum(axis=1))[:, None]
        table *= _factors(columns, table.sum(axis=0))[None, :]
        if np.allclose(table.sum(axis=1), rows, rtol=tolerance, atol=tolerance):
            return table
    raise ArbeidError("fit_diverges", rounds=ROUNDS)


def _factors(wanted: Numbers, found: Numbers) -> Numbers:
    empty = (found == 0) & (wanted > 0)
    if empty.any():
        raise ArbeidError("fit_empty", at=int(np.argmax(empty)) + 1, wanted=float(wanted[empty][0]))
    return np.asarray(np.divide(wanted, found, out=np.zeros_like(wanted), where=found > 0))
