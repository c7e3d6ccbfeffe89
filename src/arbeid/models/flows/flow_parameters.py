"""The parameters of the labour-flow model, each with its unit, bounds, prior and source."""

from __future__ import annotations

import math
from typing import Literal

from arbeid.models.named_parameters import declared

WEEKS_A_STEP = 6.75
STEPS_A_YEAR = 52 / WEEKS_A_STEP
BURN_IN_STEPS = 400

Success = Literal["poisson", "urn"]
Precision = Literal["float64", "float32"]


FLOW_PARAMETERS = declared("flows", __name__)


AROUND_FLOWS = declared("flows_around", __name__)
"""What is given to a run of flows beside its own parameters: the shock, the cycle, the network."""
SHOCK_YEARS, CYCLE_AMPLITUDE, RETAINED_SHARE = AROUND_FLOWS


def long_term_steps(weeks: float) -> int:
    """Give the step of a spell from which it is long-term: the first that ends after so many weeks.

    >>> long_term_steps(27), long_term_steps(52)
    (4, 8)
    """
    return math.ceil(round(weeks / WEEKS_A_STEP, 9))
