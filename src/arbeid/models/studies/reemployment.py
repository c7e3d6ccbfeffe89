"""Productivity from people whom AI replaces and who work elsewhere, and from those whom it helps.

Equation: gain in labour productivity = substituted share x re-employed share + complemented share x gain.
A template in the manner of Goldman Sachs (2023), who publish the result and not this formula.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]


PARAMS = declared("reemployment", __name__)


@dataclass(frozen=True)
class Reemployment:
    """Gain in output per person at the start (fractions): from people who moved, from those helped, both."""

    moved: Numbers
    helped: Numbers
    gain: Numbers


def reemployment(overrides: Mapping[str, ArrayLike] | None = None) -> Reemployment:
    """Add up both gains; parameters are numbers or (draws,). Errors: a value out of bounds.

    What the replaced made is still made, by AI; so the output of those re-employed comes on top, and
    without them nothing does.

    >>> found = reemployment()
    >>> round(float(found.moved), 3), round(float(found.helped), 3), round(float(found.gain), 3)
    (0.07, 0.08, 0.15)
    """
    given = PARAMS.bind(overrides, axes=0)
    moved = given["substituted"] * given["reemployed"]
    helped = given["complemented"] * given["gain_when_helped"]
    return Reemployment(moved, helped, moved + helped)
