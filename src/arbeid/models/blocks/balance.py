"""Jobs before and after: handed over, freed, asked for more of, and new, by occupation and industry.

Equations: ``D_ok = L_ok l_o Q_k + N_ok``; net ``sum (D - E) = -H + v H - F + demand + N`` with demand
``sum L l (Q - 1)`` and ``v H`` the people who check and redo what was handed over. Open closure: wages
fixed, jobs carry all. Full closure: ``D kappa``, ``kappa = sum E / sum D``: wages carry all.
In jobs' worth of work, not people dismissed.
"""

from __future__ import annotations

import numpy as np

from arbeid.models.blocks.cell_sums import over_industries, over_occupations, total
from arbeid.models.model import Named, Numbers


def run(taken: Named, _: Named) -> Named:
    """Add up the jobs after by occupation and industry, under both closures."""
    more, by_industry = taken["quantity"] - 1, taken["adoption_by_industry"]
    jobs, saved = taken["jobs"], taken["labour_saved"]
    # L l (Q - 1) with l = 1 - saved a_k, as two products: no array of times, occupations and industries.
    demand = over_industries(jobs, more) - saved * over_industries(jobs, more * by_industry)
    demand_in = more * (over_occupations(jobs, np.ones((1, 1))) - by_industry * over_occupations(jobs, saved))
    handed = taken["handed_over"] - taken["oversight"]
    handed_in = taken["handed_over_in_industry"] - taken["oversight_in_industry"]
    net = -handed - taken["freed"] + demand + taken["new_work"]
    net_in = -handed_in - taken["freed_in_industry"] + demand_in + taken["new_work_in_industry"]
    before = taken["employment"]
    after = before + net
    # One factor for all: total work is fixed there, and only how it is spread is told apart.
    kappa = before.sum() / total(after)
    found = {
        "jobs_after": after,
        "jobs_after_full": after * kappa,
        "demand_effect": demand,
        "demand_effect_in_industry": demand_in,
        "net": net,
        "net_in_industry": net_in,
        "net_full": after * kappa - before,
        "kappa": kappa,
        "rebalancing": total(after) * (kappa - 1),
    }
    return found | _won_and_lost(net, "") | _won_and_lost(found["net_full"], "_full")


def _won_and_lost(change: Numbers, ending: str) -> dict[str, Numbers]:
    return {f"won{ending}": total(np.maximum(change, 0)), f"lost{ending}": total(np.maximum(-change, 0))}
