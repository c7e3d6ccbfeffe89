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
from arbeid.language import Text
from arbeid.models.blocks.cell_sums import over_industries, over_occupations, total
from arbeid.models.model import Model, Named, Numbers
from arbeid.params import Param, Params, Prior

PARAMS = Params(
    [
        Param(
            name="reinstatement",
            label=Text(
                nl="nieuw werk per eenheid overgenomen werk", en="new work per unit of work handed over"
            ),
            default=0.5,
            unit="ratio",
            low=0,
            high=2,
            source="Acemoglu and Restrepo 2019, United States 1987-2016 (0.35 / 0.70); 1 would be 1947-1987",
            badge="assumed",
            prior=Prior(law="triangular", values=(0.0, 0.5, 1.0)),
            main=True,
        ),
        Param(
            name="new_work_everywhere",
            label=Text(
                nl="deel van het nieuwe werk dat in elk beroep gelijk opkomt",
                en="part of new work that comes up alike in every occupation",
            ),
            default=0.4,
            unit="share",
            low=0,
            high=1,
            source="assumption: no one has measured where it goes",
            badge="assumed",
            prior=Prior(law="triangular", values=(0.0, 0.4, 0.8)),
        ),
        Param(
            name="new_work_in_ai",
            label=Text(
                nl="deel van het nieuwe werk in beroepen die AI maken",
                en="part of new work in occupations that make AI",
            ),
            default=0.1,
            unit="share",
            low=0,
            high=1,
            source="assumption: no one has measured where it goes",
            badge="assumed",
            prior=Prior(law="triangular", values=(0.0, 0.1, 0.2)),
        ),
    ],
    __name__,
)


def _run(taken: Named, params: Named) -> Named:
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
        "new_work": new * density * over_industries(jobs, np.ones((1, 1))),
        "new_work_in_industry": new * over_occupations(jobs, density),
        "new_wages": new * over_occupations(taken["cell_wages"], density),
    }


def _density(weight: Numbers, employment: Numbers, share: Numbers) -> Numbers:
    """Give the share of new work per job that follows this weight, nothing where the weight has no sum."""
    everything = total(weight * employment)
    return np.where(everything > 0, share * weight / np.where(everything > 0, everything, 1.0), 0.0)


CREATION = Model(
    name="creation",
    params=PARAMS,
    takes=("ai_makers", "cell_wages", "employment", "exposure", "handed_over", "jobs", "mode", "oversight"),
    gives=("new_work", "new_work_in_industry", "new_wages"),
    run=_run,
)
