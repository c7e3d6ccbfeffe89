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

from arbeid.language import Text
from arbeid.models.drawn import drawn
from arbeid.params import Param, Params, Prior

Numbers = NDArray[np.float64]

PARAMS = Params(
    [
        Param(
            name="economy_labour_share",
            label=Text(
                nl="aandeel van arbeid in de hele economie", en="share of labour in the whole economy"
            ),
            default=0.57,
            unit="share",
            low=0.05,
            high=1,
            source="Acemoglu 2024: 0.66% over 0.57 is his 1.16%",
            badge="derived",
            prior=Prior(law="uniform", values=(0.50, 0.60)),
        )
    ],
    __name__,
)

HARD_PARAMS = Params(
    [
        Param(
            name="hard_share",
            label=Text(
                nl="deel van het blootgestelde werk dat moeilijk te leren is",
                en="share of exposed work that is hard to learn",
            ),
            default=0.264,
            unit="share",
            low=0,
            high=1,
            source="our reconstruction, chosen so that Acemoglu's 0.66% becomes his 0.53%",
            badge="assumed",
            prior=Prior(law="uniform", values=(0.15, 0.40)),
        ),
        Param(
            name="hard_saving",
            label=Text(
                nl="besparing op moeilijk werk ten opzichte van makkelijk werk",
                en="saving on hard work relative to easy work",
            ),
            default=0.25,
            unit="share",
            low=0,
            high=1,
            source="our reconstruction: a quarter as much, to be verified in Acemoglu 2024",
            badge="assumed",
            prior=Prior(law="uniform", values=(0.1, 0.5)),
        ),
    ],
    __name__,
)


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
    output = gain / drawn(PARAMS, overrides, axes=gain.ndim)["economy_labour_share"]
    return Deepening(gain, output, output - gain)


def with_hard_tasks(productivity: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> Numbers:
    """Take down a gain in productivity for tasks that are hard to learn: a reconstruction, not the paper's.

    >>> round(100 * float(with_hard_tasks(0.0066)), 2)
    0.53
    """
    gain = np.asarray(productivity, dtype=np.float64)
    given = drawn(HARD_PARAMS, overrides, axes=gain.ndim)
    return gain * (1 - given["hard_share"] * (1 - given["hard_saving"]))
