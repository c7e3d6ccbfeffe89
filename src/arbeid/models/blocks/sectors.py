"""What is left of productivity when spending moves to the industries that gain least (Baumol's drag).

Equation: ``- ln P``, ``P = (sum_k d_k C_k^(1 - eps))^(1 / (1 - eps))``, with factors free to move between
industries (Filippucci, Gal and Schief, OECD 2024); at an elasticity of one it is Hulten's sum.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from arbeid.models.model import Made, Named, Numbers
from arbeid.models.studies.baumol import baumol


def run(taken: Named, params: Named) -> Made:
    """Compute what is left of productivity when spending moves between industries, in logs."""
    return {"productivity_reallocated": partial(_reallocated, taken, params)}


def _reallocated(taken: Named, params: Named) -> Numbers:
    gains, elasticity = -np.log(taken["unit_cost"]), params["sector_elasticity"]
    if not elasticity.ndim:
        return _growth(gains, taken["value_weight"], elasticity)
    # The rule takes an elasticity for each draw, and no years beside: years go one by one, draws at once.
    draws, times, sectors = len(elasticity), gains.shape[-2], gains.shape[-1]
    each = np.broadcast_to(gains, (draws, times, sectors))
    weights = np.broadcast_to(taken["value_weight"], (draws, 1, sectors))[:, 0]
    found = [_growth(each[:, at], weights, elasticity[:, 0, 0]) for at in range(times)]
    return np.stack(found, axis=1)


def _growth(gains: Numbers, weights: Numbers, elasticity: Numbers) -> Numbers:
    found = baumol(gains, weights, {"sector_elasticity": elasticity})
    return np.asarray(found.growth[..., np.newaxis])
