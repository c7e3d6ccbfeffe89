"""New work in new job titles: the rate per decade behind a share, and the share behind a rate.

Equation: share after T decades = 1 - (1 - g)^T, if every decade the same part g of employment moves to
titles that are new in it. Autor, Chin, Salomons and Seegmiller (2024, New Frontiers, QJE 139(3)) count
about 60% of American employment in 2018 in titles added since 1940: T = 7.8, so g = 11.1%.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]

PARAMS = declared("new_titles", __name__)


@dataclass(frozen=True)
class NewTitles:
    """Share of employment that moves to new titles in a decade, and what that comes to after some years."""

    a_decade: Numbers
    share: Numbers


def new_titles(years: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> NewTitles:
    """Carry the rate of the past on over ``years`` (…): a what-if, not a forecast.

    It counts titles and not extra jobs: new titles grew partly in the place of old ones.
    Errors: years below zero.

    >>> past = new_titles(10)
    >>> round(100 * float(past.a_decade), 1), round(float(new_titles(78).share), 2)
    (11.1, 0.6)
    """
    span = np.asarray(years, dtype=np.float64)
    if not (span >= 0).all():
        raise OutOfBounds("years_below_zero", value=f"{span.min():g}")
    given = PARAMS.bind(overrides, axes=span.ndim)
    # In logs, so that a share near none or near all keeps its digits.
    stay = np.log1p(-given["share_in_new_titles"]) / given["over_years"]
    return NewTitles(-np.expm1(10 * stay), -np.expm1(span * stay))
