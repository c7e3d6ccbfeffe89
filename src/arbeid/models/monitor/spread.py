"""The mean change of a few groups that weigh evenly, with how far the groups differ."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
DRAWS = 4999
_SEED = 2026
# Fewer groups say nothing of their spread.
_FEWEST = 5


def mean_change(logs: Floats, draws: int = DRAWS) -> tuple[float, float | None, float | None]:
    """Average log changes and return them as a change, with the 95% range of a bootstrap over groups.

    Logs are averaged, so that a doubling and a halving are no change. Whole groups are drawn, since the
    months within one move together; the range is missing for fewer than five groups.

    >>> change, low, high = mean_change(np.log([1.1, 1.2, 0.9, 1.0, 1.05]))
    >>> round(change, 3), round(low, 3) < round(change, 3) < round(high, 3)
    (0.045, True)
    >>> mean_change(np.log([2.0, 0.5]))
    (0.0, None, None)
    """
    middle = float(np.expm1(logs.mean()))
    if len(logs) < _FEWEST:
        return middle, None, None
    drawn = np.random.default_rng(_SEED).integers(len(logs), size=(draws, len(logs)))
    low, high = np.expm1(np.quantile(logs[drawn].mean(axis=1), (0.025, 0.975)))
    return middle, float(low), float(high)
