"""Points of one scrambled Sobol sequence, block by block: parts of each law, between 0 and 1.

A sequence fills the whole of its cube evenly only where as many points are taken as a power of two, from the
first on (Owen 1998). Every parameter has a dimension of its own for good, in a cube of one width: with a
width that grew, the scrambling of all others would change.
"""

from __future__ import annotations

import numpy as np

from arbeid.errors import OutOfBounds
from arbeid.models.model import Numbers

WIDTH = 64
"""The dimensions of the sequence, taken or free."""
MOST = 2**26


def refuse_uneven(count: int) -> int:
    """Give a number of points back, which is a power of two; refuse another with the nearest ones.

    >>> refuse_uneven(1024)
    1024
    """
    if count > MOST:
        raise OutOfBounds("draws_many", value=count, most=MOST)
    if count < 2 or count & (count - 1):
        below = 2 ** max(int(count).bit_length() - 1, 1)
        raise OutOfBounds("draws_power", value=count, below=below, above=below * 2)
    return count


def points(seed: int, first: int, count: int, *, cubes: int = 1) -> Numbers:
    """Compute points ``first`` to ``first + count`` of the sequence of a seed, (count, WIDTH * cubes).

    Blocks of it are the same points wherever they are cut, so any number of workers draws one sequence.

    >>> whole = points(1, 0, 8)
    >>> bool((points(1, 4, 4) == whole[4:]).all())
    True
    """
    from scipy.stats import qmc  # type: ignore[import-untyped]

    sequence = qmc.Sobol(WIDTH * cubes, scramble=True, rng=np.random.default_rng(seed))
    if first:
        sequence.fast_forward(first)
    return np.asarray(sequence.random(count))
