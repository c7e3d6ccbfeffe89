"""Robots: what one more per thousand workers did to employment and wages, as far as that was seen.

Equations (Acemoglu and Restrepo 2020, Robots and Jobs, Journal of Political Economy 128(6), comparing
American commuting zones 1990-2007): change of employment over population = -0.2 points x R and change of
ln wage = -0.42% x R, with R robots added per thousand workers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]


MOST_ROBOTS = 5.0
"""Robots added per thousand workers beyond which nothing was observed and the line is not drawn on."""

PARAMS = declared("robots", __name__)


@dataclass(frozen=True)
class Robots:
    """Change of employment over population (points), and of wages (a fraction of them, in logs)."""

    employment_points: Numbers
    wage: Numbers


def robots(added: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Robots:
    """Draw the line for robots added per thousand workers; overrides replace defaults of ``PARAMS``.

    ``added`` is (…), each parameter a number or (draws,) that leads it. It is a comparison of regions:
    what robots did to a whole country, through prices and trade, is not in it. Errors: robots below zero,
    missing, or above ``MOST_ROBOTS``.

    >>> change = robots(1)
    >>> float(change.employment_points), round(float(change.wage), 4)
    (-0.2, -0.0042)
    >>> robots(20)
    Traceback (most recent call last):
    arbeid.errors.OutOfBounds: The robot calculator holds for 0 to 5 robots added per thousand workers, \
not 20: beyond that nobody has seen what happens.
    """
    more = np.asarray(added, dtype=np.float64)
    outside = more[~((more >= 0) & (more <= MOST_ROBOTS))]
    if outside.size:
        raise OutOfBounds("robots_range", value=f"{outside.flat[0]:g}", high=f"{MOST_ROBOTS:g}")
    given = PARAMS.bind(overrides, axes=more.ndim)
    return Robots(given["employment_effect"] * more, given["wage_effect"] / 100 * more)


def draft_range(added: float) -> tuple[Robots, Robots]:
    """Compute the same line at the two ends that the 2017 draft printed: the strongest effect, the weakest.

    >>> strong, weak = draft_range(1)
    >>> float(strong.employment_points), float(weak.employment_points)
    (-0.34, -0.18)
    """
    priors = {name: PARAMS[name].prior for name in PARAMS.names()}
    ends = ({name: prior.values[at] for name, prior in priors.items() if prior} for at in (0, 1))
    strong, weak = (robots(added, end) for end in ends)
    return strong, weak
