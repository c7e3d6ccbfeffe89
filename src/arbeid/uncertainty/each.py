"""One assumption at a time: what a run comes to at either end of what is thought of it."""

from __future__ import annotations

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.answers.what_if import EachLine, End
from arbeid.errors import ArbeidError
from arbeid.params import Param
from arbeid.scenario import MODELS, Settings
from arbeid.uncertainty.outcomes import UNITS, models_with_a_say, outcomes


def each(settings: Settings) -> tuple[EachLine, ...]:
    """Move every assumption that has a say in an outcome to both ends, the others where they are.

    Those with a prior come first, from the most telling to the least: bounds are mere extremes.

    >>> from arbeid.scenario import SCENARIOS
    >>> each(SCENARIOS.get("base").settings())[0].name
    'reinstatement'
    """
    lines = [
        _line(settings, model, params[name])
        for model, params in MODELS.items()
        for name in params.names()
        if model in models_with_a_say()
    ]
    return tuple(sorted(lines, key=lambda line: (line.ends == "bounds", -line.reach, line.name)))


def _line(settings: Settings, model: str, param: Param) -> EachLine:
    low, high = (param.prior.values[0], param.prior.values[-1]) if param.prior else (param.low, param.high)
    ends = _ends(settings, model, param, (low, high))
    return EachLine(
        name=param.name,
        model=model,
        label=param.label,
        value=Quantity(settings.models[model][param.name], param.unit, param.badge),
        ends="prior" if param.prior else "bounds",
        low=ends[0],
        high=ends[-1],
    )


def _ends(settings: Settings, model: str, param: Param, values: tuple[float, ...]) -> list[End]:
    """Compute what values come to, at once where they can; one that does not go with the rest is empty."""
    try:
        reached = outcomes(settings, {model: {param.name: np.array(values)}}, len(values))
    except ArbeidError:
        if len(values) == 1:
            return [_end(param, values[0], None, None)]
        return [end for value in values for end in _ends(settings, model, param, (value,))]
    return [
        _end(param, value, float(reached["net"][at]), float(reached["productivity"][at]))
        for at, value in enumerate(values)
    ]


def _end(param: Param, value: float, net: float | None, points: float | None) -> End:
    return End(
        Quantity(value, param.unit, param.badge),
        Quantity(net, UNITS["net"], "modelled"),
        Quantity(points, UNITS["productivity"], "modelled"),
    )
