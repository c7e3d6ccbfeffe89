"""Where unemployment lies over draws under each closure, where it was not worked out beforehand.

Few draws, as each is followed through the labour market; what the scenario or the reader set stays where
it is.
"""

from __future__ import annotations

from dataclasses import replace

from arbeid.models.model import Numbers
from arbeid.run.own_values import with_own_values
from arbeid.settings import Settings
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.strata import MOST_FOLLOWED, drawn_structures

RATE = "unemployment_rate"


def own_rates(settings: Settings) -> dict[str, Numbers]:
    """Draw the rate at the horizon at ENDS, by closure; nothing where everything is fixed.

    Where what inverts laws of assumptions is not installed, there is nothing either. Errors: no network for
    the economy.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = own_rates(SCENARIOS.get("base").settings().set({"adoption": 0.4}))
    >>> sorted(found), bool(found["open"][0] < found["open"][-1])
    (['full', 'open'], True)
    """
    settings = with_own_values(settings)
    plan = replace(Plan(settings, (settings.measure,), MOST_FOLLOWED, SEED), flows=True)
    if not plan.names():
        return {}
    try:
        found = drawn_structures(plan, ("closure",))
    except ImportError:
        return {}
    lines = [one for structure in found for one in structure.drawn if one.outcome == RATE and one.draws]
    return {one.stratum.name: one.quantiles for one in lines}
