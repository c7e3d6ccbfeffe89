"""How far a run's outcomes could be off: the assumptions that nobody set, drawn from their priors.

An assumption that the scenario or the reader set stays where it is, so setting one makes the ranges
narrower.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.answers.what_if import Spread, Spreads
from arbeid.models.model import Numbers
from arbeid.params import Param
from arbeid.scenario import MODELS, Settings
from arbeid.uncertainty.draws import DRAWS, draws
from arbeid.uncertainty.outcomes import UNITS, models_with_a_say, outcomes


def spreads(settings: Settings) -> Spreads:
    """Compute the ranges of a run's outcomes.

    >>> from arbeid.scenario import SCENARIOS
    >>> net = spreads(SCENARIOS.get("base").settings()).net
    >>> net.outer.low < net.inner.low < net.inner.high < net.outer.high
    True
    """
    free = dict(_free(settings))
    drawn: dict[str, dict[str, Numbers]] = {}
    for (model, name), param in free.items():
        drawn.setdefault(model, {})[name] = draws(param)
    values = outcomes(settings, drawn, DRAWS)
    return Spreads(
        **{name: _spread(values[name], unit) for name, unit in UNITS.items()},
        drawn=tuple(f"{model}.{name}" for model, name in free),
        draws=DRAWS,
    )


def _free(settings: Settings) -> Iterator[tuple[tuple[str, str], Param]]:
    """Give what is drawn: parameters with a prior that nobody set and that have a say in an outcome."""
    apart = {*settings.by_industry, *settings.by_occupation}
    for model, params in MODELS.items():
        for name in params.names():
            param = params[name]
            # A prior surrounds the default: it says nothing of a value that the economy itself gave.
            own = settings.models[model][name] != param.default or name in apart
            untouched = f"{model}.{name}" in settings.unset and not own
            if model in models_with_a_say() and param.prior is not None and untouched:
                yield (model, name), param


def _spread(values: Numbers, unit: str) -> Spread:
    low, quarter, middle, rest, high = np.percentile(values, (5, 25, 50, 75, 95)).tolist()
    return Spread(
        Quantity(middle, unit, "modelled", low, high), Quantity(middle, unit, "modelled", quarter, rest)
    )
