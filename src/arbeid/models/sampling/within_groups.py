"""Shares of people when a rule holds for occupations and people are counted in coarser groups.

What part of a group works in each of its occupations is not known and is borrowed from elsewhere. The share is a
point under the borrowed weights, a band if they are as wrong as weights from elsewhere are known to be, and the
bounds without any weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

# The logarithm of Swedish over American weights within Dutch groups has a standard deviation of 1.0 (384 pairs,
# weighted; 58% of the weight within a factor 2, 92% within 5).
WEIGHT_SPREAD = 1.0
DRAWS = 2000
BAND = (0.05, 0.95)
_SEED = 20260711


@dataclass(frozen=True, eq=False)
class Cells:
    """The occupations within groups: one entry a cell, sorted by group.

    ``group`` and ``unit`` are numbers from 0, ``weight`` the borrowed number of people (above 0) and ``people`` the
    counted number of people by group. A unit (an ISCO unit group, say) lies in between: weights err together in it.
    """

    group: Places
    unit: Places
    weight: Floats
    people: Floats


@dataclass(frozen=True)
class ShareWithin:
    """The share of the people in groups with a scored occupation who meet a rule.

    ``point`` is under the borrowed weights, ``band`` from the 5th to the 95th percentile if those are wrong as
    weights from elsewhere are, ``bounds`` without any weights (all of a group's occupations meet the rule, or any).
    ``by_group`` is the part of each group that meets it, missing where nothing is scored; ``covered`` the share of
    all people in groups with a score.
    """

    point: float
    band: tuple[float, float]
    bounds: tuple[float, float]
    covered: float
    by_group: Floats


def share_within(cells: Cells, meets: Floats, *, draws: int = DRAWS) -> ShareWithin:
    """Count the people whose occupation meets a rule: ``S = sum_g E_g F_g / sum_g E_g``.

    ``meets`` is how far each cell meets it (0 to 1, NaN where it has no score), and ``F_g`` its mean over the scored
    cells of a group, by weight.

    >>> cells = Cells(np.array([0, 0, 1]), np.array([0, 1, 2]), np.array([3.0, 1.0, 5.0]), np.array([100.0, 100.0]))
    >>> found = share_within(cells, np.array([1.0, 0.0, 0.0]))
    >>> found.point, found.bounds
    (0.375, (0.0, 0.5))
    """
    scored = ~np.isnan(meets)
    known = _Scored(cells, np.flatnonzero(scored), meets[scored])
    by_group = known.parts(known.weight[None, :])[0]
    people = cells.people[known.groups]
    total = people.sum()
    whole = np.full(len(cells.people), np.nan)
    whole[known.groups] = by_group
    if not total:
        return ShareWithin(np.nan, (np.nan, np.nan), (np.nan, np.nan), 0.0, whole)
    least, most = (np.asarray(edge, dtype=np.float64) for edge in known.bounds())
    shares = known.parts(known.drawn(draws)) @ people / total if draws else np.array([])
    point = float((by_group * people).sum() / total)
    low, high = np.quantile(shares, BAND) if draws else (point, point)
    return ShareWithin(
        point=point,
        band=(float(min(low, point)), float(max(high, point))),
        bounds=(float((least * people).sum() / total), float((most * people).sum() / total)),
        covered=float(total / cells.people.sum()),
        by_group=whole,
    )


@dataclass(frozen=True, eq=False)
class _Scored:
    """The scored cells alone, by group: where each group starts, and the groups that have one."""

    cells: Cells
    at: Places
    meets: Floats

    @property
    def weight(self) -> Floats:
        return self.cells.weight[self.at]

    @property
    def groups(self) -> Places:
        return np.unique(self.cells.group[self.at])

    @property
    def _starts(self) -> Places:
        group = self.cells.group[self.at]
        return np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])) if len(group) else self.at

    def parts(self, weights: Floats) -> Floats:
        """The part of each group that meets the rule, for rows of weights."""
        if not len(self.at):
            return np.zeros((len(weights), 0))
        met = np.add.reduceat(weights * self.meets, self._starts, axis=1)
        return np.asarray(met / np.add.reduceat(weights, self._starts, axis=1))

    def bounds(self) -> tuple[Floats, Floats]:
        """The least and the most of each group that can meet the rule, whatever the weights."""
        if not len(self.at):
            return self.meets, self.meets
        starts = self._starts
        return np.minimum.reduceat(self.meets, starts), np.maximum.reduceat(self.meets, starts)

    def drawn(self, draws: int) -> Floats:
        """Weights that err: one normal draw for each unit and each cell, on the scale of logarithms."""
        random = np.random.Generator(np.random.PCG64(_SEED))
        units = random.normal(0.0, WEIGHT_SPREAD, (draws, int(self.cells.unit.max()) + 1))
        cells = random.normal(0.0, WEIGHT_SPREAD, (draws, len(self.cells.weight)))
        # Drawn for all cells, so that a rule on fewer of them meets the same errors.
        return np.asarray(self.weight * np.exp(units[:, self.cells.unit] + cells)[:, self.at])
