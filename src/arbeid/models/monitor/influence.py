"""How far one occupation, or one group of them, carries a slope."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from arbeid.models.monitor.slope import standardised

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


def without_each(exposure: Floats, outcome: Floats, weights: Floats, groups: Places) -> Floats:
    """Compute the slope that is left when each group is left out, one number a group.

    Per standard deviation of all occupations, not of those that are left, so that the slopes are of one
    unit and their differences add up. Sums over all less those of a group, so that a thousand occupations
    cost as much as one.

    >>> x, g = np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 8.0])
    >>> without_each(x, g, np.ones(3), np.arange(3)).round(2).tolist()
    [5.72, 3.27, 0.82]
    """
    x = standardised(exposure, weights)
    columns = (np.ones_like(x), x, outcome, x * outcome, x * x)
    sums = [np.bincount(groups, weights * column) for column in columns]
    total, sum_x, sum_g, sum_xg, sum_xx = (one.sum() - one for one in sums)
    # Without a group that holds all that differs no slope is left, and that is missing, not zero.
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((sum_xg - sum_x * sum_g / total) / (sum_xx - sum_x**2 / total))


def largest(left: Floats, slope: float) -> int:
    """Find the group whose absence moves the slope furthest.

    >>> largest(np.array([0.4, -1.0]), 0.5)
    1
    """
    return int(np.nanargmax(np.abs(left - slope)))
