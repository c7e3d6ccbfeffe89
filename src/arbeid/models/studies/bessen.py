"""Demand decides whether productivity costs jobs: Bessen's rule, and demand that fills up.

Equations (Bessen 2019, Automation and jobs: when technology boosts employment): L'/L = A^(phi eps - 1),
with A productivity, phi the part of the saving passed on in the price, eps the elasticity of demand.
With a share a of the tasks automated at a saving c and a labour share s: d ln L = -a + eps phi s a c.
Satiation: each buyer's willingness is lognormal, D(x) = Phi(z), z = (ln x - mu)/sd with x wage over price,
so that eps = phi_n(z) / (sd Phi(z)) falls as the price does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]

PARAMS = declared("bessen", __name__)

SATIATION_PARAMS = declared("bessen_satiation", __name__)


@dataclass(frozen=True)
class Satiation:
    """What share of the need is met, 0 to 1, and how strongly demand then responds to the price."""

    demand: Numbers
    elasticity: Numbers


def employment_change(productivity: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Numbers:
    """Compute the change of employment (a fraction) when productivity is multiplied by ``productivity``.

    Exact at any size; for small changes it is (phi eps - 1) ln A. Errors: productivity not above zero.

    >>> [round(100 * float(employment_change(1.1, {"elasticity": e})), 2) for e in (0, 0.5, 1, 1.5, 2.1)]
    [-9.09, -4.65, 0.0, 4.88, 11.05]
    """
    factor = _positive("productivity", productivity)
    given = PARAMS.bind(overrides, axes=factor.ndim)
    return np.asarray(factor ** (given["pass_through"] * given["elasticity"] - 1) - 1)


def automation_change(
    automated: ArrayLike,
    labour_share: ArrayLike,
    saving: ArrayLike,
    overrides: Mapping[str, ArrayLike] | None = None,
) -> Numbers:
    """Compute the change of employment, in logs, when machines take over a share of an industry's tasks.

    ``automated``, ``labour_share`` and ``saving`` (on the labour cost of those tasks) are shares, (…).
    The less is saved, the less demand makes up for it. Errors: a share outside 0 to 1.

    >>> round(float(automation_change(0.10, 0.60, 0.27)), 4)
    -0.087
    """
    shares = [np.asarray(one, dtype=np.float64) for one in (automated, labour_share, saving)]
    for share in shares:
        if not ((share >= 0) & (share <= 1)).all():
            raise OutOfBounds("share_range", value=f"{share[~((share >= 0) & (share <= 1))].flat[0]:g}")
    # One shape before the draws are laid in front of it, or a draw would fall on an industry.
    tasks, labour, saved = np.broadcast_arrays(*shares)
    given = PARAMS.bind(overrides, axes=tasks.ndim)
    return np.asarray(tasks * (given["elasticity"] * given["pass_through"] * labour * saved - 1))


def satiation(wage_over_price: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Satiation:
    """Compute the met share of a need at a wage over price, and the elasticity there.

    Above an elasticity of one cheaper means more jobs, below it fewer: jobs first rise, then fall.
    Errors: a wage over price not above zero.

    >>> poor, rich = satiation(0.1), satiation(10)
    >>> round(float(poor.elasticity), 2), round(float(rich.elasticity), 2)
    (2.64, 0.03)
    """
    from scipy.special import log_ndtr  # type: ignore[import-untyped]

    ratio = _positive("wage_over_price", wage_over_price)
    given = SATIATION_PARAMS.bind(overrides, axes=ratio.ndim)
    z = np.log(ratio / given["median_willingness"]) / given["willingness_spread"]
    share = log_ndtr(z)
    # In logs, since both the density and the share vanish far below the median.
    density = -(z**2) / 2 - np.log(2 * np.pi) / 2
    return Satiation(np.exp(share), np.exp(density - share) / given["willingness_spread"])


def satiating_change(
    productivity: ArrayLike, start: float, overrides: Mapping[str, ArrayLike] | None = None
) -> Numbers:
    """Compute the change of employment when productivity multiplies a wage over price that was ``start``.

    Demand follows the curve of ``satiation``, so a large enough gain always costs jobs.

    >>> [round(float(satiating_change(factor, 0.1)), 2) for factor in (2, 5, 30, 1000)]
    [1.52, 3.58, 1.7, -0.91]
    """
    factor = _positive("productivity", productivity)
    before = satiation(np.full(factor.shape, start), overrides)
    after = satiation(start * factor, overrides)
    return np.asarray(after.demand / before.demand / factor - 1)


def _positive(name: str, values: ArrayLike) -> Numbers:
    numbers = np.asarray(values, dtype=np.float64)
    wrong = numbers[~((numbers > 0) & np.isfinite(numbers))]
    if wrong.size:
        raise OutOfBounds("above_zero", name=name, value=f"{wrong.flat[0]:g}")
    return numbers
