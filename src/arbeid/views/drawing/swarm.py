"""The layout of a beeswarm: circles at their value across, moved up or down until none overlaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
GAP = 1.0


def swarm(across: Sequence[float], radii: Sequence[float], gap: float = GAP) -> Floats:
    """Give how far each circle lies from the middle line, in pixels (n,); the largest take the middle.

    Each circle takes the free place nearest to the line: on it, or touching a neighbour. So circles keep
    at least ``gap`` between them, and their place across is exact.

    >>> swarm([0.0, 0.0, 9.0], [2.0, 1.0, 1.0]).tolist()
    [0.0, 4.0, 0.0]
    """
    x, radius = np.asarray(across, dtype=np.float64), np.asarray(radii, dtype=np.float64)
    y = np.zeros(len(x))
    placed = np.zeros(len(x), dtype=bool)
    # Large ones first: a large circle that came last would be pushed far from its line.
    for at in np.argsort(-radius, kind="stable"):
        near = np.flatnonzero(placed & (np.abs(x - x[at]) < radius + radius[at] + gap))
        y[at] = _free(y[near], radius[near] + radius[at] + gap, x[near] - x[at])
        placed[at] = True
    return y


def _free(y: Floats, apart: Floats, aside: Floats) -> float:
    """Give the height nearest to the line that keeps apart from every neighbour."""
    up = np.sqrt(np.maximum(apart**2 - aside**2, 0.0))
    # The nearest free height touches a neighbour or is the line itself, so no others need trying.
    tried = np.concatenate([[0.0], y + up, y - up])
    clear = (aside[None, :] ** 2 + (tried[:, None] - y[None, :]) ** 2) >= apart[None, :] ** 2 - 1e-6
    free = tried[clear.all(axis=1)]
    # Of two heights as near the upper one, so that a swarm is the same on every machine.
    return float(free[np.lexsort((-free, np.abs(free)))[0]])
