"""Which work appears: a share of what is handed over comes back as new work, and where.

Equations: ``H = sum E z m (1 - v)``, what is handed over less the labour that stays to check and redo it
(which is not new work too), ``N = rho H``,
``N_ok = N [(1 - nu - lambda) X_ok / sum X + nu L_ok / sum L + lambda B_ok / sum B]``,
``X_ok = L_ok x_o (1 - m_o)``, ``B`` the jobs in occupations that make AI. A weight whose
sum is zero goes to ``L``.
"""

from __future__ import annotations

import numpy as np

from arbeid.errors import OutOfBounds
from arbeid.models.blocks.cell_sums import over_industries, over_occupations, total
from arbeid.models.model import Made, Named, Numbers


def run(taken: Named, params: Named) -> Made:
    """Place the new work that comes of what was handed over."""
    everywhere, in_ai = params["new_work_everywhere"], params["new_work_in_ai"]
    # Shares that add up to one by hand may come out a hair above it in binary.
    if np.any(everywhere + in_ai > 1 + 1e-12):
        raise OutOfBounds("creation_weights", total=round(float(np.max(everywhere + in_ai)), 3))
    jobs, employment = taken["jobs"], taken["employment"]
    new = params["reinstatement"] * total(taken["handed_over"] - taken["oversight"])
    augmented = taken["exposure"] * (1 - taken["mode"])
    parts = [
        _density(augmented, employment, 1 - everywhere - in_ai),
        _density(taken["ai_makers"], employment, in_ai),
    ]
    # What a weight without a sum could not place goes by jobs, so that no new work is lost.
    left = 1 - sum(total(part * employment) for part in parts)
    density = sum(parts) + left / employment.sum()
    return {
        "new_work": lambda: new * density * over_industries(jobs, np.ones((1, 1))),
        "new_work_in_industry": lambda: new * over_occupations(jobs, density),
        "new_wages": lambda: new * over_occupations(taken["cell_wages"], density),
    }


def _density(weight: Numbers, employment: Numbers, share: Numbers) -> Numbers:
    """Give the share of new work per job that follows this weight, nothing where the weight has no sum."""
    everything = total(weight * employment)
    return np.where(everything > 0, share * weight / np.where(everything > 0, everything, 1.0), 0.0)
