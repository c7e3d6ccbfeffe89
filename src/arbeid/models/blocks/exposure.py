"""How much of each occupation's work AI could reach: the scores of a measure, or bent to a study's mean.

Equation: ``x = score ** power``, the power such that ``sum(w L x) / sum(w L)`` is the mean asked for. Order,
0 and 1 stay where they are.
"""

from __future__ import annotations

import numpy as np

from arbeid.errors import OutOfBounds
from arbeid.models.model import Named, Numbers

_ROUNDS = 60
_WIDEST = 8.0


def bent(scores: Numbers, weights: Numbers, mean: Numbers) -> Numbers:
    """Bend scores (…, occupations) by a power until their weighted mean is as asked.

    Errors: a mean that no power reaches, as too many scores are zero.

    >>> bent(np.array([0.25, 0.25]), np.ones(2), np.float64(0.5)).round(6).tolist()
    [0.5, 0.5]
    """
    mean = np.atleast_1d(mean)
    # A score of zero stays zero under every power, so only the others can carry the mean.
    scored = (scores > 0).reshape(-1, scores.shape[-1]).all(axis=0)
    reachable = float(weights[scored].sum() / weights.sum())
    if float(np.max(mean)) > reachable:
        raise OutOfBounds("exposure_mean", mean=float(np.max(mean)), most=round(reachable, 3))
    # The mean falls steadily as the power grows, so halving cannot miss; on logs, as a power is a factor.
    low, high = np.full_like(mean, -_WIDEST), np.full_like(mean, _WIDEST)
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        above = (weights * scores ** np.exp(middle)).sum(axis=-1, keepdims=True) > mean * weights.sum()
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.asarray(scores ** np.exp((low + high) / 2))


def run(taken: Named, params: Named) -> Named:
    """Take the scores as the measure has them, or bend them to the mean that was set."""
    scores, mean = taken["scores"], params["mean_exposure"]
    if not np.any(mean):
        return {"exposure": scores}
    asked = bent(scores, taken["occupation_wages"], mean)
    return {"exposure": np.where(mean > 0, asked, scores)}
