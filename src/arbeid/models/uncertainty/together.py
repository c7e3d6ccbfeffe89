"""Parts of laws that go together: pairs drawn with a rank correlation, every law left as it is.

Each dimension becomes a normal one, the correlated ones are mixed by the root of their matrix, and become
parts between 0 and 1 again (a normal copula). It works point by point, so blocks can be cut anywhere, which
reordering a whole sample (Iman and Conover 1982) could not. Spearman's rho of two normals with correlation r
is ``6 / pi asin(r / 2)``, so ``r = 2 sin(pi rho / 6)``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from arbeid.errors import ArbeidError, OutOfBounds
from arbeid.models.model import Numbers

Pairs = Mapping[tuple[str, str], float]
"""Rank correlations, -1 to 1 without the ends, by two names."""


def correlated(parts: Numbers, names: Sequence[str], pairs: Pairs) -> Numbers:
    """Let columns of parts (points, names) go together as their pairs say; the others stay to the last bit.

    Errors: a correlation that is none; several that no law could have at once.

    >>> from arbeid.models.uncertainty.points import points
    >>> mixed = correlated(points(1, 0, 1024)[:, :2], ["a", "b"], {("a", "b"): 0.5})
    >>> round(spearman(mixed[:, 0], mixed[:, 1]), 2)
    0.5
    """
    if not pairs:
        return parts
    from scipy import special  # type: ignore[import-untyped]

    at = sorted({names.index(name) for pair in pairs for name in pair})
    root = _root([names[one] for one in at], pairs)
    normal = special.ndtri(parts[:, at])
    mixed = parts.copy()
    # Not with `@`, whose sums differ with the number of threads.
    mixed[:, at] = special.ndtr(np.einsum("ij,kj->ik", normal, root, optimize=False))
    return mixed


def _root(names: Sequence[str], pairs: Pairs) -> Numbers:
    matrix = np.eye(len(names))
    for (one, other), rank in pairs.items():
        if one == other or not -1 < rank < 1:
            raise OutOfBounds("draws_correlation", first=one, second=other, value=rank)
        row, column = names.index(one), names.index(other)
        matrix[row, column] = matrix[column, row] = 2 * np.sin(np.pi * rank / 6)
    try:
        return np.asarray(np.linalg.cholesky(matrix))
    except np.linalg.LinAlgError as error:
        raise ArbeidError("draws_correlations", names=", ".join(names)) from error


def groups(names: Sequence[str], pairs: Pairs) -> list[list[int]]:
    """Put the places of names that go together in one group, each other name in its own.

    >>> groups(["a", "b", "c", "d"], {("a", "c"): 0.5})
    [[0, 2], [1], [3]]
    """
    group = {name: {at} for at, name in enumerate(names)}
    for one, other in pairs:
        joined = group[one] | group[other]
        for at in joined:
            group[names[at]] = joined
    found = {tuple(sorted(places)) for places in group.values()}
    return [list(places) for places in sorted(found)]


def ranks(values: Numbers) -> Numbers:
    """Rank values along the last axis, about a mean of zero.

    >>> import numpy as np
    >>> ranks(np.array([3.0, 1.0, 2.0])).tolist()
    [1.0, -1.0, 0.0]
    """
    order = np.argsort(values, axis=-1, kind="stable")
    places = np.argsort(order, axis=-1, kind="stable")
    return np.asarray(places - (values.shape[-1] - 1) / 2, dtype=np.float64)


def spearman(one: Numbers, other: Numbers) -> float:
    """Compute the rank correlation of two samples without ties, -1 to 1; zero where one stands still.

    >>> import numpy as np
    >>> round(spearman(np.array([1.0, 2.0, 3.0]), np.array([1.0, 8.0, 27.0])), 12)
    1.0
    """
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    first, second = ranks(one), ranks(other)
    # Sums in a fixed order: those of the linear algebra depend on the number of its threads.
    own = np.sqrt((first * first).sum() * (second * second).sum())
    return float((first * second).sum() / own)
