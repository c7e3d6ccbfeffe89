"""Whether two scenarios differ beyond what is not known of both: the same draws in one and the other.

What neither sets is drawn alike in both, so that only what the scenarios themselves make of it is left in
their difference; what one of them sets is drawn in the other alone. Two ranges beside each other would hide
that: they overlap even where every single draw has the one above the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from arbeid.answers.spread import ENDS
from arbeid.models.model import Numbers
from arbeid.run.own_values import with_own_values
from arbeid.settings import Settings
from arbeid.uncertainty.drawn import draws_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.headlines import headline_columns
from arbeid.uncertainty.ranges import OWN_DRAWS


@dataclass(frozen=True, eq=False)
class Paired:
    """Quantiles at ENDS of the second less the first, by headline, over the draws that both came to."""

    quantiles: Mapping[str, Numbers]
    draws: int

    def beyond(self, name: str) -> bool:
        """Tell whether nothing lies outside the 90% interval of a difference."""
        low, *_, high = self.quantiles[name]
        return bool(low > 0 or high < 0)


def paired_differences(one: Settings, other: Settings, year: int) -> Paired | None:
    """Draw two scenarios on one economy alike; nothing where everything is fixed in both.

    >>> from arbeid.scenario import SCENARIOS
    >>> slow, fast = (SCENARIOS.get(f"{name}-adoption").settings() for name in ("slow", "fast"))
    >>> paired_differences(slow, fast, 10).beyond("handed_over")
    True
    """
    plans = [_plan(settings, year) for settings in (one, other)]
    if not any(plan.names() for plan in plans):
        return None
    # A dimension belongs to a parameter for good, so both plans draw what they share at the same points.
    found = [headlines for _, headlines in map(draws_of, plans)]
    change = found[1] - found[0]
    change = change[np.isfinite(change).all(axis=1)]
    if not len(change):
        return None
    parts = np.quantile(change, [end / 100 for end in ENDS], axis=0)
    return Paired({name: parts[:, at] for at, name in enumerate(headline_columns())}, len(change))


def _plan(settings: Settings, year: int) -> Plan:
    settings = replace(with_own_values(settings), years=year)
    return Plan(settings, (settings.measure,), OWN_DRAWS, SEED)
