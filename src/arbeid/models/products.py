"""Products of matrices that are the same to the last bit on any number of cores.

The linear algebra behind ``@`` divides its sums over threads, as many as the machine has; these loops do
not, and at the sizes of labour markets they are as fast.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
# As precise as what went in, which a type cannot say here.
Made = NDArray[Any]


def product(one: Floats, other: Floats) -> Made:
    """Multiply as ``one @ other`` does: a row or rows, (…, n), with a matrix, (n, m).

    >>> product(np.array([[1.0, 2.0]]), np.array([[1.0], [10.0]])).tolist()
    [[21.0]]
    """
    return np.asarray(np.einsum("...i,ij->...j", one, other, optimize=False))


def applied(matrix: Floats, column: Floats) -> Made:
    """Multiply as ``matrix @ column`` does: a matrix, (n, m), with a column, (m,).

    >>> applied(np.array([[1.0, 2.0]]), np.array([1.0, 10.0])).tolist()
    [21.0]
    """
    return np.asarray(np.einsum("ij,j->i", matrix, column, optimize=False))
