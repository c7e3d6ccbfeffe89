"""Whose work and money there is before AI: wage bills and value added by industry.

Equations: ``W_k = sum_o w_ok L_ok``, ``V_k = W_k / s_k``, ``d_k = V_k / sum V``, ``sbar = sum_k d_k s_k``.
"""

from __future__ import annotations

import numpy as np

from arbeid.models.model import Named


def run(taken: Named, params: Named) -> Named:
    """Compute jobs, wage bills and value added before AI, by occupation, industry and cell."""
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
