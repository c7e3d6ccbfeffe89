"""Errors of figures as draws: each draw and each kind of error has a stream of its own, whoever draws it.

A sequence that fills a space evenly has a dimension for each assumption; the thousands of errors of figures
have none. Their streams are seeded by seed, kind and draw, so that blocks can be cut anywhere.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def normals(seed: int, name: str, draws: Sequence[int], size: int) -> Floats:
    """Draw standard normals, (draws, size): those of a draw are the same whatever else is drawn.

    >>> both = normals(1, "survey", range(4, 6), 3)
    >>> bool((normals(1, "survey", [5], 3)[0] == both[1]).all())
    True
    """
    kind = zlib.crc32(name.encode())
    found = np.empty((len(draws), size))
    for at, draw in enumerate(draws):
        key = np.random.SeedSequence(seed, spawn_key=(kind, draw))
        found[at] = np.random.Generator(np.random.PCG64(key)).standard_normal(size)
    return found


def factors(normal: Floats, relative: Floats) -> Floats:
    """Turn normals into factors with mean 1 and these relative errors: lognormal, so none is negative.

    >>> factors(np.zeros((1, 1)), np.array([0.0])).tolist()
    [[1.0]]
    """
    spread = np.sqrt(np.log1p(relative**2))
    return np.asarray(np.exp(normal * spread - spread**2 / 2))
