"""How far AI is taken up: a logistic path of the exposed work that is done with AI, from the base year on.

Equations: ``S(t) = 1 / (1 + exp(-ln 81 (t - t50) / d))``, ``a(t) = a_max (S(t) - S(0)) / (S(t_h) - S(0))``,
within 0 to 1, so that nothing has changed at the start and the share is reached exactly when it is due.
"""

from __future__ import annotations

import numpy as np

from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.models.model import Model, Named, Numbers
from arbeid.params import Param, Params, Prior

PARAMS = Params(
    [
        Param(
            name="adoption",
            label=Text(
                nl="deel van het blootgestelde werk dat binnen tien jaar met AI loont",
                en="share of exposed work worth doing with AI within ten years",
            ),
            default=0.33,
            unit="share",
            low=0,
            high=1,
            source="the middle of its prior; most likely 0.30 and high end 0.80: Aghion and Bunel 2024; low "
            "end 0.05: our choice, far under the 0.23 of Acemoglu 2024 (after Svanberg et al. 2024)",
            badge="assumed",
            prior=Prior(law="pert", values=(0.05, 0.30, 0.80)),
            by=("industry", "occupation"),
            main=True,
        ),
        Param(
            name="within",
            label=Text(
                nl="jaren waarin dat deel wordt bereikt", en="years within which that share is reached"
            ),
            default=10,
            unit="years",
            low=1,
            high=50,
            usual_high=30,
            step=1,
            source="Acemoglu 2024 (ten years)",
            badge="assumed",
            main=True,
        ),
        Param(
            name="halfway",
            label=Text(nl="jaren tot de helft van de invoering", en="years until adoption is halfway"),
            default=5.3,
            unit="years",
            low=-20,
            high=50,
            usual_high=20,
            step=0.1,
            source="assumption: about the middle of ten years",
            badge="assumed",
            prior=Prior(law="triangular", values=(3, 5, 8)),
        ),
        Param(
            name="duration",
            label=Text(nl="jaren van 10 naar 90% van de invoering", en="years from 10 to 90% of adoption"),
            default=9.1,
            unit="years",
            low=0.5,
            high=60,
            usual_high=30,
            step=0.1,
            source="assumption: nearly all within ten years",
            badge="assumed",
            prior=Prior(law="triangular", values=(4, 8, 16)),
        ),
    ],
    __name__,
)

_FLAT = 1e-9


def logistic(time: Numbers, halfway: Numbers, duration: Numbers) -> Numbers:
    """Give the share of its way that adoption has gone: a half at ``halfway``, 10 to 90% in ``duration``."""
    # From 10 to 90% the log odds go from -ln 9 to ln 9, which is ln 81 apart.
    return np.asarray(1 / (1 + np.exp(-np.log(81) * (time - halfway) / duration)))


def adoption(
    time: Numbers, ceiling: Numbers, within: Numbers, halfway: Numbers, duration: Numbers
) -> Numbers:
    """Give the share of exposed work done with AI since the base year, years in and share out.

    A curve that is flat over the years asked for, to nine digits, is drawn as a straight line.

    >>> at = np.array([0.0, 5.0, 10.0])
    >>> adoption(at, np.float64(0.23), np.float64(10), np.float64(5), np.float64(8)).round(3).tolist()
    [0.0, 0.115, 0.23]
    """
    start = logistic(np.zeros_like(time), halfway, duration)
    end = logistic(np.zeros_like(time) + within, halfway, duration)
    gone, whole = logistic(time, halfway, duration) - start, end - start
    curved = whole > _FLAT
    part = np.where(curved, gone / np.where(curved, whole, 1.0), time / within)
    # After the year in which its share is due a path goes on, but not past all of the work.
    return np.asarray(np.clip(ceiling * part, 0, 1))


def _run(taken: Named, params: Named) -> Named:
    given = [axis for axis in ("occupation", "industry") if f"adoption_by_{axis}" in params]
    # Set both ways, a cell would have two shares, and nothing says which one is meant.
    if len(given) == 2:
        raise ArbeidError("adoption_both_ways")
    # The other way is one, so that the product of both is the share in a cell whichever was given.
    path = {axis: np.ones((1, 1)) for axis in ("occupation", "industry")}
    axis = given[0] if given else "occupation"
    ceiling = params.get(f"adoption_by_{axis}", params["adoption"])
    path[axis] = adoption(taken["time"], ceiling, params["within"], params["halfway"], params["duration"])
    return {f"adoption_by_{axis}": values for axis, values in path.items()}


ADOPTION = Model(
    name="adoption",
    params=PARAMS,
    takes=("time",),
    gives=("adoption_by_occupation", "adoption_by_industry"),
    run=_run,
)
