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

from arbeid.models.blocks.cell_sums import over_occupations, total
from arbeid.models.model import Named

RECEIVERS = ("consumers", "margins", "ai_home", "ai_abroad", "other_capital", "workers")
"""The receivers, which add up to the gain."""


def run(taken: Named, params: Named) -> Named:
    """Divide the gain over its receivers, and compute labour's share before and after."""
    price, quantity, share = taken["price"], taken["quantity"], taken["labour_share"]
    value, wages, by_industry = taken["value_added"], taken["cell_wages"], taken["adoption_by_industry"]
    new_value = taken["new_wages"] / share
    saved = by_industry * over_occupations(wages, taken["labour_saved"])
    # At base wages, which the open closure holds fixed: what workers gain or lose is work.
    workers = (taken["wage_bill"] - saved) * quantity - taken["wage_bill"] + taken["new_wages"]
    # AI is paid for each unit made, so that its makers gain from higher demand too.
    paid_for_ai = by_industry * over_occupations(wages, taken["paid_for_ai"]) * quantity
    abroad = params["ai_import_share"] * total(paid_for_ai)
    receivers = {
        "consumers": total(value * (1 - price) * quantity),
        "margins": total(value * (price - taken["unit_cost"]) * quantity),
        "ai_home": total(paid_for_ai) - abroad,
        "ai_abroad": abroad,
        "other_capital": total((1 - share) * (value * (quantity - 1) + new_value)),
        "workers": total(workers),
    }
    gain = total(value * (quantity - 1) + new_value)
    labour, spent = total(taken["wage_bill"] + workers), total(value * price * quantity + new_value)
    return {
        **receivers,
        "ai_suppliers": total(paid_for_ai),
        "gain": gain,
        "gain_home": gain - abroad,
        "gain_new_work": total(new_value),
        "labour_income": labour,
        "value_home": spent - abroad,
        "labour_share_after": labour / spent,
        "labour_share_home": labour / (spent - abroad),
        "total_value_added": total(value),
        "total_wage_bill": total(taken["wage_bill"]),
    }
