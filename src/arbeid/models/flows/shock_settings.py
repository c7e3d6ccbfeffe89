"""What a shock to demand is: whose hours it takes away, over how many years, and how it is followed."""

from __future__ import annotations

import math

from arbeid.errors import OutOfBounds
from arbeid.frozen import Frozen
from arbeid.models.flows.flow_parameters import BURN_IN_STEPS, SHOCK_YEARS, STEPS_A_YEAR

PAPER_BURN_IN, PAPER_STEPS = 100, 600
BURN_IN_MOST = 10_000
"""More steps than any labour market takes to come to rest."""
HORIZON_MOST = 1000


class ShockSettings(Frozen):
    """A shock: a share of each group's hours goes, and all work is shared again.

    ``measure`` is a measure that is a share or a probability, or a CSV file (code, value); empty, it is the
    one that is usual for the economy. It unfolds over ``years`` along a logistic curve, and ``horizon`` is
    how many years are followed (half as long again, where nothing is said). ``burn_in`` steps at rest come
    first; ``replicate`` takes the paper's own settings. ``stochastic`` follows whole people by chance.
    ``labour_force`` is the index of the labour force at the horizon, or a CSV file (year, index).
    """

    measure: str = ""
    years: float = SHOCK_YEARS.default
    horizon: float | None = None
    burn_in: int = BURN_IN_STEPS
    replicate: bool = False
    stochastic: bool = False
    labour_force: int | float | str | None = None

    @property
    def steps(self) -> int:
        """How many steps of 6.75 weeks come after the burn-in; only known of a complete shock."""
        if self.replicate:
            return PAPER_STEPS - self.burn_in
        assert self.horizon is not None
        return math.ceil(self.horizon * STEPS_A_YEAR)

    def complete(self) -> ShockSettings:
        """Fill in what follows from the rest. Errors: years, burn-in or a horizon out of bounds.

        >>> ShockSettings(years=10).complete().horizon
        15.0
        """
        years = SHOCK_YEARS.check(self.years)
        if not 1 <= self.burn_in <= BURN_IN_MOST:
            raise OutOfBounds("flows_burn_in", value=self.burn_in, most=BURN_IN_MOST)
        burn_in = PAPER_BURN_IN if self.replicate else self.burn_in
        return self.model_copy(update={"years": years, "horizon": self._horizon(years), "burn_in": burn_in})

    def _horizon(self, years: float) -> float:
        if self.replicate:
            return (PAPER_STEPS - PAPER_BURN_IN) / STEPS_A_YEAR
        if self.horizon is None:
            return 1.5 * years
        if not years <= self.horizon <= HORIZON_MOST:
            raise OutOfBounds("flows_horizon", horizon=self.horizon, years=years)
        return float(self.horizon)
