"""The Beveridge curve over a business cycle: unemployment and vacancies go round a loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.flows.flow_parameters import CYCLE_AMPLITUDE
from arbeid.models.flows.network import Network
from arbeid.models.flows.steady_state import warm_start
from arbeid.models.flows.step import simulate
from arbeid.models.flows.targets import CYCLE_STEPS, business_cycle

Floats = NDArray[np.floating[Any]]

_CYCLES = 20
"""So many, because a real network drifts: after 4 the loop is 1% smaller, after 8 0.2%."""


@dataclass(frozen=True, eq=False)
class CycleLoop:
    """One settled cycle, (steps,): rates as shares (0 to 1)."""

    unemployment_rate: Floats
    vacancy_rate: Floats

    @property
    def area(self) -> float:
        """The signed area of the loop, in squared shares: positive where it turns counter-clockwise.

        Unemployment lies along the horizontal axis, vacancies along the vertical one.
        """
        return signed_area(self.unemployment_rate, self.vacancy_rate)


def business_cycle_loop(
    network: Network,
    demand: ArrayLike,
    parameters: Mapping[str, float] | None = None,
    *,
    amplitude: float = CYCLE_AMPLITUDE.default,
    period: int = CYCLE_STEPS,
) -> CycleLoop:
    """Let demand swing until the loop repeats itself, and give its last cycle.

    ``demand`` is (occupations,), one job for every member of the labour force. Where the loop settles does
    not depend on the start. Source: del Rio-Chanona et al. 2021, who read the first cycle after 15 steps.
    """
    CYCLE_AMPLITUDE.check(amplitude)
    swing = business_cycle(demand, _CYCLES * period, amplitude, period)
    total = simulate(network, warm_start(demand, parameters), swing, parameters).total
    return CycleLoop(total.unemployment_rate[-period:, 0], total.vacancy_rate[-period:, 0])


def signed_area(horizontal: Floats, vertical: Floats) -> float:
    """Give the area that a closed path encloses, positive where it turns counter-clockwise.

    >>> signed_area(np.array([0.0, 1.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0, 1.0]))
    1.0
    """
    # The shoelace formula; rolled by one, so that the last point joins the first.
    crossed = horizontal * np.roll(vertical, -1) - vertical * np.roll(horizontal, -1)
    return float(crossed.sum() / 2)
