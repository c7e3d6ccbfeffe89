"""Jobs before and after: handed over, freed, asked for more of, and new, by occupation and industry.

Equations: ``D_ok = L_ok l_o Q_k + N_ok``; net ``sum (D - E) = -H + v H - F + demand + N`` with demand
``sum L l (Q - 1)`` and ``v H`` the people who check and redo what was handed over. Open closure: wages
fixed, jobs carry all. Full closure: ``D kappa``, ``kappa = sum E / sum D``: wages carry all.
In jobs' worth of work, not people dismissed.
"""

from __future__ import annotations

from functools import cache, partial

import numpy as np

from arbeid.models.blocks.cell_sums import over_industries, over_occupations, total
from arbeid.models.model import Made, Named, Numbers


def run(taken: Named, _: Named) -> Made:
    """Add up the jobs after by occupation and industry, under both closures."""
    demand = _demand(taken)
    handed = taken["handed_over"] - taken["oversight"]
    net = -handed - taken["freed"] + demand + taken["new_work"]
    before = taken["employment"]
    after = before + net
    # One factor for all: total work is fixed there, and only how it is spread is told apart.
    kappa = before.sum() / total(after)
    demand_in = cache(partial(_demand_in, taken))
    net_full = cache(lambda: after * kappa - before)
    return {
        "jobs_after": after,
        "jobs_after_full": lambda: after * kappa,
        "demand_effect": demand,
        "demand_effect_in_industry": demand_in,
        "net": net,
        "net_in_industry": lambda: _net_in(taken, demand_in()),
        "net_full": net_full,
        "kappa": kappa,
        "rebalancing": lambda: total(after) * (kappa - 1),
        "won": lambda: total(np.maximum(net, 0)),
        "lost": lambda: total(np.maximum(-net, 0)),
        "won_full": lambda: total(np.maximum(net_full(), 0)),
        "lost_full": lambda: total(np.maximum(-net_full(), 0)),
    }


def _demand(taken: Named) -> Numbers:
    """Compute jobs from what is bought more, by occupation."""
    jobs, more, by_industry = taken["jobs"], taken["quantity"] - 1, taken["adoption_by_industry"]
    # L l (Q - 1) with l = 1 - saved a_k, as two products: no array of times, occupations and industries.
    asked = over_industries(jobs, more)
    # Where no industry has a share of its own both products are the same one.
    alike = by_industry.size == 1 and by_industry.item() == 1
    return asked - taken["labour_saved"] * (asked if alike else over_industries(jobs, more * by_industry))


def _demand_in(taken: Named) -> Numbers:
    """Compute the same by industry."""
    jobs, more, by_industry = taken["jobs"], taken["quantity"] - 1, taken["adoption_by_industry"]
    saved = by_industry * over_occupations(jobs, taken["labour_saved"])
    return more * (over_occupations(jobs, np.ones((1, 1))) - saved)


def _net_in(taken: Named, demand: Numbers) -> Numbers:
    handed = taken["handed_over_in_industry"] - taken["oversight_in_industry"]
    return -handed - taken["freed_in_industry"] + demand + taken["new_work_in_industry"]
