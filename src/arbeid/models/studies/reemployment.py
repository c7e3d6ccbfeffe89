"""Productivity from people whom AI replaces and who work elsewhere, and from those whom it helps.

Equation: gain in labour productivity = substituted share x re-employed share + complemented share x gain.
A template in the manner of Goldman Sachs (2023), who publish the result and not this formula.
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

_US = "Goldman Sachs 2023, US"

PARAMS = Params(
    [
        Param(
            name="substituted",
            label=Text(
                nl="deel van de werkenden dat door AI wordt vervangen",
                en="share of people at work whom AI replaces",
            ),
            default=0.07,
            unit="share",
            low=0,
            high=1,
            source=f"{_US}: 7%; prior: 3 to 14%, Goldman Sachs 2025",
            badge="derived",
            prior=Prior(law="triangular", values=(0.03, 0.07, 0.14)),
        ),
        Param(
            name="reemployed",
            label=Text(nl="deel van hen dat ander werk vindt", en="share of them who find other work"),
            default=1.0,
            unit="share",
            low=0,
            high=1,
            source=f"{_US}: in the long run everyone",
            badge="assumed",
        ),
        Param(
            name="complemented",
            label=Text(
                nl="deel van de werkenden dat door AI wordt geholpen",
                en="share of people at work whom AI helps",
            ),
            default=0.63,
            unit="share",
            low=0,
            high=1,
            source=f"{_US}: 63%",
            badge="derived",
        ),
        Param(
            name="gain_when_helped",
            label=Text(nl="hoeveel meer zij in dezelfde tijd doen", en="how much more they do in the time"),
            default=0.127,
            unit="share",
            low=0,
            high=2,
            source="our fit to 1.5 points a year over ten years; Brynjolfsson et al. 2023 have 0.14",
            badge="assumed",
        ),
    ],
    __name__,
)


@dataclass(frozen=True)
class Reemployment:
    """Gain in output per person at the start (fractions): from people who moved, from those helped, both."""

    moved: Numbers
    helped: Numbers
    gain: Numbers


def reemployment(overrides: Mapping[str, ArrayLike] | None = None) -> Reemployment:
    """Add up both gains; parameters are numbers or (draws,). Errors: a value out of bounds.

    What the replaced made is still made, by AI; so the output of those re-employed comes on top, and
    without them nothing does.

    >>> found = reemployment()
    >>> round(float(found.moved), 3), round(float(found.helped), 3), round(float(found.gain), 3)
    (0.07, 0.08, 0.15)
    """
    given = drawn(PARAMS, overrides)
    moved = given["substituted"] * given["reemployed"]
    helped = given["complemented"] * given["gain_when_helped"]
    return Reemployment(moved, helped, moved + helped)
