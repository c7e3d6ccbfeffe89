"""How far AI is taken up: a logistic path of the exposed work that is done with AI, from the base year on.

Equations: ``S(t) = 1 / (1 + exp(-ln 81 (t - t50) / d))``, ``a(t) = a_max (S(t) - S(0)) / (S(t_h) - S(0))``,
within 0 to 1, so that nothing has changed at the start and the share is reached exactly when it is due.
"""

from __future__ import annotations

import numpy as np

from arbeid.errors import ArbeidError
from arbeid.models.model import Named, Numbers

_FLAT = 1e-9


def logistic(time: Numbers, halfway: Numbers, duration: Numbers) -> Numbers:
    """Give the share of its way that adoption has gone: a half at ``halfway``, 10 to 90% in ``duration``."""
    # From 10 to 90% the log odds go from -ln 9 to ln 9, which is ln 81 apart.
    return np.asarray(1 / (1 + np.exp(-np.log(81) * (time - halfway) / duration)))


def adoption(
    time: Numbers, ceiling: Numbers, within: Numbers, halfway: Numbers, duration: Numbers
) -> Numbers:
    """Give the share of exposed work done with AI since the base year, years in and share out.

    A curve that is flat over the years asked for, to nine digits, is drawn as a straight line.

    >>> at = np.array([0.0, 5.0, 10.0])
    >>> adoption(at, np.float64(0.23), np.float64(10), np.float64(5), np.float64(8)).round(3).tolist()
    [0.0, 0.115, 0.23]
    """
    start = logistic(np.zeros_like(time), halfway, duration)
    end = logistic(np.zeros_like(time) + within, halfway, duration)
    gone, whole = logistic(time, halfway, duration) - start, end - start
    curved = whole > _FLAT
    part = np.where(curved, gone / np.where(curved, whole, 1.0), time / within)
    # After the year in which its share is due a path goes on, but not past all of the work.
    return np.asarray(np.clip(ceiling * part, 0, 1))


def run(taken: Named, params: Named) -> Named:
    """Compute the share of exposed work done with AI, along the axis on which it was set."""
    given = [axis for axis in ("occupation", "industry") if f"adoption_by_{axis}" in params]
    # Set both ways, a cell would have two shares, and nothing says which one is meant.
    if len(given) == 2:
        raise ArbeidError("adoption_both_ways")
    # The other way is one, so that the product of both is the share in a cell whichever was given.
    path = {axis: np.ones((1, 1)) for axis in ("occupation", "industry")}
    axis = given[0] if given else "occupation"
    ceiling = params.get(f"adoption_by_{axis}", params["adoption"])
    path[axis] = adoption(taken["time"], ceiling, params["within"], params["halfway"], params["duration"])
    return {f"adoption_by_{axis}": values for axis, values in path.items()}
