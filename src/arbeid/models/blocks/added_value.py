"""Who gets the gain: consumers, margins, AI at home and abroad, other capital and workers, exactly.

Equations (open closure, real, at base prices): gain ``G = sum V (Q - 1) + sum w N / s`` = consumers
``sum V (1 - P) Q`` + margins ``sum V (P - C) Q`` + AI at home ``(1 - theta) R`` + AI abroad ``theta R``, with
``R = sum w L z c Q`` what suppliers of AI are paid, + other capital
``sum V (1 - s)(Q - 1) + sum w N (1 - s) / s`` + workers ``sum w (D - L)``. A new job brings its own value
added: of the gain, ``sum w N / s`` is new work, which is no receiver beside these. The gain at home is
``G - theta R``: domestic product, not national income, as foreign owners of margins and capital are not
taken off. Labour share at home ``sum w D / (sum V P Q + sum w N / s - theta R)``.
"""

from __future__ import annotations

from functools import cache, partial

from arbeid.models.blocks.cell_sums import over_occupations, total
from arbeid.models.model import Made, Named, Numbers

RECEIVERS = ("consumers", "margins", "ai_home", "ai_abroad", "other_capital", "workers")
"""The receivers, which add up to the gain."""


def run(taken: Named, params: Named) -> Made:
    """Divide the gain over its receivers, and compute labour's share before and after."""
    price, quantity, share = taken["price"], taken["quantity"], taken["labour_share"]
    value, bill = taken["value_added"], taken["wage_bill"]
    new_value = cache(lambda: taken["new_wages"] / share)
    workers, paid = cache(partial(_workers, taken)), cache(partial(_paid_for_ai, taken))
    abroad = cache(lambda: params["ai_import_share"] * paid())
    gain = cache(lambda: total(value * (quantity - 1) + new_value()))
    labour = cache(lambda: total(bill + workers()))
    spent = cache(lambda: total(value * price * quantity + new_value()))
    return {
        "consumers": lambda: total(value * (1 - price) * quantity),
        "margins": lambda: total(value * (price - taken["unit_cost"]) * quantity),
        "ai_home": lambda: paid() - abroad(),
        "ai_abroad": abroad,
        "other_capital": lambda: total((1 - share) * (value * (quantity - 1) + new_value())),
        "workers": lambda: total(workers()),
        "ai_suppliers": paid,
        "gain": gain,
        "gain_home": lambda: gain() - abroad(),
        "gain_new_work": lambda: total(new_value()),
        "labour_income": labour,
        "value_home": lambda: spent() - abroad(),
        "labour_share_after": lambda: labour() / spent(),
        "labour_share_home": lambda: labour() / (spent() - abroad()),
        "total_value_added": lambda: total(value),
        "total_wage_bill": lambda: total(bill),
    }


def _workers(taken: Named) -> Numbers:
    """Compute what workers gain or lose by industry, at base wages, which the open closure holds fixed."""
    saved = taken["adoption_by_industry"] * over_occupations(taken["cell_wages"], taken["labour_saved"])
    return (taken["wage_bill"] - saved) * taken["quantity"] - taken["wage_bill"] + taken["new_wages"]


def _paid_for_ai(taken: Named) -> Numbers:
    """Compute what suppliers of AI are paid: for each unit made, so that they gain from more demand too."""
    by_industry = taken["adoption_by_industry"]
    paid = by_industry * over_occupations(taken["cell_wages"], taken["paid_for_ai"]) * taken["quantity"]
    return total(paid)
