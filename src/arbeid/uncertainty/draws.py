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
def draws(param: Param) -> Numbers:
    """Draw a parameter from its prior, within its bounds, (DRAWS,).

    Errors: a parameter without a prior.
    """
    if param.prior is None:
        raise ArbeidError("parameter_type", name=param.name, value=None)
    # Seeded by name: one more parameter in a model leaves the draws of all others as they were, so a range
    # moves only when an assumption does.
    random = np.random.default_rng([0, zlib.crc32(param.name.encode())])
    return np.clip(param.prior.draw(random, DRAWS), param.low, param.high)
