"""What happens to the work that AI reaches: handed over to it, or assisted by it.

Equations (see the method page, "How the parts join"): reach z = x a; handed over z m; assisted z (1 - m);
m = clip(m0 (1 - psi (theta - mean theta)), 0, 1), the mean weighted by people at work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.language import Text
from arbeid.params import Param, Params, Prior

Numbers = NDArray[np.float64]

PARAMS = Params(
    [
        Param(
            name="adoption",
            label=Text(
                nl="deel van het blootgestelde werk dat binnen tien jaar met AI loont",
                en="share of exposed work worth doing with AI within ten years",
            ),
            default=0.23,
            unit="share",
            low=0,
            high=1,
            source="Acemoglu 2024, after Svanberg et al. 2024; high end 0.80: Aghion and Bunel 2024",
            badge="derived",
            prior=Prior(law="pert", values=(0.23, 0.30, 0.80)),
        ),
        Param(
            name="handed_over",
            label=Text(
                nl="deel van het bereikte werk dat wordt overgenomen",
                en="share of reached work that is handed over",
            ),
            default=0.45,
            unit="share",
            low=0,
            high=1,
            source="Anthropic Economic Index, Claude.ai, November 2025 (45% automation)",
            badge="derived",
        ),
        Param(
            name="slope",
            label=Text(
                nl="hoe sterk complementariteit overname remt",
                en="how strongly complementarity holds handing over back",
            ),
            default=1.0,
            unit="per unit of complementarity",
            low=0,
            high=5,
            source="slope of the complementarity-adjusted AIOE, Pizzinelli et al. 2023",
            badge="assumed",
        ),
    ]
)


@dataclass(frozen=True)
class Impact:
    """Shares of each group's work, 0 to 1: reached by AI, handed over to it, assisted by it."""

    reached: Numbers
    handed_over: Numbers
    assisted: Numbers


def impact(
    exposure: Numbers, complementarity: Numbers, people: Numbers, overrides: Mapping[str, Any] | None = None
) -> Impact:
    """Split each group's exposed work over handed over and assisted.

    ``exposure`` is a share of work by group; ``complementarity`` may be missing (NaN), which leaves the
    average share handed over; a missing exposure stays missing. Shapes: (groups,), or (draws, groups).

    >>> split = impact(np.array([0.5]), np.array([np.nan]), np.array([10.0]))
    >>> round(float(split.handed_over[0]), 5), round(float(split.assisted[0]), 5)
    (0.05175, 0.06325)
    """
    given = PARAMS.bind(overrides or {})
    reached = exposure * given["adoption"]
    mode = given["handed_over"] * (1 - given["slope"] * (complementarity - _mean(complementarity, people)))
    mode = np.where(np.isnan(mode), given["handed_over"], np.clip(mode, 0, 1))
    return Impact(reached=reached, handed_over=reached * mode, assisted=reached * (1 - mode))


def _mean(values: Numbers, people: Numbers) -> Numbers:
    known = ~np.isnan(values)
    weights = np.where(known, people, 0.0)
    total = weights.sum(axis=-1, keepdims=True)
    weighted = np.where(known, values, 0.0) * weights
    return np.asarray(np.divide(weighted.sum(axis=-1, keepdims=True), np.where(total > 0, total, 1.0)))
