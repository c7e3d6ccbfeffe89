"""Months in which a series jumps as it does in no other month: a sign of counting rather than of jobs."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_CHANCE = 0.05
# The middle deviation of a normal distribution, in standard deviations.
_MIDDLE = 0.6745


def jumps(changes: Floats, chance: float = _CHANCE) -> list[int]:
    """Find the changes that lie too far from the middle one to be of the same kind, by their places.

    Measured in robust standard deviations (the middle deviation), because jumps would widen the usual one
    until they hide in it; the bar rises with the number of changes, so that all of them together raise a
    false alarm with this chance.

    >>> jumps(np.array([0.1, -0.2, 0.0, -9.0, 0.2, 0.1, -0.1]))
    [3]
    """
    apart = changes - np.median(changes)
    spread = np.median(np.abs(apart)) / _MIDDLE
    # Half of all months changed exactly alike, so there is no scatter to measure a jump by.
    if not spread:
        return []
    bar = NormalDist().inv_cdf(1 - chance / (2 * len(changes)))
    return [int(at) for at in np.flatnonzero(np.abs(apart) > bar * spread)]


def months_apart(series: Floats, other: Floats) -> Floats:
    """Compute how much more a series changed than another, month by month, in log points.

    What the two share, such as the season, drops out.

    >>> months_apart(np.array([100.0, 50.0]), np.array([10.0, 10.0])).round(1).tolist()
    [-69.3]
    """
    return np.asarray(100 * (np.diff(np.log(series)) - np.diff(np.log(other))))
