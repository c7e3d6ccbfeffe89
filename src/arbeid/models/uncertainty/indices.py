"""What drives an outcome: first-order and total Sobol indices with bootstrap intervals.

Equations, with A and B two samples and A_i the first with group i of the second: first order
``S_i = mean(f_B (f_Ai - f_A)) / V`` (Saltelli et al. 2010), total ``T_i = mean((f_A - f_Ai)^2) / (2 V)``
(Jansen 1999). Both suppose that groups are independent: what is correlated is one group.

The same evaluations screen (Morris 1991, in the radial form of Campolongo et al. 2011): the elementary effect
of group i at a point is ``(f_Ai - f_A) / (b_i - a_i)``, of which the mean size says how far an outcome moves
from one end of a law to the other, and the spread whether that depends on where the others stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from arbeid.models.model import Numbers
from arbeid.models.uncertainty.points import points, refuse_uneven

Outcome = Callable[[Numbers], Numbers]
"""What parts (points, dimensions), each between 0 and 1, come to: (outcomes, points)."""
RESAMPLES = 200
_LEAST_STEP = 0.1
"""Steps shorter than this part of a law divide rounding by next to nothing, and are left out."""
INSIDE = (0.05, 0.95)


@dataclass(frozen=True, eq=False)
class Indices:
    """Shares of the variance, (outcomes, groups); ``*_ends`` are 90% bootstrap intervals, two rows of them.

    An outcome that stands still has no variance to divide: its shares are missing. ``used`` are the points of
    which every evaluation came to something. ``effect`` is the mean size of elementary effects and
    ``effect_sd`` their standard deviation, in the outcome's unit; missing for a group of several dimensions.
    """

    first: Numbers
    total: Numbers
    first_ends: Numbers
    total_ends: Numbers
    mean: Numbers
    sd: Numbers
    used: int
    effect: Numbers
    effect_sd: Numbers


def two_samples(seed: int, count: int) -> tuple[Numbers, Numbers]:
    """Draw the samples A and B, (count, WIDTH) each, from one sequence of twice the width.

    Errors: a count that is no power of two.
    """
    both = points(seed, 0, refuse_uneven(count), cubes=2)
    half = both.shape[1] // 2
    return both[:, :half], both[:, half:]


def sobol(
    outcome: Outcome, one: Numbers, other: Numbers, groups: Sequence[Sequence[int]], seed: int = 0
) -> Indices:
    """Compute the indices of groups of dimensions from two samples of (points, dimensions).

    Costs (groups + 2) x points evaluations. The bootstrap draws whole points, with the seed; a point of which
    an evaluation failed (NaN) is left out of all.

    >>> from arbeid.models.uncertainty.indices import two_samples
    >>> first, second = (half[:, :2] for half in two_samples(1, 1024))
    >>> found = sobol(lambda at: (3 * at[:, :1] + at[:, 1:]).T, first, second, [[0], [1]])
    >>> found.first.round(2).tolist()
    [[0.9, 0.1]]
    """
    at_one, at_other = outcome(one), outcome(other)
    mixed = []
    for group in groups:
        point = one.copy()
        point[:, list(group)] = other[:, list(group)]
        mixed.append(outcome(point))
    # Without any group there is nothing to swap, and still a mean to tell.
    swapped = np.stack(mixed, axis=1) if mixed else np.empty((len(at_one), 0, len(one)))
    whole = np.isfinite(at_one + at_other).all(axis=0) & np.isfinite(swapped).all(axis=(0, 1))
    at_one, at_other, swapped = at_one[:, whole], at_other[:, whole], swapped[:, :, whole]
    used = int(whole.sum())
    if not used:
        return _nothing(len(at_one), len(groups))
    first, total = _shares(at_one, at_other, swapped)
    random = np.random.default_rng(seed)
    again = [
        _shares(at_one[:, places], at_other[:, places], swapped[:, :, places])
        for places in random.integers(used, size=(RESAMPLES, used))
    ]
    ends = [np.quantile(np.array(part), INSIDE, axis=0) for part in zip(*again, strict=True)]
    both = np.concatenate([at_one, at_other], axis=1)
    effects = _effects(at_one, swapped, (other - one)[whole], groups)
    return Indices(first, total, ends[0], ends[1], both.mean(axis=1), both.std(axis=1), used, *effects)


def _effects(
    at_one: Numbers, swapped: Numbers, steps: Numbers, groups: Sequence[Sequence[int]]
) -> tuple[Numbers, Numbers]:
    """Compute the mean size and the spread of elementary effects, (outcomes, groups)."""
    size, spread = (np.full((len(at_one), len(groups)), np.nan) for _ in range(2))
    for place, group in enumerate(groups):
        if len(group) != 1:
            continue
        step = steps[:, group[0]]
        long = np.abs(step) >= _LEAST_STEP
        if long.any():
            effects = (swapped[:, place, long] - at_one[:, long]) / step[long]
            size[:, place], spread[:, place] = np.abs(effects).mean(axis=1), effects.std(axis=1)
    return size, spread


def _nothing(outcomes: int, groups: int) -> Indices:
    shares, ends = np.full((outcomes, groups), np.nan), np.full((2, outcomes, groups), np.nan)
    middle = np.full(outcomes, np.nan)
    return Indices(shares, shares, ends, ends, middle, middle, 0, shares, shares)


def _shares(one: Numbers, other: Numbers, swapped: Numbers) -> tuple[Numbers, Numbers]:
    """Divide the variance: from A and B (outcomes, points) and each A_i (outcomes, groups, points)."""
    both = np.concatenate([one, other], axis=1)
    # About the mean: the estimator of the first order loses digits where the mean lies far from zero.
    middle = both.mean(axis=1, keepdims=True)
    variance = both.var(axis=1)[:, None]
    # What stands still but for rounding has no spread to divide.
    told = variance > (1e-12 * np.abs(middle)) ** 2
    spread = np.where(told & (variance > 0), variance, np.nan)
    moved = swapped - one[:, None, :]
    first = ((other - middle)[:, None, :] * moved).mean(axis=2) / spread
    return first, (moved**2).mean(axis=2) / (2 * spread)
