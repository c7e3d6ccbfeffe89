"""Productivity that comes with adoption while the saving itself grows: a path in the manner of Penn Wharton.

Equation: level(t) = exposed share x saving(t) x labour share x adoption(t), with a saving that rises in a
line from its start to its end and then stays. A template: the Penn Wharton Budget Model (2025) publishes
levels and not this formula.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]


PARAMS = declared("gradual_gain", __name__)


def gradual_gain(
    years: ArrayLike, adoption: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None
) -> Numbers:
    """Compute the gain in productivity (a fraction) at ``years`` after the start, (…, years).

    ``adoption`` is the share of exposed work done with AI by then, 0 to 1, of the same shape.

    >>> [round(100 * float(gain), 2) for gain in gradual_gain([0, 10, 50], [0.0, 0.23, 0.40])]
    [0.0, 1.47, 3.65]
    """
    time, used = np.asarray(years, dtype=np.float64), np.asarray(adoption, dtype=np.float64)
    given = PARAMS.bind(overrides, axes=max(time.ndim, used.ndim))
    # After its years the saving stays, as the levels that were published flatten.
    gone = np.clip(time / given["saving_years"], 0, 1)
    saving = given["saving_at_start"] + (given["saving_at_end"] - given["saving_at_start"]) * gone
    return given["exposed_share"] * saving * given["labour_cost_share"] * used
