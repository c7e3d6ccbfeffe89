"""How much productivity the run as a whole adds, in three readings that must not be mixed up.

Equations: total factor productivity ``ln A = - sum_k d_k ln C_k`` (Hulten 1978); output at a constant
capital-output ratio ``ln Y = ln A / sbar``; output per worker with AI and capital supplied at constant cost
``- ln(sum w L l / sum W)``, the highest reading. Growth is not fed back into demand: that would count it
twice.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from arbeid.models.blocks.cell_sums import over_occupations, total
from arbeid.models.model import Made, Named, Numbers


def run(taken: Named, _: Named) -> Made:
    """Compute the three readings of productivity, in logs."""
    productivity = -total(taken["value_weight"] * np.log(taken["unit_cost"]))
    return {
        "productivity": productivity,
        "output": lambda: productivity / taken["mean_labour_share"],
        "output_per_worker": partial(_output_per_worker, taken),
    }


def _output_per_worker(taken: Named) -> Numbers:
    # The most that output per worker can gain: all of the work that is saved makes something else.
    saved = taken["adoption_by_industry"] * over_occupations(taken["cell_wages"], taken["labour_saved"])
    return np.asarray(-np.log1p(-total(saved) / taken["wage_bill"].sum()))
