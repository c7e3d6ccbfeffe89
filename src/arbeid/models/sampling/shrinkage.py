"""What many noisy changes say together: each is drawn to their common mean by as much as it is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# The spread of true changes is unknown. It is integrated over this grid and never estimated: where an
# estimate comes out at 0, every group would differ from the mean for certain, the wrong way round.
_SPREADS = np.linspace(0.0, 0.30, 61)
_PRIOR_SCALE = 0.10
_PRIOR_AT_ZERO = 0.10
_HALVINGS = 36
# The normal distribution by interpolation, to 1e-6: importing scipy.special takes longer than all else here.
_END, _STEPS = 8.0, 4000
_POINTS = np.linspace(-_END, _END, _STEPS + 1)
_NORMAL = np.array([(1 + erf(point / sqrt(2))) / 2 for point in _POINTS])
_SLOPES = np.diff(_NORMAL) / np.diff(_POINTS)


@dataclass(frozen=True)
class Shrunk:
    """The changes as they probably are: a mixture of normals, one for each spread of true changes.

    ``chances`` has one number a spread; ``means`` and ``errors`` (log changes) have the shape (spreads,
    groups). ``below`` and ``above`` are the probabilities that a group's true change lies under or over the
    mean of all.
    """

    chances: Floats
    means: Floats
    errors: Floats
    below: Floats
    above: Floats

    def quantile(self, at: float) -> Floats:
        """Compute a quantile of each group's true change (log), by halving for all groups at once."""
        low, high = (self.means - 8 * self.errors).min(0), (self.means + 8 * self.errors).max(0)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            reached = _below((middle - self.means) / self.errors)
            under = (self.chances[:, None] * reached).sum(0) < at
            low, high = np.where(under, middle, low), np.where(under, high, middle)
        return np.asarray((low + high) / 2)

    def apart(self, side: Floats, sure: float = 0.95) -> npt.NDArray[np.bool_]:
        """Choose the groups that lie on one side of the mean with at least this probability."""
        return np.asarray(side > sure)

    def false_expected(self, side: Floats, sure: float = 0.95) -> float:
        """Count how many groups of that choice are expected to be chosen wrongly."""
        return float((1 - side[self.apart(side, sure)]).sum())


def shrink(changes: Floats, errors: Floats) -> Shrunk:
    """Compute what each change probably is, from changes (log) and their standard errors, one a group.

    ``y_i ~ N(theta_i, v_i)``, ``theta_i ~ N(mu, tau^2)`` with ``mu`` flat and ``tau`` half-normal(0.10), a
    tenth of its mass at 0, integrated on a grid up to 0.30. ``tau`` also holds true moves from one year to
    the next, so a group that differs has moved, and not because of anything in particular.

    >>> changes, errors = np.array([-0.3, 0.0, 0.02, 0.01]), np.array([0.1, 0.03, 0.03, 0.03])
    >>> bool(shrink(changes, errors).quantile(0.5)[0] > -0.3)
    True
    """
    # Every spread at once, and the mean solved for each: a grid of one dimension needs no sampler.
    weights = 1 / (errors**2 + _SPREADS[:, None] ** 2)
    centre = (weights * changes).sum(1) / weights.sum(1)
    unsure = 1 / weights.sum(1)
    deviations = changes - centre[:, None]
    chances = _chances(weights, deviations, unsure)
    kept = _SPREADS[:, None] ** 2 * weights
    means = centre[:, None] + kept * deviations
    variances = kept * errors**2 + (1 - kept) ** 2 * unsure[:, None]
    below, above = _sides(chances, kept, deviations, errors, unsure)
    return Shrunk(chances, means, np.sqrt(variances), below, above)


def _chances(weights: Floats, deviations: Floats, unsure: Floats) -> Floats:
    """The posterior chance of each spread, with the common mean integrated out."""
    prior = np.exp(-(_SPREADS**2) / (2 * _PRIOR_SCALE**2))
    # Its tenth stands on zero itself, so that “nobody moved apart” can win from any small spread.
    prior[0] = 0.0
    prior *= (1 - _PRIOR_AT_ZERO) / prior.sum()
    prior[0] = _PRIOR_AT_ZERO
    fit = 0.5 * (np.log(weights).sum(1) - (deviations**2 * weights).sum(1) + np.log(unsure))
    # Taken from the largest, so that the exponential of a few hundred does not become 0 throughout.
    chances = prior * np.exp(fit - fit.max())
    return np.asarray(chances / chances.sum())


def _below(points: Floats) -> Floats:
    # The points lie evenly, so each place follows from one product, where np.interp searches for it: this
    # runs a hundred times over all groups at all spreads.
    inside = np.clip(points, -_END, _END)
    place = np.minimum(((inside + _END) * (_STEPS / (2 * _END))).astype(np.intp), _STEPS - 1)
    return np.asarray(_NORMAL[place] + _SLOPES[place] * (inside - _POINTS[place]))


def _sides(
    chances: Floats, kept: Floats, deviations: Floats, errors: Floats, unsure: Floats
) -> tuple[Floats, Floats]:
    """The probability to lie below and above the mean; with no spread at all a group lies on neither side."""
    spread = np.sqrt(kept * errors**2 + kept**2 * unsure[:, None])
    away = np.divide(kept * deviations, spread, out=np.zeros_like(spread), where=spread > 0)
    above = np.where(spread > 0, _below(away), 0.0)
    below = np.where(spread > 0, _below(-away), 0.0)
    return (chances[:, None] * below).sum(0), (chances[:, None] * above).sum(0)
