"""Weights of draws by how well each agrees with something that was counted, and whether they can be used.

``w_i`` goes with the likelihood of draw i and sums to 1. Two things can be wrong with them: few draws carry
nearly all weight (effective draws ``1 / sum w^2``), or the largest weights have so heavy a tail that their
sum has no law of large numbers (Pareto k above 0.7; Vehtari et al. 2024). Draws of an even sequence lose
their order by it, so nothing is divided over assumptions (Sobol) on weighted draws.
"""

from __future__ import annotations

import numpy as np

from arbeid.models.model import Numbers


def normalised(log_likelihood: Numbers) -> Numbers:
    """Turn log likelihoods, (draws,), into weights that sum to 1; a draw that failed (NaN) weighs nothing.

    >>> normalised(np.array([0.0, 0.0, -np.inf])).tolist()
    [0.5, 0.5, 0.0]
    """
    known = np.where(np.isnan(log_likelihood), -np.inf, log_likelihood)
    # From the largest, so that the exponential of a few hundred does not become 0 throughout.
    found = np.exp(known - known.max())
    return np.asarray(found / found.sum())


def effective(weights: Numbers) -> float:
    """Compute how many draws of the same weight say as much.

    >>> effective(np.array([0.25, 0.25, 0.25, 0.25]))
    4.0
    """
    return float(1 / (weights**2).sum())


def pareto_k(weights: Numbers) -> float:
    """Estimate the shape of the tail of the largest weights by a generalised Pareto law.

    The largest ``min(n / 5, 3 sqrt(n))`` weights are fitted as Zhang and Stephens (2009) do, and drawn
    towards 0.5 as by ten more of them; all alike have no tail.

    >>> pareto_k(np.full(1000, 1e-3))
    -inf
    """
    size = len(weights)
    most = int(min(size / 5, 3 * np.sqrt(size)))
    ordered = np.sort(weights)
    beyond = ordered[-most:] - ordered[-most - 1]
    # The fit divides by the tail's first quartile: without one all are alike, or a few outweigh the rest.
    if beyond[-1] <= 0 or beyond[max(most // 4 - 1, 0)] <= 0:
        return float("-inf") if beyond[-1] <= 0 else float("inf")
    count = 30 + int(np.sqrt(most))
    steps = 1 - np.sqrt(count / (np.arange(1, count + 1) - 0.5))
    rates = steps / (3 * beyond[int(most / 4 + 0.5) - 1]) + 1 / beyond[-1]
    shapes = np.log1p(-rates[:, None] * beyond).mean(axis=1)
    profile = most * (np.log(-rates / shapes) - shapes - 1)
    share = np.exp(profile - profile.max())
    rate = (rates * share).sum() / share.sum()
    shape = np.log1p(-rate * beyond).mean()
    return float((most * shape + 5) / (most + 10))


def weighted_quantiles(values: Numbers, weights: Numbers, parts: Numbers) -> Numbers:
    """Compute the values below which parts of the weight lie; half a draw's weight lies below itself.

    >>> weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.full(3, 1 / 3), np.array([0.5])).tolist()
    [2.0]
    """
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order]) - weights[order] / 2
    return np.interp(parts, below, values[order])
