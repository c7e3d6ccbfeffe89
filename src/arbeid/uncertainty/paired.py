"""Whether two scenarios differ beyond what is not known of both: the same draws in one and the other.

What neither sets is drawn alike in both, so that only what the scenarios themselves make of it is left in
their difference; what one of them sets is drawn in the other alone. Two ranges beside each other would hide
that: they overlap even where every single draw has the one above the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from arbeid.answers.spread import ENDS
from arbeid.models.model import Numbers
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flow_columns
from arbeid.run.own_values import with_own_values
from arbeid.settings import Settings
from arbeid.uncertainty.drawn import OWN_DRAWS
from arbeid.uncertainty.ensemble.block import block_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.headlines import Evaluated, headline_columns
from arbeid.uncertainty.strata import MOST_FOLLOWED


@dataclass(frozen=True, eq=False)
class Paired:
    """Quantiles at ENDS of the second less the first, by headline, over the draws that both came to.

    ``first`` and ``second`` are those of each alone, over the same draws. ``occupations`` has by code those
    of net jobs: of the change, of the first, of the second.
    """

    quantiles: Mapping[str, Numbers]
    first: Mapping[str, Numbers]
    second: Mapping[str, Numbers]
    draws: int
    occupations: Mapping[str, tuple[Numbers, Numbers, Numbers]]

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
    return _paired([_plan(settings, year) for settings in (one, other)], list(headline_columns()))


def paired_rates(one: Settings, other: Settings, year: int) -> Paired | None:
    """Draw the rates of the labour market of both alike, wages as they are: few draws, as each is followed.

    Nothing where everything is fixed in both. Errors: no network for the economy.
    """
    plans = [_plan(replace(settings, closure="open"), year) for settings in (one, other)]
    return _paired([replace(plan, draws=MOST_FOLLOWED, flows=True) for plan in plans], list(flow_columns()))


def _paired(plans: list[Plan], names: list[str]) -> Paired | None:
    if not any(plan.names() for plan in plans):
        return None
    # A dimension belongs to a parameter for good, so both plans draw what they share at the same points.
    found = [Evaluated.joined([block_of(plan, part).evaluated for part in plan.parts()]) for plan in plans]
    places = [list(plans[0].columns()).index(name) for name in names]
    laid = [part.headlines[:, places] for part in found]
    whole = np.asarray(np.isfinite(laid[0] + laid[1]).all(axis=1))
    if not whole.any():
        return None
    change, first, second = (dict(zip(names, one.T, strict=True)) for one in _beside(laid, whole))
    codes = inputs_of(plans[0].settings).cells.codes
    net = _beside([part.net for part in found], whole)
    return Paired(
        change,
        first,
        second,
        draws=int(whole.sum()),
        occupations={code: (net[0][:, at], net[1][:, at], net[2][:, at]) for at, code in enumerate(codes)},
    )


def _beside(laid: list[Numbers], whole: NDArray[np.bool_]) -> list[Numbers]:
    """Compute the ends of the change, the first and the second, (ends, columns) each."""
    first, second = (part[whole] for part in laid)
    return [
        np.quantile(part, [end / 100 for end in ENDS], axis=0) for part in (second - first, first, second)
    ]


def _plan(settings: Settings, year: int) -> Plan:
    settings = replace(with_own_values(settings), years=year)
    return Plan(settings, (settings.measure,), OWN_DRAWS, SEED)
