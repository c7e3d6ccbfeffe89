"""How far a run's outcomes could be off: the assumptions that nobody set, drawn from their priors.

An assumption that the scenario or the reader set stays where it is, so setting one makes the ranges
narrower. Draws that do not go together with what was set are left out, and the number of those used is told.
"""

from __future__ import annotations

import numpy as np

from arbeid.answers.spread import ENDS, Spreads, spread_of
from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.models.uncertainty.together import ranks
from arbeid.scenario import Settings
from arbeid.uncertainty.draws import DRAWS, draws
from arbeid.uncertainty.free import free, most_left
from arbeid.uncertainty.going_together import going_together
from arbeid.uncertainty.outcomes import UNITS, models_with_a_say_in_gains, outcomes

_Drawn = dict[str, dict[str, Numbers]]


def spreads(settings: Settings) -> Spreads:
    """Compute the ranges of a run's outcomes.

    >>> from arbeid.scenario import SCENARIOS
    >>> net = spreads(SCENARIOS.get("base").settings()).net
    >>> net.outer.low < net.inner.low < net.inner.high < net.outer.high
    True
    """
    found = free(settings, models_with_a_say_in_gains())
    drawn: _Drawn = {}
    for (model, name), param in found.items():
        drawn.setdefault(model, {})[name] = draws(param, most_left(name, found, settings))
    values, drawn = _possible(settings, drawn)
    telling = _telling(drawn, values["net"])
    return Spreads(
        **{name: spread_of(np.percentile(values[name], ENDS), unit) for name, unit in UNITS.items()},
        drawn=tuple(f"{model}.{name}" for model, name in found),
        draws=len(values["net"]),
        decides=".".join(telling) if telling else None,
        decides_label=found[telling].label if telling else None,
    )


def _possible(settings: Settings, drawn: _Drawn) -> tuple[dict[str, Numbers], _Drawn]:
    """Compute the outcomes of all draws that go together, and choose those."""

    def computed(rows: range) -> dict[str, Numbers]:
        return outcomes(settings, _chosen(drawn, slice(rows.start, rows.stop)), len(rows))

    kept: list[int] = []
    parts: list[dict[str, Numbers]] = []
    for rows, found in going_together(range(DRAWS), computed):
        if not isinstance(found, ArbeidError):
            kept += rows
            parts.append(found)
    if not kept:
        return outcomes(settings, {}, 1), {}
    return {name: np.concatenate([part[name] for part in parts]) for name in UNITS}, _chosen(drawn, kept)


def _chosen(drawn: _Drawn, rows: slice | list[int]) -> _Drawn:
    return {model: {name: values[rows] for name, values in own.items()} for model, own in drawn.items()}


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
