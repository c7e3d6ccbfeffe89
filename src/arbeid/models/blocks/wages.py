"""What wages do where they carry the whole adjustment: the change that would employ everyone, to first order.

Equations: ``ln w = - ln kappa / |eta|`` with ``kappa = sum E / sum D`` (the balance) and ``eta`` the
elasticity of the demand for labour. Everyone is then employed: labour's income is ``kappa w sum w D``, and
the work added makes what it cost before wages moved, ``(kappa - 1) sum w D`` more value at home. To first
order: the lower wage does not feed back into cost. The demand of the run itself has another elasticity
(``eps phi s``), so this is not what the run would find if it solved for wages.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from arbeid.models.model import Made, Named, Numbers

RANGE = (0.3, 1.0)
"""The range of the elasticity: the lower, the more wages have to move."""


def run(taken: Named, params: Named) -> Made:
    """Compute the change of wages that would employ everyone, and what follows from it."""
    return {
        "wage_change": lambda: _change(taken["kappa"], params["labour_demand_elasticity"]),
        "wage_change_low": lambda: _change(taken["kappa"], RANGE[0]),
        "wage_change_high": lambda: _change(taken["kappa"], RANGE[1]),
        "gain_home_full": lambda: taken["gain_home"] + _added(taken),
        "labour_share_full": lambda: _income(taken, params) / (taken["value_home"] + _added(taken)),
    }


def _added(taken: Named) -> Numbers:
    """Compute what the work that lower wages add makes, at home."""
    return np.asarray((taken["kappa"] - 1) * taken["labour_income"])


def _income(taken: Named, params: Named) -> Numbers:
    change = _change(taken["kappa"], params["labour_demand_elasticity"])
    return np.asarray(taken["kappa"] * taken["labour_income"] * (1 + change))


def _change(kappa: Numbers, elasticity: ArrayLike) -> Numbers:
    # In logs, so that not even a large gap takes a wage below nothing.
    return np.asarray(np.expm1(-np.log(kappa) / np.asarray(elasticity)))
