"""Productivity by sector, added up: Hulten's sum, and what is lost when spending moves to slow sectors.

Equations (Filippucci, Gal and Schief, OECD 2024, after Baumol 1967): g_k = exposure x adoption x micro gain;
Hulten: sum Domar_k g_k. With mobile factors prices are p_k = 1/A_k, P = (sum a_k A_k^(eps-1))^(1/(1-eps)),
growth = -ln P, and the drag is Hulten's sum of a_k ln A_k less that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.block import parameters
from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]

# Below this distance from one the power mean is its limit, the weighted mean of logs.
_NEAR_ONE = 1e-9

SECTOR_PARAMS = declared("baumol_sector", __name__)

PARAMS = parameters("sectors")


@dataclass(frozen=True)
class Baumol:
    """Growth of real output in logs: Hulten's sum, growth with spending on the move, and the difference."""

    hulten: Numbers
    growth: Numbers
    drag: Numbers


def sector_gains(exposure: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Numbers:
    """Compute each sector's productivity gain (a fraction) from the exposed share of its work, (…, sectors).

    >>> round(float(sector_gains(0.50)), 4)
    0.06
    """
    share = np.asarray(exposure, dtype=np.float64)
    given = SECTOR_PARAMS.bind(overrides, axes=share.ndim)
    return share * given["adoption"] * given["micro_gain"]


def domar_sum(gains: ArrayLike, domar: ArrayLike) -> Numbers:
    """Add sectors up by their Domar weights: gross output over the economy's value added, (…, sectors).

    The weights sum to more than one wherever sectors buy from each other.

    >>> round(float(domar_sum([0.02, 0.01], [0.9, 0.6])), 4)
    0.024
    """
    weights = np.asarray(domar, dtype=np.float64)
    return np.asarray((np.asarray(gains, dtype=np.float64) * weights).sum(axis=-1))


def baumol(gains: ArrayLike, shares: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Baumol:
    """Let spending follow prices over sectors whose productivity grew by ``gains`` (ln A_k), (…, sectors).

    ``shares`` are the sectors' shares of final spending before, and sum to 1. Errors: shares that do not,
    or are below zero; an elasticity out of bounds.

    >>> slow = baumol([0.05, 0.0], [0.5, 0.5])
    >>> round(100 * float(slow.hulten), 5), round(100 * float(slow.growth), 5)
    (2.5, 2.48438)
    """
    logs, weights = np.asarray(gains, dtype=np.float64), np.asarray(shares, dtype=np.float64)
    _refuse_no_shares(weights)
    power = PARAMS.bind(overrides, axes=0)["sector_elasticity"] - 1
    power = power[..., np.newaxis] if power.ndim else power
    hulten = np.asarray((weights * logs).sum(axis=-1))
    near = np.abs(power) < _NEAR_ONE
    # Where the limit is taken the power is divided by none the less, and zero would warn.
    safe = np.where(near, 1.0, power)
    # Both as differences from one: small gains would lose their digits in a mean of powers.
    mean = np.log1p((weights * np.expm1(safe * logs)).sum(axis=-1))
    flat = safe[..., 0] if safe.ndim else safe
    growth = np.where(near[..., 0] if near.ndim else near, hulten, mean / flat)
    return Baumol(np.broadcast_to(hulten, growth.shape), growth, hulten - growth)


def _refuse_no_shares(weights: Numbers) -> None:
    total = weights.sum(axis=-1)
    if (weights < 0).any() or not np.allclose(total, 1, rtol=0, atol=1e-9):
        raise OutOfBounds("shares_sum", total=f"{np.ravel(total)[0]:g}")
