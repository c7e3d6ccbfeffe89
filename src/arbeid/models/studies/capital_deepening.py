"""From productivity to output, when capital grows along with it; and Acemoglu's variant for hard tasks.

Equations: at a constant capital-output ratio under Cobb-Douglas, ln Y = ln A / sbar, with sbar labour's
share of the whole economy (Acemoglu 2024). Hard tasks: ln A = easy gain x (1 - q (1 - k)), with q the share
of exposed tasks that is hard to learn and k what these save relative to easy ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]

PARAMS = declared("capital_deepening", __name__)

HARD_PARAMS = declared("capital_deepening_hard", __name__)


@dataclass(frozen=True)
class Deepening:
    """Growth in logs: of productivity, of output with capital that keeps pace, and what capital adds."""

    productivity: Numbers
    output: Numbers
    capital: Numbers


def capital_deepening(productivity: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Deepening:
    """Turn a gain in total factor productivity (in logs) into output; a boom in investment is not in it.

    >>> [round(100 * float(capital_deepening(gain / 100).output), 2) for gain in (0.66, 0.53)]
    [1.16, 0.93]
    """
    gain = np.asarray(productivity, dtype=np.float64)
    # Capital adds output, of which it takes its share again, and so on: in all, one over labour's share.
    output = gain / PARAMS.bind(overrides, axes=gain.ndim)["economy_labour_share"]
    return Deepening(gain, output, output - gain)


def with_hard_tasks(productivity: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Numbers:
    """Take down a gain in productivity for tasks that are hard to learn: a reconstruction, not the paper's.

    >>> round(100 * float(with_hard_tasks(0.0066)), 2)
    0.53
    """
    gain = np.asarray(productivity, dtype=np.float64)
    given = HARD_PARAMS.bind(overrides, axes=gain.ndim)
    return gain * (1 - given["hard_share"] * (1 - given["hard_saving"]))
