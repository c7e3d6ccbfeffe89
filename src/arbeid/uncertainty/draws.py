"""The draws of one assumption from its prior: the same in every run, whatever else is drawn."""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np

from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.params import Param

DRAWS = 400


@cache
def draws(param: Param, most: float | None = None) -> Numbers:
    """Draw a parameter from its prior, within its bounds, (DRAWS,): one draw from each of DRAWS equal parts.

    ``most`` is where the other assumptions cut it off. What lies out of bounds is left out of the law, not
    moved to the edge. Errors: a parameter without a prior.

    >>> from arbeid.models.block import parameters
    >>> found = draws(parameters("impact")["oversight"], most=0.2)
    >>> found.shape, bool(found.max() <= 0.2)
    ((400,), True)
    """
    if param.prior is None:
        raise ArbeidError("parameter_type", name=param.name, value=None)
    # Seeded by name: one more parameter in a model leaves the draws of all others as they were, so a range
    # moves only when an assumption does.
    random = np.random.default_rng([0, zlib.crc32(param.name.encode())])
    part = (random.permutation(DRAWS) + random.random(DRAWS)) / DRAWS
    return param.prior.quantile(part, param.low, param.high if most is None else min(most, param.high))
