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

from arbeid.language import Text
from arbeid.models.model import Model, Named, Numbers
from arbeid.params import Param, Params

RANGE = (0.3, 1.0)
"""The range of the elasticity: the lower, the more wages have to move."""
PARAMS = Params(
    [
        Param(
            name="labour_demand_elasticity",
            label=Text(
                nl="hoeveel procent meer werk er gevraagd wordt als lonen 1% dalen",
                en="percent more work asked for when wages fall 1%",
            ),
            default=0.55,
            unit="percent per percent",
            low=0.05,
            high=5,
            usual_high=2,
            source="Lichter et al. 2015, as remembered and not yet read; range 0.3 to 1",
            badge="assumed",
        )
    ],
    __name__,
)


def _run(taken: Named, params: Named) -> Named:
    kappa = taken["kappa"]
    moves = {
        "wage_change": _change(kappa, params["labour_demand_elasticity"]),
        "wage_change_low": _change(kappa, RANGE[0]),
        "wage_change_high": _change(kappa, RANGE[1]),
    }
    added = (kappa - 1) * taken["labour_income"]
    income = kappa * taken["labour_income"] * (1 + moves["wage_change"])
    return {
        **moves,
        "gain_home_full": taken["gain_home"] + added,
        "labour_share_full": income / (taken["value_home"] + added),
    }


def _change(kappa: Numbers, elasticity: ArrayLike) -> Numbers:
    # In logs, so that not even a large gap takes a wage below nothing.
    return np.asarray(np.expm1(-np.log(kappa) / np.asarray(elasticity)))


WAGES = Model(
    name="wages",
    params=PARAMS,
    takes=("gain_home", "kappa", "labour_income", "value_home"),
    gives=("wage_change", "wage_change_low", "wage_change_high", "gain_home_full", "labour_share_full"),
    run=_run,
)
