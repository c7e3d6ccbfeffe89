"""How much more is bought when AI makes it cheaper, or leaves more income to spend.

Equations: price ``P_k = 1 - phi (1 - C_k)``; income ``M = 1 + sum_k d_k (P_k - C_k)``; quantity
``Q_k = P_k^(-eps_k) M^eta``. A saved euro moves demand once: passed on, through the price; kept as margin,
through income. With a spread of willingness to pay demand satiates:
``Q_k = Phi(z - ln P_k / sd) / Phi(z) M^eta``, ``z`` such that the elasticity is ``eps_k`` at the
start (Bessen 2019; see the method page).
"""

from __future__ import annotations

import numpy as np

from arbeid.models.blocks.cell_sums import total
from arbeid.models.model import Named, Numbers


def quantity(price: Numbers, elasticity: Numbers, spread: Numbers) -> Numbers:
    """Give the quantity bought at a price, both relative to the start.

    ``spread`` zero keeps the elasticity constant; above zero the elasticity falls with the price.

    >>> quantity(np.array([1 / 1.1]), np.float64(1.0), np.float64(0)).round(4).tolist()
    [1.1]
    >>> quantity(np.array([1.0, 1e-9]), np.float64(1.0), np.float64(1)).round(3).tolist()
    [1.0, 2.624]
    """
    constant = price ** (-elasticity)
    # Most runs have no spread, and the special functions take longer to import than a run takes.
    if not np.any(spread):
        return np.asarray(constant)
    return np.where(np.asarray(spread) > 0, _satiating(price, elasticity, spread), constant)


def starting_point(slope: Numbers) -> Numbers:
    """Solve ``phi(z) / Phi(z) = slope`` by Newton's method; ``slope`` is elasticity times spread."""
    from scipy.special import log_ndtr  # type: ignore[import-untyped]

    # Far to the left the ratio approaches -z, which is therefore where a steep one starts.
    z = np.where(slope < 0.8, 0.0, -slope)
    for _ in range(60):
        # In logs: far to the left density and distribution are both zero in floating point.
        ratio = np.exp(-(z**2) / 2 - log_ndtr(z)) / np.sqrt(2 * np.pi)
        # No step beyond one: from far off Newton would jump past where the ratio can be told from zero.
        z = z + np.clip((ratio - slope) / (ratio * (z + ratio)), -1.0, 1.0)
    return np.asarray(z)


def _satiating(price: Numbers, elasticity: Numbers, spread: Numbers) -> Numbers:
    from scipy.special import log_ndtr

    width = np.where(np.asarray(spread) > 0, spread, 1.0)
    # Without any elasticity the starting point would lie at infinity.
    start = starting_point(np.maximum(elasticity * width, 1e-12))
    return np.asarray(np.exp(log_ndtr(start - np.log(price) / width) - log_ndtr(start)))


def run(taken: Named, params: Named) -> Named:
    """Compute prices, income and the quantities bought, relative to the start."""
    cost = taken["unit_cost"]
    price = 1 - params["pass_through"] * (1 - cost)
    income = 1 + total(taken["value_weight"] * (price - cost))
    elasticity = params.get("elasticity_by_industry", params["elasticity"])
    bought = quantity(price, elasticity, params["willingness_spread"])
    return {"price": price, "income": income, "quantity": bought * income ** params["income_elasticity"]}
