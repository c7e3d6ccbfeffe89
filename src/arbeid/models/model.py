"""A model as a block: its parameters, what it takes and gives by name, and how blocks chain into one.

Arrays end in (times, occupations) or (times, industries), where 1 stands for an axis along which nothing
differs; draws may lead. A parameter is one number, or (draws,) numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.errors import ArbeidError
from arbeid.params import Param, Params

Numbers = NDArray[np.float64]
Named = Mapping[str, Numbers]
Rule = Callable[[Named, Named], Named]


@dataclass(frozen=True)
class Model:
    """One block: ``run`` gets the arrays that it takes and its bound parameters, and gives arrays."""

    name: str
    params: Params
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    run: Rule = field(repr=False)


def in_order(models: Iterable[Model], given: Iterable[str]) -> tuple[Model, ...]:
    """Order models so that each comes after those whose results it takes.

    Errors: a name that nothing gives, two models that give the same name, models that wait for each other.

    >>> first = Model("first", Params([]), ("time",), ("reach",), lambda taken, _: {"reach": taken["time"]})
    >>> second = Model("second", Params([]), ("reach",), (), lambda *_: {})
    >>> [model.name for model in in_order([second, first], ["time"])]
    ['first', 'second']
    >>> in_order([second], ["time"])
    Traceback (most recent call last):
    arbeid.errors.ArbeidError: The model “second” takes “reach”, which nothing gives: add a model that does.
    """
    named = {model.name: model for model in models}
    # What is given has no maker and waits for nobody.
    makers = dict.fromkeys(given, "")
    for model in named.values():
        for name in model.gives:
            if name in makers:
                raise ArbeidError("model_given_twice", model=model.name, name=name)
            makers[name] = model.name
    waits: dict[str, set[str]] = {}
    for model in named.values():
        for name in model.takes:
            if name not in makers:
                raise ArbeidError("model_unmet", model=model.name, name=name)
        waits[model.name] = {makers[name] for name in model.takes} - {""}
    try:
        return tuple(named[name] for name in TopologicalSorter(waits).static_order())
    except CycleError as error:
        raise ArbeidError("model_loop", models=" → ".join(error.args[1])) from error


def behind(models: Iterable[Model], names: Iterable[str]) -> frozenset[str]:
    """Name the models that have a say in these results: those that give them, and what these take from.

    >>> first = Model("first", Params([]), (), ("reach",), lambda *_: {})
    >>> second = Model("second", Params([]), ("reach",), ("jobs",), lambda *_: {})
    >>> sorted(behind([first, second], ["jobs"])), sorted(behind([first, second], ["reach"]))
    (['first', 'second'], ['first'])
    """
    makers = {name: model for model in models for name in model.gives}
    found: set[str] = set()
    waiting = [makers[name] for name in names if name in makers]
    while waiting:
        model = waiting.pop()
        if model.name not in found:
            found.add(model.name)
            waiting += [makers[name] for name in model.takes if name in makers]
    return frozenset(found)


def run_models(
    models: Iterable[Model], given: Named, settings: Mapping[str, Mapping[str, Any]]
) -> dict[str, Numbers]:
    """Run models in order on what is given; ``settings`` holds overrides by model, then by parameter.

    Errors: as ``in_order`` and ``bind``; settings of a model that is not there are not looked at.
    """
    found = dict(given)
    for model in in_order(models, given):
        # A model sees only what it declares: a hidden dependence fails at once, and not by luck of the order.
        taken = {name: found[name] for name in model.takes}
        made = model.run(taken, bind(model.params, settings.get(model.name, {})))
        found.update((name, made[name]) for name in model.gives)
    return found


def bind(params: Params, overrides: Mapping[str, Any]) -> dict[str, Numbers]:
    """Lay overrides over the defaults as arrays: a number, (draws,), or by axis.

    ``elasticity_by_industry``, say, is (industries,) with NaN where ``elasticity`` holds; it is only there
    when it was set. Errors: an unknown parameter, a value out of bounds.

    >>> bind(Params([]), {})
    {}
    """
    values = {name: np.array(params[name].default, dtype=np.float64) for name in params.names()}
    axes = {f"{name}_by_{axis}": name for name in params.names() for axis in params[name].by}
    for name, value in overrides.items():
        if name not in axes:
            values[name] = _checked(params[name], value)
    for name, base in axes.items():
        if name in overrides:
            given = _inside(params[base], np.asarray(overrides[name], dtype=np.float64))
            values[name] = np.where(np.isnan(given), values[base], given)
    return values


def _checked(param: Param, value: Any) -> Numbers:
    if isinstance(value, np.ndarray) and value.ndim:
        # Draws lead; along years and along occupations or industries one draw is the same number.
        return _inside(param, value.astype(np.float64)).reshape(-1, 1, 1)
    return np.asarray(param.check(value.item() if isinstance(value, np.generic) else value))


def _inside(param: Param, values: Numbers) -> Numbers:
    outside = values[~(np.isnan(values) | ((values >= param.low) & (values <= param.high)))]
    if len(outside):
        param.check(float(outside[0]))
    return values
