"""How far a run's outcomes could be off: the assumptions that nobody set, drawn from their priors.

A named scenario has its ranges from the table of ensembles that ships; whoever sets an assumption gets the
first draws of the same sequence. What the scenario or the reader set stays where it is, so setting one makes
the ranges narrower. Draws that do not go together are left out, and the number of those used is told.
"""

from __future__ import annotations

import numpy as np

from arbeid.answers.spread import ENDS, HeadlineLine, Spreads, spread_of
from arbeid.interval import alike
from arbeid.language import Text
from arbeid.run.own_values import with_own_values
from arbeid.scenario import Settings
from arbeid.settings import MODELS, place
from arbeid.uncertainty.drawn import DECIDED, OWN_DRAWS, Drawn, drawn, summed_up
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.headlines import headline_columns
from arbeid.uncertainty.horizon_ranges import HorizonRanges
from arbeid.uncertainty.outcomes import UNITS
from arbeid.uncertainty.shipped import Outdated, points_of, shipped

_NAMED = {
    "touched": "touched",
    "handed_over": "handed_over",
    "net": "net",
    "productivity": "productivity_a_year",
    "gain": "gain",
    "gain_home": "gain_home",
}
"""The spreads that have a name of their own, by headline."""


def spreads(settings: Settings, ranges: HorizonRanges | None = None) -> Spreads:
    """Find the ranges of a run's headlines; ``ranges`` are those of all else, whose draws it then takes.

    >>> from arbeid.scenario import SCENARIOS
    >>> net = spreads(SCENARIOS.get("base").settings()).net
    >>> net.outer.low < net.inner.low < net.inner.high < net.outer.high
    True
    """
    settings, outdated = with_own_values(settings), False
    plan = Plan(settings, (settings.measure,), OWN_DRAWS, SEED)
    try:
        found = shipped(settings)
    except Outdated:
        found, outdated = None, True
    points = points_of(settings)
    return _spreads(plan, found or _computed(plan, points, ranges), points, outdated)


def _computed(plan: Plan, points: dict[str, float], ranges: HorizonRanges | None) -> Drawn:
    found: Drawn | None
    if ranges is not None:
        found = summed_up(plan.names(), ranges.values, ranges.headlines)
    else:
        found = drawn(plan) if plan.names() else None
    if found is None or not found.draws:
        # With nothing left to draw, or none that goes together, there is the run itself and no range.
        fixed = {name: np.full(len(ENDS), points.get(name, np.nan)) for name in headline_columns()}
        return Drawn(fixed, 0, ())
    return found


def _spreads(plan: Plan, found: Drawn, points: dict[str, float], outdated: bool) -> Spreads:
    columns, decides = headline_columns(), _decides(found)
    lines = {
        name: HeadlineLine(
            name=name,
            label=column.label or Text(nl=name, en=name),
            under=plan.measures[0],
            point=column.quantity(points.get(name)),
            spread=spread_of(found.quantiles[name], column.unit, column.badge),
            draws=found.draws,
        )
        for name, column in columns.items()
    }
    return Spreads(
        **{own: spread_of(found.quantiles[name], UNITS[own]) for own, name in _NAMED.items()},
        headlines=tuple(lines.values()),
        drawn=tuple(plan.names()) if found.draws else (),
        draws=found.draws,
        outdated=outdated,
        decides=decides[0] if decides else None,
        decides_label=_label(decides[0]) if decides else None,
        tied=decides[1:],
        tied_labels=tuple(map(_label, decides[1:])),
    )


def _decides(found: Drawn) -> tuple[str, ...]:
    """Name what decides the balance and what ties, as far as draws move it: of rounding nothing decides."""
    low, *_, high = found.quantiles[DECIDED]
    return found.decides if high > low and not alike(low, high) else ()


def _label(name: str) -> Text:
    model, param = place(name)
    return MODELS[model][param].label
