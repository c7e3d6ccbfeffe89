"""How much productivity: the task-based calculator of Hulten's theorem.

Equation: d ln TFP = exposed share x profitable share x cost saving x labour share
(Acemoglu 2024, The simple macroeconomics of AI, NBER 32487, after Hulten 1978).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.language import Text
from arbeid.models.drawn import drawn
from arbeid.params import Param, Params, Prior

PARAMS = Params(
    [
        Param(
            name="exposed",
            label=Text(nl="aandeel van het werk dat AI raakt", en="share of work that AI touches"),
            default=0.199,
            unit="share",
            low=0,
            high=1,
            source="Acemoglu 2024, after Eloundou et al. 2023",
            badge="derived",
            prior=Prior(law="pert", values=(0.12, 0.20, 0.68)),
        ),
        Param(
            name="profitable",
            label=Text(
                nl="deel daarvan dat binnen tien jaar loont", en="part of it that pays off within ten years"
            ),
            default=0.23,
            unit="share",
            low=0,
            high=1,
            source="Acemoglu 2024, after Svanberg et al. 2024",
            badge="derived",
            prior=Prior(law="pert", values=(0.05, 0.30, 0.80)),
        ),
        Param(
            name="saving",
            label=Text(nl="besparing op de arbeidskosten daar", en="saving on labour cost there"),
            default=0.27,
            unit="share",
            low=0,
            high=1,
            source="mean of Noy and Zhang 2023 (0.40) and Brynjolfsson et al. 2023 (0.14)",
            badge="derived",
            prior=Prior(law="pert", values=(0.10, 0.27, 0.45)),
        ),
        Param(
            name="labour_share",
            label=Text(nl="aandeel van arbeid in de kosten daar", en="share of labour in the cost there"),
            default=0.535,
            unit="share",
            low=0,
            high=1,
            source="Acemoglu 2024",
            badge="derived",
            prior=Prior(law="uniform", values=(0.50, 0.60)),
        ),
        Param(
            name="years",
            label=Text(nl="aantal jaren", en="number of years"),
            default=10,
            unit="years",
            low=1,
            high=50,
            source="horizon of the studies compared",
            badge="assumed",
        ),
    ],
    __name__,
)


@dataclass(frozen=True)
class Growth:
    """What AI adds to productivity: the level after the horizon (a fraction), and points a year."""

    level: float
    points_a_year: float


def growth(overrides: Mapping[str, object]) -> Growth:
    """Compute the gain in total factor productivity; overrides replace defaults of ``PARAMS``.

    The yearly figure is the level divided by the years, as the sources do; compounding would round to the
    same. Errors: an unknown parameter, or a value out of bounds.

    >>> round(100 * growth({}).level, 3), round(growth({}).points_a_year, 3)
    (0.661, 0.066)
    """
    given = PARAMS.bind(overrides)
    level = given["exposed"] * given["profitable"] * given["saving"] * given["labour_share"]
    return Growth(level=level, points_a_year=100 * level / given["years"])


@dataclass(frozen=True)
class Growths:
    """The same for every draw of the parameters, (draws,)."""

    level: NDArray[np.float64]
    points_a_year: NDArray[np.float64]


def growths(overrides: Mapping[str, ArrayLike] | None = None) -> Growths:
    """Compute ``growth`` for many draws at once; a parameter is a number or (draws,).

    Errors: as ``growth``.

    >>> growths({"saving": [0.27, 0.54]}).level.round(5).tolist()
    [0.00661, 0.01322]
    """
    given = drawn(PARAMS, overrides)
    level = given["exposed"] * given["profitable"] * given["saving"] * given["labour_share"]
    return Growths(level=level, points_a_year=100 * level / given["years"])
