"""Draws of parameters that are not known exactly, from the priors that they declare."""

from __future__ import annotations

import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

from arbeid.errors import ArbeidError
from arbeid.params import Param

Numbers = NDArray[np.float64]

DRAWS = 400
_NORMAL_95 = 1.6448536269514722


@cache
def draws(param: Param) -> Numbers:
    """Draw a parameter from its prior, within its bounds; the same draws whatever else is drawn.

    The ends of a lognormal are its 5 and 95%; of the other laws they are the least and the most.
    """
    if param.prior is None:
        raise ArbeidError("parameter_type", name=param.name, value=None)
    random = np.random.default_rng([0, zlib.crc32(param.name.encode())])
    low, *middle, high = param.prior.values
    mode = middle[0] if middle else (low + high) / 2
    if param.prior.law == "uniform":
        found = random.uniform(low, high, DRAWS)
    elif param.prior.law == "triangular":
        found = random.triangular(low, mode, high, DRAWS)
    elif param.prior.law == "lognormal":
        found = random.lognormal(np.log(mode), np.log(high / low) / (2 * _NORMAL_95), DRAWS)
    else:
        part = 4 * (mode - low) / (high - low)
        found = low + (high - low) * random.beta(1 + part, 5 - part, DRAWS)
    return np.clip(found, param.low, param.high)
