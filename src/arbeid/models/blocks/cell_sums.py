"""Sums of cells (occupations, industries) over one side, without building every cell for every year."""

from __future__ import annotations

import numpy as np

from arbeid.models.model import Numbers
from arbeid.models.products import product


def over_industries(cells: Numbers, weight: Numbers) -> Numbers:
    """Add up cells over industries, (…, times, occupations); ``weight`` is (…, times, industries or 1).

    >>> import numpy as np
    >>> over_industries(np.array([[1.0, 2.0]]), np.array([[1.0, 10.0]])).tolist()
    [[21.0]]
    """
    if weight.shape[-1] == 1:
        # One weight for all industries, as in most runs, leaves one plain sum for all years.
        return np.asarray(weight * cells.sum(axis=1))
    return product(weight, cells.T)


def over_occupations(cells: Numbers, weight: Numbers) -> Numbers:
    """Add up cells over occupations, (…, times, industries); ``weight`` is (…, times, occupations or 1)."""
    if weight.shape[-1] == 1:
        return np.asarray(weight * cells.sum(axis=0))
    return product(weight, cells)


def total(values: Numbers) -> Numbers:
    """Add up the last axis and keep it, (…, times, 1)."""
    return np.asarray(values.sum(axis=-1, keepdims=True))
