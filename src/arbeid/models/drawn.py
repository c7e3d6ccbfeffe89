"""Parameters of a rule as single numbers, or as one number for each draw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError
from arbeid.params import Params

Numbers = NDArray[np.float64]


def drawn(
    params: Params, overrides: Mapping[str, ArrayLike] | None = None, *, axes: int = 0
) -> dict[str, Numbers]:
    """Lay overrides over the defaults; each is a number, or an array (draws,) that leads all other axes.

    ``axes`` is how many axes follow the draws in the inputs of the rule. Errors: an unknown name, or any
    value out of bounds.

    >>> from arbeid.models.studies.growth import PARAMS
    >>> drawn(PARAMS, {"exposed": [0.1, 0.2]}, axes=1)["exposed"].shape
    (2, 1)
    """
    found = {name: np.asarray(value) for name, value in params.bind({}).items()}
    for name, given in (overrides or {}).items():
        values = np.asarray(given)
        if values.ndim > 1 or not values.size:
            raise ArbeidError("parameter_type", name=name, value=given)
        for value in _ends(values):
            params[name].check(value)
        found[name] = values.astype(np.float64).reshape(values.shape + (1,) * (axes if values.ndim else 0))
    return found


def _ends(values: NDArray[Any]) -> list[object]:
    """Give the least and the greatest of numbers, as all others are within these; else everything."""
    if values.dtype.kind in "fiu":
        return [values.min().item(), values.max().item()]
    return list(values.ravel().tolist())
