"""Who gets the gain: consumers, margins, suppliers of AI, other capital and workers, exactly.

Equations (open closure, real, at base prices): gain ``G = sum V (Q - 1) + sum w N / s`` = consumers
``sum V (1 - P) Q`` + margins ``sum V (P - C) Q`` + AI suppliers ``sum w L z m (1 - h) Q`` + other capital
``sum V (1 - s)(Q - 1) + sum w N (1 - s) / s`` + workers ``sum w (D - L)``. Labour share
``sum w D / (sum V P Q + sum w N / s)``. A new job brings its own value added.
"""

from __future__ import annotations

from arbeid.models.blocks.cell_sums import over_occupations, total
from arbeid.models.model import Model, Named
from arbeid.params import Params

PARAMS = Params([])
RECEIVERS = ("consumers", "margins", "ai_suppliers", "other_capital", "workers")


def _run(taken: Named, _: Named) -> Named:
    price, quantity, share = taken["price"], taken["quantity"], taken["labour_share"]
    value, wages, by_industry = taken["value_added"], taken["cell_wages"], taken["adoption_by_industry"]
    new_value = taken["new_wages"] / share
    saved = by_industry * over_occupations(wages, taken["work_saved"])
    workers = (taken["wage_bill"] - saved) * quantity - taken["wage_bill"] + taken["new_wages"]
    paid_for_ai = by_industry * over_occupations(wages, taken["paid_for_ai"]) * quantity
    receivers = {
        "consumers": value * (1 - price) * quantity,
        "margins": value * (price - taken["unit_cost"]) * quantity,
        "ai_suppliers": paid_for_ai,
        "other_capital": (1 - share) * (value * (quantity - 1) + new_value),
        "workers": workers,
    }
    after = total(taken["wage_bill"] + workers) / total(value * price * quantity + new_value)
    return {
        **{name: total(part) for name, part in receivers.items()},
        "gain": total(value * (quantity - 1) + new_value),
        "labour_share_after": after,
        "total_value_added": total(value),
        "total_wage_bill": total(taken["wage_bill"]),
    }


ADDED_VALUE = Model(
    name="added_value",
    params=PARAMS,
    takes=(
        "adoption_by_industry",
        "cell_wages",
        "labour_share",
        "new_wages",
        "paid_for_ai",
        "price",
        "quantity",
        "unit_cost",
        "value_added",
        "wage_bill",
        "work_saved",
    ),
    gives=(*RECEIVERS, "gain", "labour_share_after", "total_value_added", "total_wage_bill"),
    run=_run,
)
