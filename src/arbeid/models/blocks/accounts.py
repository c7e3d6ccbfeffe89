"""Whose work and money there is before AI: wage bills and value added by industry.

Equations: ``W_k = sum_o w_ok L_ok``, ``V_k = W_k / s_k``, ``d_k = V_k / sum V``, ``sbar = sum_k d_k s_k``.
"""

from __future__ import annotations

import numpy as np

from arbeid.language import Text
from arbeid.models.model import Model, Named
from arbeid.params import Param, Params, Prior

PARAMS = Params(
    [
        Param(
            name="labour_share",
            label=Text(nl="aandeel van arbeid in de toegevoegde waarde", en="share of labour in value added"),
            default=0.57,
            unit="share",
            low=0.05,
            high=1,
            source="United States, Acemoglu 2024; prior: the spread over studies, most likely our choice",
            badge="assumed",
            prior=Prior(law="pert", values=(0.50, 0.575, 0.60)),
            by=("industry",),
        )
    ],
    __name__,
)


def _run(taken: Named, params: Named) -> Named:
    wages = taken["jobs"] * taken["wage"]
    bill = wages.sum(axis=0)
    # One number takes the shape of all industries, so that both cases go on alike.
    share = params.get("labour_share_by_industry", params["labour_share"]) + np.zeros(bill.shape)
    added = bill / share
    # Shares of value added, which sum to one: no industry buys from another here, so none counts twice.
    weight = added / added.sum(axis=-1, keepdims=True)
    return {
        "employment": taken["jobs"].sum(axis=1),
        "cell_wages": wages,
        "occupation_wages": wages.sum(axis=1),
        "wage_bill": bill,
        "labour_share": share,
        "value_added": added,
        "value_weight": weight,
        "mean_labour_share": (weight * share).sum(axis=-1, keepdims=True),
    }


ACCOUNTS = Model(
    name="accounts",
    params=PARAMS,
    takes=("jobs", "wage"),
    gives=(
        "employment",
        "cell_wages",
        "occupation_wages",
        "wage_bill",
        "labour_share",
        "value_added",
        "value_weight",
        "mean_labour_share",
    ),
    run=_run,
)
