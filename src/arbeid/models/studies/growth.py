"""How much productivity: the task-based calculator of Hulten's theorem.

Equation: d ln TFP = exposed share x profitable share x cost saving x labour share
(Acemoglu 2024, The simple macroeconomics of AI, NBER 32487, after Hulten 1978).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.named_parameters import declared

PARAMS = declared("growth", __name__)


@dataclass(frozen=True)
class Growth:
    """What AI adds to productivity: the level after the horizon (a fraction), and points a year."""

    level: float
    points_a_year: float


def growth(overrides: Mapping[str, object]) -> Growth:
    """Compute the gain in total factor productivity; overrides replace defaults of ``PARAMS``.

    The yearly figure is the level divided by the years, as the sources do; compounding would round to the
    same. Errors: an unknown parameter, or a value out of bounds.

    >>> round(100 * growth({}).level, 3), round(growth({}).points_a_year, 3)
    (0.661, 0.066)
    """
    given = PARAMS.bind(overrides)
    level = given["exposed"] * given["profitable"] * given["saving"] * given["labour_share"]
    return Growth(level=level, points_a_year=100 * level / given["years"])


@dataclass(frozen=True)
class Growths:
    """The same for every draw of the parameters, (draws,)."""

    level: NDArray[np.float64]
    points_a_year: NDArray[np.float64]


def growths(overrides: Mapping[str, ArrayLike] | None = None) -> Growths:
    """Compute ``growth`` for many draws at once; a parameter is a number or (draws,).

    Errors: as ``growth``.

    >>> growths({"saving": [0.27, 0.54]}).level.round(5).tolist()
    [0.00661, 0.01322]
    """
    given = PARAMS.bind(overrides, axes=0)
    level = given["exposed"] * given["profitable"] * given["saving"] * given["labour_share"]
    return Growths(level=level, points_a_year=100 * level / given["years"])
