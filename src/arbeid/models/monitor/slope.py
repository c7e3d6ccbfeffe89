"""How much faster occupations grew that score one standard deviation higher, weighted by their people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Slope:
    """Points of growth a year per standard deviation of exposure, with its error, and what it rests on.

    ``error`` holds for spread that differs by occupation, not for occupations that move together: it is
    what a picture may show, and not what a test may rest on. ``effective`` is the number of equal
    occupations that would weigh as much.
    """

    slope: float
    error: float
    occupations: int
    effective: float


def growth(before: Floats, after: Floats, years: float) -> Floats:
    """Compute growth in log points a year: ``100 (ln after - ln before) / years``; both above 0.

    A long difference between two estimates that share no panels; the years in between, which do, are left
    out, since neighbours of pooled years are each other's echo.

    >>> round(float(growth(np.array([100.0]), np.array([110.0]), 2)[0]), 3)
    4.766
    """
    return np.asarray(100 * (np.log(after) - np.log(before)) / years)


def standardised(values: Floats, weights: Floats) -> Floats:
    """Scale values to weighted mean 0 and weighted standard deviation 1, along the last axis.

    Per standard deviation, so that measures on different scales ask the same question. Values that do not
    differ give NaN.

    >>> standardised(np.array([0.0, 1.0]), np.array([1.0, 1.0])).tolist()
    [-1.0, 1.0]
    """
    share = weights / weights.sum()
    centred = values - (values * share).sum(-1, keepdims=True)
    spread = np.sqrt((centred**2 * share).sum(-1, keepdims=True))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(centred / spread)


def deviation(values: Floats, weights: Floats) -> float:
    """Compute the weighted standard deviation of values.

    >>> deviation(np.array([0.0, 2.0, 9.0]), np.array([1.0, 1.0, 0.0]))
    1.0
    """
    share = weights / weights.sum()
    return float(np.sqrt(share @ (values - share @ values) ** 2))


def slopes(exposures: Floats, outcome: Floats, weights: Floats) -> Floats:
    """Compute the slope of one outcome on each row of exposures that are standardised already."""
    share = weights / weights.sum()
    return np.asarray(exposures @ (share * (outcome - share @ outcome)))


def slope(exposure: Floats, outcome: Floats, weights: Floats) -> Slope:
    """Fit ``g = a + b x + e`` by weighted least squares, x in weighted standard deviations.

    The error is the sandwich with ``n / (n - 2)``, because small occupations scatter more than large ones.

    >>> x, g = np.array([0.0, 1.0, 2.0, 3.0]), np.array([0.0, 2.0, 4.0, 6.0])
    >>> round(slope(x, g, np.ones(4)).slope, 3)
    2.236
    """
    share = weights / weights.sum()
    scaled = standardised(exposure, weights)
    centred = outcome - share @ outcome
    fitted = float(scaled @ (share * centred))
    count = len(scaled)
    # By the standardisation the slope's denominator is one, so the sandwich is this sum and nothing else.
    scatter = float(((share * scaled * (centred - fitted * scaled)) ** 2).sum())
    return Slope(
        slope=fitted,
        error=float(np.sqrt(scatter * count / max(count - 2, 1))),
        occupations=count,
        # Kish's: a few large occupations count for less than their number says.
        effective=float(1 / (share**2).sum()),
    )


def steepness(exposure: Floats, outcome: Floats, weights: Floats) -> float:
    """Compute the slope per unit in which the exposure comes, so that ways of asking keep one unit.

    >>> round(steepness(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0]), np.ones(3)), 6)
    2.0
    """
    share = weights / weights.sum()
    # Exposures that are all alike have no slope: nothing divided by nothing, said by NaN.
    centred = exposure - share @ exposure
    with np.errstate(invalid="ignore", divide="ignore"):
        return float((share * centred) @ outcome / ((share * centred) @ centred))


def without_trend(values: Floats, other: Floats, weights: Floats) -> Floats:
    """Take out of values what goes along with another column, by weighted least squares.

    >>> bool(np.allclose(without_trend(np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]), np.ones(3)), 0))
    True
    """
    share = weights / weights.sum()
    scaled = standardised(other, weights)
    centred = values - share @ values
    return np.asarray(centred - (scaled @ (share * centred)) * scaled)
