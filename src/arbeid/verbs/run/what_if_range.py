"""How far a run's outcomes could be off: the assumptions that nobody set, drawn from their priors.

An assumption that the scenario or the reader set stays where it is, so setting one makes the ranges
narrower. The draws are the same in every run, so a range moves only when an assumption does.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.answers.what_if import Spread, Spreads
from arbeid.models.model import Numbers
from arbeid.models.priors import DRAWS, draws
from arbeid.params import Param
from arbeid.run.evaluation import evaluate
from arbeid.scenario import MODELS, Settings

ASIDE = ("flows", "sectors")
"""Models whose parameters move none of the three outcomes."""


def spreads(settings: Settings) -> Spreads:
    """Give the ranges of a run's outcomes.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = spreads(SCENARIOS.get("base").settings())
    >>> found.net.outer.low < found.net.inner.low < found.net.inner.high < found.net.outer.high
    True
    """
    free = dict(_free(settings))
    drawn: dict[str, dict[str, Numbers]] = {}
    for (model, name), param in free.items():
        drawn.setdefault(model, {})[name] = draws(param)
    outcomes = outcomes_of(settings, drawn, DRAWS)
    units = {"touched": "jobs", "net": "jobs", "productivity": "points_a_year"}
    return Spreads(
        **{name: _spread(outcomes[name], unit) for name, unit in units.items()},
        drawn=tuple(f"{model}.{name}" for model, name in free),
        draws=DRAWS,
    )


def outcomes_of(settings: Settings, drawn: dict[str, dict[str, Numbers]], size: int) -> dict[str, Numbers]:
    """Give work touched and net jobs (wages fixed), and points of productivity a year, (draws,) each.

    Errors: parameters that do not go together.
    """
    found = evaluate(settings, np.array([float(settings.years)]), drawn)
    touched = (found["handed_over"] + found["assisted"]).sum(axis=-1)
    points = 100 * found["productivity"][..., 0] / settings.years
    outcomes = {"touched": touched, "net": found["net"].sum(axis=-1), "productivity": points}
    return {name: np.broadcast_to(values[..., 0], (size,)) for name, values in outcomes.items()}


def _free(settings: Settings) -> Iterator[tuple[tuple[str, str], Param]]:
    apart = {*settings.by_industry, *settings.by_occupation}
    for model, params in MODELS.items():
        for name in params.names():
            param = params[name]
            # A prior surrounds the default: it says nothing of a value that the economy itself gave.
            own = settings.models[model][name] != param.default or name in apart
            untouched = f"{model}.{name}" in settings.unset and not own
            if model not in ASIDE and param.prior is not None and untouched:
                yield (model, name), param


def _spread(values: Numbers, unit: str) -> Spread:
    low, quarter, middle, rest, high = np.percentile(values, (5, 25, 50, 75, 95)).tolist()
    return Spread(
        Quantity(middle, unit, "modelled", low, high), Quantity(middle, unit, "modelled", quarter, rest)
    )
