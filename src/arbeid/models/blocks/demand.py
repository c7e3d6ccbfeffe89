"""How much more is bought when AI makes it cheaper, or leaves more income to spend.

Equations: price ``P_k = 1 - phi (1 - C_k)``; income ``M = 1 + sum_k d_k (P_k - C_k)``; quantity
``Q_k = P_k^(-eps_k) M^eta``. A saved euro moves demand once: passed on, through the price; kept as margin,
through income. With a spread of willingness to pay demand satiates:
``Q_k = Phi(z - ln P_k / sd) / Phi(z) M^eta``, ``z`` such that the elasticity is ``eps_k`` at the
start (Bessen 2019; see the method page).
"""

from __future__ import annotations

import numpy as np

from arbeid.language import Text
from arbeid.models.blocks.cell_sums import total
from arbeid.models.model import Model, Named, Numbers
from arbeid.params import Param, Params, Prior

PARAMS = Params(
    [
        Param(
            name="pass_through",
            label=Text(
                nl="deel van de lagere kosten dat de prijs verlaagt",
                en="part of lower costs passed on in prices",
            ),
            default=0.76,
            unit="share",
            low=0,
            high=1,
            source="assumption: between competition (1) and market power (0.3)",
            badge="assumed",
            prior=Prior(law="pert", values=(0.3, 0.8, 1.0)),
        ),
        Param(
            name="elasticity",
            label=Text(
                nl="prijselasticiteit: hoeveel procent meer vraag bij 1% lagere prijs",
                en="price elasticity: percent more demand when the price falls 1%",
            ),
            default=0.8,
            unit="percent per percent",
            low=0,
            high=8,
            usual_high=3,
            source="assumption, for all prices together: where all fall alike budgets force it towards 1. "
            "Single industries have had 0.2 to 2.8 (Bessen 2019)",
            badge="assumed",
            prior=Prior(law="pert", values=(0.4, 0.8, 1.2)),
            by=("industry",),
            main=True,
        ),
        Param(
            name="income_elasticity",
            label=Text(
                nl="hoeveel procent meer vraag bij 1% meer inkomen",
                en="percent more demand when income rises 1%",
            ),
            default=1.0,
            unit="percent per percent",
            low=0,
            high=3,
            source="assumption: demand grows along with income",
            badge="assumed",
            prior=Prior(law="triangular", values=(0.5, 1.0, 1.5)),
        ),
        Param(
            name="willingness_spread",
            label=Text(
                nl="spreiding van de betalingsbereidheid, waardoor vraag verzadigt (0: vaste elasticiteit)",
                en="spread of willingness to pay, by which demand satiates (0: constant elasticity)",
            ),
            default=0,
            unit="standard deviation of the logarithm",
            low=0,
            high=5,
            source="Bessen 2019 (lognormal willingness to pay); off by default",
            badge="assumed",
        ),
    ],
    __name__,
)


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


def _run(taken: Named, params: Named) -> Named:
    cost = taken["unit_cost"]
    price = 1 - params["pass_through"] * (1 - cost)
    income = 1 + total(taken["value_weight"] * (price - cost))
    elasticity = params.get("elasticity_by_industry", params["elasticity"])
    bought = quantity(price, elasticity, params["willingness_spread"])
    return {"price": price, "income": income, "quantity": bought * income ** params["income_elasticity"]}


DEMAND = Model(
    name="demand",
    params=PARAMS,
    takes=("unit_cost", "value_weight"),
    gives=("price", "income", "quantity"),
    run=_run,
)
