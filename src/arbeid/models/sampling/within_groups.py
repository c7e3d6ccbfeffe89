"""Shares of people when a rule holds for occupations and people are counted in coarser groups.

What part of a group works in each of its occupations is not known and is borrowed from elsewhere. The share
is a point under the borrowed weights, a band if they are as wrong as weights from elsewhere are known to be,
and the bounds without any weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# The logarithm of Swedish over American weights within Dutch groups has a standard deviation of 1.0 (384
# pairs, weighted; 58% of the weight within a factor 2, 92% within 5).
WEIGHT_SPREAD = 1.0
DRAWS = 2000
BAND = (0.05, 0.95)
_SEED = 20260711


@dataclass(frozen=True, eq=False)
class Cells:
    """The occupations within groups: one entry a cell, sorted by group.

    ``group`` and ``unit`` are numbers from 0 and ``weight`` the borrowed number of people (above 0). A unit
    (an ISCO unit group, say) lies in between: weights err together in it. ``groups`` is the number of groups.
    """

    group: Places
    unit: Places
    weight: Floats
    groups: int


@dataclass(frozen=True, eq=False)
class PartsWithin:
    """What part of each group meets a rule, by group; NaN where none of its occupations is scored.

    ``point`` is under the borrowed weights, ``least`` and ``most`` without any weights (all of a group's
    occupations meet the rule, or any); ``drawn``, of shape (draws, groups), under weights that err as weights
    from elsewhere do.
    """

    point: Floats
    least: Floats
    most: Floats
    drawn: Floats


@dataclass(frozen=True)
class ShareWithin:
    """The share of people, among those in groups with a scored occupation, who meet a rule.

    ``band`` runs from the 5th to the 95th percentile of the draws, ``bounds`` hold whatever the weights.
    """

    point: float
    band: tuple[float, float]
    bounds: tuple[float, float]


def parts_within(cells: Cells, meets: Floats, *, draws: int = DRAWS) -> PartsWithin:
    """Compute ``F_g``, the mean over a group's scored cells of how far each meets a rule, by weight.

    ``meets`` has one number a cell, from 0 to 1, NaN where it has no score. The seed is the same on every
    call, so that two rules meet the same errors.

    >>> cells = Cells(np.array([0, 0, 1]), np.array([0, 1, 2]), np.array([3.0, 1.0, 5.0]), groups=2)
    >>> parts_within(cells, np.array([1.0, 0.0, np.nan]), draws=0).point.tolist()
    [0.75, nan]
    """
    at = np.flatnonzero(~np.isnan(meets))
    if not len(at):
        nothing = np.full(cells.groups, np.nan)
        return PartsWithin(nothing, nothing, nothing, np.full((draws, cells.groups), np.nan))
    group, met = cells.group[at], meets[at]
    # Reduceat adds up runs: cells lie by group, and a group without a scored cell has no run.
    starts = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]]))
    scored = group[starts]

    def parts(weights: Floats) -> Floats:
        part = np.full((len(weights), cells.groups), np.nan)
        reached = np.add.reduceat(weights * met, starts, axis=1)
        part[:, scored] = reached / np.add.reduceat(weights, starts, axis=1)
        return part

    def ends(end: np.ufunc) -> Floats:
        part = np.full(cells.groups, np.nan)
        part[scored] = end.reduceat(met, starts)
        return part

    # Errors are drawn for all cells, so that a rule on fewer of them meets the same ones.
    erring = (cells.weight * _errors(cells, draws))[:, at]
    point = parts(cells.weight[None, at])[0]
    return PartsWithin(point, ends(np.minimum), ends(np.maximum), parts(erring))


def share_within(parts: PartsWithin, people: Floats) -> ShareWithin:
    """Count the people whose occupation meets a rule: ``S = sum_g E_g F_g / sum_g E_g`` over scored groups.

    >>> cells = Cells(np.array([0, 0, 1]), np.array([0, 1, 2]), np.array([3.0, 1.0, 5.0]), groups=2)
    >>> found = share_within(parts_within(cells, np.array([1.0, 0.0, 0.0])), np.array([100.0, 100.0]))
    >>> found.point, found.bounds
    (0.375, (0.0, 0.5))
    """
    known = ~np.isnan(parts.point)
    counted = people[known]
    total = counted.sum()
    if not total:
        return ShareWithin(np.nan, (np.nan, np.nan), (np.nan, np.nan))

    def shares(part: Floats) -> Floats:
        return np.asarray((part[..., known] * counted).sum(-1) / total)

    point = float(shares(parts.point))
    low, high = np.quantile(shares(parts.drawn), BAND) if len(parts.drawn) else (point, point)
    return ShareWithin(
        point=point,
        # Errors of weights are not symmetric, so that a point may fall outside its own draws.
        band=(float(min(low, point)), float(max(high, point))),
        bounds=(float(shares(parts.least)), float(shares(parts.most))),
    )


@dataclass(frozen=True, eq=False)
class SharesAbove:
    """The share of people whose occupation scores at least each threshold, of those in groups with a score.

    ``band`` and ``bounds``, each of shape (2, thresholds), are as in ``ShareWithin``; ``covered`` is the
    share of all people who are in groups with a score.
    """

    point: Floats
    band: Floats
    bounds: Floats
    covered: float


def shares_above(
    cells: Cells, scores: Floats, thresholds: Floats, people: Floats, *, draws: int = DRAWS
) -> SharesAbove:
    """Count people above many thresholds at once; each comes out as ``share_within`` has it for one.

    ``scores`` has one number a cell, NaN where it has none.

    >>> cells = Cells(np.array([0, 0, 1]), np.array([0, 1, 2]), np.array([3.0, 1.0, 5.0]), groups=2)
    >>> found = shares_above(cells, np.array([0.9, 0.1, 0.4]), np.array([0.2, 0.5]), np.array([100.0, 100.0]))
    >>> found.point.tolist(), found.bounds.tolist()
    ([0.875, 0.375], [[0.5, 0.0], [1.0, 0.5]])
    """
    at = np.flatnonzero(~np.isnan(scores))
    group, score = cells.group[at], scores[at]
    starts = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]]))
    scored, counts = group[starts], np.diff(np.append(starts, len(at)))
    part = people[scored] / people[scored].sum()
    weights = np.vstack([cells.weight[None, :], cells.weight * _errors(cells, draws)])[:, at]
    weights *= np.repeat(part / np.add.reduceat(weights, starts, axis=1), counts, axis=1)

    def above(values: Floats, shares: Floats) -> Floats:
        # From the highest score down, so that one running sum has the share above every threshold.
        order = np.argsort(-values, kind="stable")
        summed = np.cumsum(shares[..., order], axis=-1)
        whole = np.concatenate([np.zeros((*summed.shape[:-1], 1)), summed], axis=-1)
        return np.asarray(whole[..., np.searchsorted(-values[order], -thresholds, side="right")])

    drawn = above(score, weights)
    low, high = np.quantile(drawn[1:], BAND, axis=0) if draws else (drawn[0], drawn[0])
    lowest, highest = np.minimum.reduceat(score, starts), np.maximum.reduceat(score, starts)
    return SharesAbove(
        point=drawn[0],
        band=np.vstack([np.minimum(low, drawn[0]), np.maximum(high, drawn[0])]),
        bounds=np.vstack([above(lowest, part), above(highest, part)]),
        covered=float(people[scored].sum() / people.sum()),
    )


def _errors(cells: Cells, draws: int) -> Floats:
    """Draw factors by which weights err: a normal error on the log scale for each unit and each cell."""
    random = np.random.Generator(np.random.PCG64(_SEED))
    # Weights are off by a factor, not by a number of people; what is off for a unit is so for all of it.
    units = random.normal(0.0, WEIGHT_SPREAD, (draws, int(cells.unit.max()) + 1))
    return np.asarray(
        np.exp(units[:, cells.unit] + random.normal(0.0, WEIGHT_SPREAD, (draws, len(cells.weight))))
    )
