"""From time saved on tasks to output, and from skill to time saved.

Equations: output gain = 1/(1 - sum_i s_i g_i) - 1 over time shares s and savings g (Amdahl's law), so a 40%
saving on half of the work gives 25% and not 40%; g(skill) = g0 + g1 (1 - percentile).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]


PARAMS = declared("time_saved", __name__)


def output_gain(shares: ArrayLike, saved: ArrayLike) -> Numbers:
    """Compute the gain in output (a fraction) of time ``saved`` on ``shares`` of the work, (…, tasks).

    A saving below zero costs time: METR (2025) saw experienced developers 19% slower. Errors: shares below
    zero or of more than all work, or a saving of all of it.

    >>> round(float(output_gain([0.5, 0.5], [0.4, 0.0])), 4)
    0.25
    >>> round(1 + float(output_gain([1.0], [0.558])), 2)
    2.26
    """
    part, less = np.asarray(shares, dtype=np.float64), np.asarray(saved, dtype=np.float64)
    whole = part.sum(axis=-1)
    if not ((part >= 0).all() and (whole <= 1 + 1e-9).all()):
        raise OutOfBounds("shares_over_one", total=f"{np.max(whole):g}")
    left = 1 - (part * less).sum(axis=-1)
    if not (left > 0).all():
        raise ArbeidError("nothing_left")
    return np.asarray(1 / left - 1)


def saved_by_skill(percentile: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Numbers:
    """Compute the share of time saved at a percentile of skill (0 least, 1 most), (…).

    >>> [round(float(saved_by_skill(at)), 2) for at in (0, 0.5, 1)]
    [0.34, 0.17, 0.0]
    """
    rank = np.asarray(percentile, dtype=np.float64)
    if not ((rank >= 0) & (rank <= 1)).all():
        raise OutOfBounds("percentile_range")
    given = PARAMS.bind(overrides, axes=rank.ndim)
    return given["saved_by_best"] + given["saved_more_by_least"] * (1 - rank)
