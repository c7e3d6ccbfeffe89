"""What happens to the work that AI reaches: handed over to it, or assisted by it.

Equations (see the method page, "How the parts join"): reach ``z = x a``; handed over ``z m``; assisted
``z (1 - m)``; ``m = clip(m0 (1 - psi (theta - mean theta)), 0, 1)``, the mean weighted by people at work;
with the price of AI (c, v, and by way of use h and g: see its module) labour saved
``z (m (1 - v) + (1 - m)(t - r))``, of which ``z m v`` is not saved but overseen; AI bill
``z (m c + (1 - m) c)``; cost saved ``z (m h + (1 - m) g)``; unit cost ``C_k = 1 - s_k sum b saved``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.block import parameters
from arbeid.models.blocks.cell_sums import over_industries, over_occupations
from arbeid.models.model import Later, Made, Named, Numbers
from arbeid.models.price_of_ai import Price, price_of

_LEAST_COST = 1e-3


@dataclass(frozen=True)
class Impact:
    """Shares of each group's work, 0 to 1: reached by AI, handed over to it, assisted by it."""

    reached: Numbers
    handed_over: Numbers
    assisted: Numbers


def impact(
    exposure: Numbers, complementarity: Numbers, people: Numbers, overrides: Mapping[str, Any] | None = None
) -> Impact:
    """Split each group's exposed work over handed over and assisted.

    ``exposure`` is a share of work by group; ``complementarity`` may be missing (NaN), which leaves the
    average share handed over; a missing exposure stays missing. Shapes: (groups,), or (draws, groups).

    >>> split = impact(np.array([0.5]), np.array([np.nan]), np.array([10.0]))
    >>> round(float(split.handed_over[0]), 5), round(float(split.assisted[0]), 5)
    (0.07755, 0.08745)
    """
    own = {name: value for name, value in (overrides or {}).items() if name != "adoption"}
    given = parameters("impact").bind(own)
    others = {name: value for name, value in (overrides or {}).items() if name not in own}
    adopted = parameters("adoption").bind(others)
    reached = exposure * adopted["adoption"]
    share = mode(complementarity, people, np.array(given["handed_over"]), np.array(given["slope"]))
    return Impact(reached=reached, handed_over=reached * share, assisted=reached * (1 - share))


def mode(complementarity: Numbers, people: Numbers, handed_over: Numbers, slope: Numbers) -> Numbers:
    """Give the share of reached work that is handed over, lower where complementarity is above its mean."""
    share = handed_over * (1 - slope * (complementarity - _mean(complementarity, people)))
    return np.asarray(np.where(np.isnan(share), handed_over, np.clip(share, 0, 1)))


def _mean(values: Numbers, people: Numbers) -> Numbers:
    known = ~np.isnan(values)
    weights = np.where(known, people, 0.0)
    total = weights.sum(axis=-1, keepdims=True)
    # Nought and not missing, or one occupation without a score would take the mean from all.
    weighted = np.where(known, values, 0.0) * weights
    return np.asarray(np.divide(weighted.sum(axis=-1, keepdims=True), np.where(total > 0, total, 1.0)))


def run(taken: Named, params: Named) -> Made:
    """Split reached work over handed over and assisted, and price it."""
    average = params.get("handed_over_by_occupation", params["handed_over"])
    share = mode(taken["complementarity"], taken["employment"], average, params["slope"])
    # What people were seen to do goes before what complementarity lets expect.
    share = np.where(np.isnan(taken["observed_mode"]), share, taken["observed_mode"])
    reached = taken["exposure"] * taken["adoption_by_occupation"]
    price = price_of(params)
    _refuse_dear(price)
    parts = {"handed_over": reached * share, "assisted": reached * (1 - share)}
    parts["freed"] = parts["assisted"] * price.freed
    parts["oversight"] = parts["handed_over"] * price.oversight
    saved = parts["handed_over"] * price.handed_saving + parts["assisted"] * price.assisted_saving
    by_industry = taken["adoption_by_industry"]
    cost = by_industry * over_occupations(taken["cell_wages"], saved) / taken["wage_bill"]
    unit_cost = 1 - taken["labour_share"] * cost
    # Growth is counted in the logarithm of this cost, and at nothing there is none.
    if unit_cost.min() < _LEAST_COST:
        raise ArbeidError("cost_gone")
    found: dict[str, Numbers | Later] = {
        "mode": share,
        "labour_saved": lambda: parts["handed_over"] - parts["oversight"] + parts["freed"],
        "paid_for_ai": lambda: parts["handed_over"] * price.paid + parts["assisted"] * price.paid_assisted,
        "cost_saved": saved,
        "unit_cost": unit_cost,
    }
    return found | dict(_counted(parts, taken["jobs"], by_industry))


def _counted(parts: Named, jobs: Numbers, by_industry: Numbers) -> Iterator[tuple[str, Later]]:
    """Count each part in jobs by occupation and by industry, where somebody reads it."""
    for name, part in parts.items():
        yield name, partial(_by_occupation, part, jobs, by_industry)
        yield f"{name}_in_industry", partial(_by_industry, part, jobs, by_industry)


def _by_occupation(part: Numbers, jobs: Numbers, by_industry: Numbers) -> Numbers:
    return part * over_industries(jobs, by_industry)


def _by_industry(part: Numbers, jobs: Numbers, by_industry: Numbers) -> Numbers:
    return by_industry * over_occupations(jobs, part)


def _refuse_dear(price: Price) -> None:
    """Refuse a price at which handing work over costs more than the work: that is not worth doing."""
    dearest = float(np.max(price.paid + price.oversight))
    if dearest > 1 + 1e-12:
        raise OutOfBounds("price_too_dear", total=round(dearest, 3))
