"""How far a run's outcomes could be off: the assumptions that nobody set, drawn from their priors.

An assumption that the scenario or the reader set stays where it is, so setting one makes the ranges
narrower. The draws are the same in every run, so a range moves only when an assumption does.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.answers.what_if import Spread, Spreads
from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.params import Param
from arbeid.run.evaluation import evaluate
from arbeid.scenario import MODELS, Settings

DRAWS = 400
ASIDE = ("flows", "sectors")
"""Models whose parameters move none of the three outcomes."""
_NORMAL_95 = 1.6448536269514722


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


@cache
def draws(param: Param) -> Numbers:
    """Draw a parameter from its prior, within its bounds; the same draws whatever else is drawn.

    The ends of a lognormal are its 5 and 95%; of the other laws they are the least and the most.
    """
    if param.prior is None:
        raise ArbeidError("parameter_type", name=param.name, value=None)
    random = np.random.default_rng([0, zlib.crc32(param.name.encode())])
    low, *middle, high = param.prior.values
    mode = middle[0] if middle else (low + high) / 2
    if param.prior.law == "uniform":
        found = random.uniform(low, high, DRAWS)
    elif param.prior.law == "triangular":
        found = random.triangular(low, mode, high, DRAWS)
    elif param.prior.law == "lognormal":
        found = random.lognormal(np.log(mode), np.log(high / low) / (2 * _NORMAL_95), DRAWS)
    else:
        part = 4 * (mode - low) / (high - low)
        found = low + (high - low) * random.beta(1 + part, 5 - part, DRAWS)
    return np.clip(found, param.low, param.high)


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
