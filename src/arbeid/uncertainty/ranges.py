"""How far a run's outcomes could be off: the assumptions that nobody set, drawn from their priors.

An assumption that the scenario or the reader set stays where it is, so setting one makes the ranges
narrower. Draws that do not go together with what was set are left out, and the number of those used is told.
"""

from __future__ import annotations

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.answers.spread import Spread, Spreads
from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.models.uncertainty.together import ranks
from arbeid.scenario import Settings
from arbeid.uncertainty.draws import DRAWS, draws
from arbeid.uncertainty.free import free, most_left
from arbeid.uncertainty.outcomes import UNITS, models_with_a_say, outcomes

_Drawn = dict[str, dict[str, Numbers]]


def spreads(settings: Settings) -> Spreads:
    """Compute the ranges of a run's outcomes.

    >>> from arbeid.scenario import SCENARIOS
    >>> net = spreads(SCENARIOS.get("base").settings()).net
    >>> net.outer.low < net.inner.low < net.inner.high < net.outer.high
    True
    """
    found = free(settings, models_with_a_say())
    drawn: _Drawn = {}
    for (model, name), param in found.items():
        drawn.setdefault(model, {})[name] = draws(param, most_left(name, found, settings))
    values, drawn = _possible(settings, drawn)
    telling = _telling(drawn, values["net"])
    return Spreads(
        **{name: _spread(values[name], unit) for name, unit in UNITS.items()},
        drawn=tuple(f"{model}.{name}" for model, name in found),
        draws=len(values["net"]),
        decides=".".join(telling) if telling else None,
        decides_label=found[telling].label if telling else None,
    )


def _possible(settings: Settings, drawn: _Drawn) -> tuple[dict[str, Numbers], _Drawn]:
    """Compute the outcomes of all draws, or of those that go together where some do not."""
    try:
        return outcomes(settings, drawn, DRAWS), drawn
    except ArbeidError:
        each = [_single(settings, drawn, at) for at in range(DRAWS)]
    kept = [at for at, found in enumerate(each) if found is not None]
    if not kept:
        return outcomes(settings, {}, 1), {}
    found = {name: np.array([one[name][0] for one in each if one is not None]) for name in UNITS}
    left = {model: {name: values[kept] for name, values in own.items()} for model, own in drawn.items()}
    return found, left


def _single(settings: Settings, drawn: _Drawn, at: int) -> dict[str, Numbers] | None:
    one = {model: {name: values[at : at + 1] for name, values in own.items()} for model, own in drawn.items()}
    try:
        return outcomes(settings, one, 1)
    except ArbeidError:
        return None


def _telling(drawn: _Drawn, net: Numbers) -> tuple[str, str] | None:
    """Choose the assumption that the balance of jobs goes along with most, by rank (Spearman)."""
    if np.ptp(net) == 0:
        return None
    ranked = ranks(net)
    along = {
        (model, name): abs(float(ranks(values) @ ranked))
        for model, own in drawn.items()
        for name, values in own.items()
    }
    return max(along, key=lambda place: (along[place], place))


def _spread(values: Numbers, unit: str) -> Spread:
    low, quarter, middle, rest, high = np.percentile(values, (5, 25, 50, 75, 95)).tolist()
    return Spread(
        Quantity(middle, unit, "modelled", low, high), Quantity(middle, unit, "modelled", quarter, rest)
    )
