"""Productivity that comes with adoption while the saving itself grows: a path in the manner of Penn Wharton.

Equation: level(t) = exposed share x saving(t) x labour share x adoption(t), with a saving that rises in a
line from its start to its end and then stays. A template: the Penn Wharton Budget Model (2025) publishes
levels and not this formula.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.language import Text
from arbeid.models.drawn import drawn
from arbeid.params import Param, Params, Prior

Numbers = NDArray[np.float64]

_FROM_MEMORY = "Penn Wharton Budget Model 2025, from memory: to be verified"

PARAMS = Params(
    [
        Param(
            name="exposed_share",
            label=Text(
                nl="deel van het werk dat AI op den duur raakt", en="share of work that AI reaches in the end"
            ),
            default=0.40,
            unit="share",
            low=0,
            high=1,
            source="Penn Wharton Budget Model 2025: about 40% of GDP exposed",
            badge="derived",
            prior=Prior(law="pert", values=(0.12, 0.40, 0.68)),
        ),
        Param(
            name="saving_at_start",
            label=Text(nl="besparing op dat werk bij het begin", en="saving on that work at the start"),
            default=0.25,
            unit="share",
            low=0,
            high=1,
            source=_FROM_MEMORY,
            badge="assumed",
        ),
        Param(
            name="saving_at_end",
            label=Text(nl="besparing op dat werk op den duur", en="saving on that work in the end"),
            default=0.40,
            unit="share",
            low=0,
            high=1,
            source=_FROM_MEMORY,
            badge="assumed",
        ),
        Param(
            name="saving_years",
            label=Text(nl="jaren waarin de besparing groeit", en="years over which the saving grows"),
            default=50,
            unit="years",
            low=1,
            high=100,
            source="our fit to the levels of 2035, 2055 and 2075",
            badge="assumed",
        ),
        Param(
            name="labour_cost_share",
            label=Text(nl="aandeel van arbeid in de kosten", en="share of labour in cost"),
            default=0.57,
            unit="share",
            low=0,
            high=1,
            source="Acemoglu 2024, for the whole economy",
            badge="derived",
            prior=Prior(law="uniform", values=(0.50, 0.60)),
        ),
    ],
    __name__,
)


def gradual_gain(
    years: ArrayLike, adoption: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None
) -> Numbers:
    """Compute the gain in productivity (a fraction) at ``years`` after the start, (…, years).

    ``adoption`` is the share of exposed work done with AI by then, 0 to 1, of the same shape.

    >>> [round(100 * float(gain), 2) for gain in gradual_gain([0, 10, 50], [0.0, 0.23, 0.40])]
    [0.0, 1.47, 3.65]
    """
    time, used = np.asarray(years, dtype=np.float64), np.asarray(adoption, dtype=np.float64)
    given = drawn(PARAMS, overrides, axes=max(time.ndim, used.ndim))
    # After its years the saving stays, as the levels that were published flatten.
    gone = np.clip(time / given["saving_years"], 0, 1)
    saving = given["saving_at_start"] + (given["saving_at_end"] - given["saving_at_start"]) * gone
    return given["exposed_share"] * saving * given["labour_cost_share"] * used
