"""The parameters of the labour-flow model, each with its unit, bounds, prior and source."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.params import Param, Params, Prior

WEEKS_A_STEP = 6.75
STEPS_A_YEAR = 52 / WEEKS_A_STEP
BURN_IN_STEPS = 400

Success = Literal["poisson", "urn"]
Precision = Literal["float64", "float32"]

_PAPER = "del Rio-Chanona et al. 2021, replication code"
_GRID = f"{_PAPER}; prior: the grid of its calibration"
_SPEEDS = f"{_PAPER} (ten times the separation chance); prior: the spread over later implementations"

FLOW_PARAMETERS = Params(
    [
        Param(
            name="separation_chance",
            label=Text(
                nl="kans op baanverlies zonder vraagschok", en="chance of job loss without a demand shock"
            ),
            default=0.016,
            unit="probability per step of 6.75 weeks",
            low=0.0001,
            high=0.5,
            source=_GRID,
            badge="modelled",
            prior=Prior(law="uniform", values=(0.0145, 0.0175)),
        ),
        Param(
            name="opening_chance",
            label=Text(
                nl="kans op een vacature zonder vraagschok", en="chance of a vacancy without a demand shock"
            ),
            default=0.012,
            unit="probability per step of 6.75 weeks",
            low=0.0001,
            high=0.5,
            source=_GRID,
            badge="modelled",
            prior=Prior(law="uniform", values=(0.009, 0.0135)),
        ),
        Param(
            name="shedding_speed",
            label=Text(
                nl="snelheid waarmee een teveel aan banen verdwijnt",
                en="speed at which surplus jobs are shed",
            ),
            default=0.16,
            unit="share of the gap per step of 6.75 weeks",
            low=0.001,
            high=1.0,
            source=_SPEEDS,
            badge="modelled",
            prior=Prior(law="lognormal", values=(0.08, 0.16, 0.40)),
        ),
        Param(
            name="hiring_speed",
            label=Text(
                nl="snelheid waarmee voor een tekort aan banen vacatures opengaan",
                en="speed at which vacancies open for missing jobs",
            ),
            default=0.16,
            unit="share of the gap per step of 6.75 weeks",
            low=0.001,
            high=1.0,
            source=_SPEEDS,
            badge="modelled",
            prior=Prior(law="lognormal", values=(0.08, 0.16, 0.40)),
        ),
        Param(
            name="long_term_weeks",
            label=Text(
                nl="weken werkloos vanaf waar werkloosheid langdurig heet",
                en="weeks of unemployment from which it counts as long-term",
            ),
            default=27,
            unit="weeks",
            low=WEEKS_A_STEP,
            high=520,
            usual_high=104,
            step=1,
            source="US Current Population Survey, 27 weeks or more",
            badge="assumed",
        ),
    ],
    __name__,
)

SHOCK_YEARS = Param(
    name="years",
    label=Text(nl="jaren waarover de schok zich voltrekt", en="years over which the shock unfolds"),
    default=30,
    unit="years",
    low=0.2,
    high=200,
    source=f"{_PAPER}; prior: judgement",
    prior=Prior(law="triangular", values=(10, 20, 30)),
)

CYCLE_AMPLITUDE = Param(
    name="amplitude",
    label=Text(nl="uitslag van de vraag in de conjunctuur", en="swing of demand over the business cycle"),
    default=0.065,
    unit="share of demand",
    low=0,
    high=0.5,
    source=_GRID,
    badge="modelled",
    prior=Prior(law="uniform", values=(0.06, 0.08)),
)

RETAINED_SHARE = Param(
    name="retained_share",
    label=Text(
        nl="aandeel van de sollicitaties in het eigen beroep",
        en="share of applications in the own occupation",
    ),
    default=0.5502916755953751,
    unit="share",
    low=0,
    high=0.99,
    source=f"{_PAPER}, from a yearly mobility of 19% and a mean unemployment of 6%",
    badge="modelled",
    prior=Prior(law="beta", values=(0.40, 0.55, 0.75)),
)

AROUND_FLOWS = Params([SHOCK_YEARS, CYCLE_AMPLITUDE, RETAINED_SHARE], __name__)
"""What is given to a run of flows beside its own parameters: the shock, the cycle, the network."""


def numbers(param: Param, values: ArrayLike) -> NDArray[np.float64]:
    """Give one value of a parameter, or one for each scenario, as an array; each must be within its bounds.

    >>> numbers(RETAINED_SHARE, [0.4, 0.6])
    array([0.4, 0.6])
    """
    try:
        given = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ArbeidError("parameter_type", name=param.name, value=values) from None
    if given.ndim > 1 or given.size == 0:
        raise ArbeidError("flow_parameter_shape", name=param.name, shape=given.shape)
    for value in (given.min(), given.max()):
        param.check(float(value))
    return given


def long_term_steps(weeks: float) -> int:
    """Give the step of a spell from which it is long-term: the first that ends after so many weeks.

    >>> long_term_steps(27), long_term_steps(52)
    (4, 8)
    """
    return math.ceil(round(weeks / WEEKS_A_STEP, 9))
