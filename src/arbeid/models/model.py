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
from arbeid.params import Params

Numbers = NDArray[np.float64]
Named = Mapping[str, Numbers]
Rule = Callable[[Named, Named], Named]

# What follows the draws of a parameter: years, and occupations or industries.
_AXES = 2


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

    Errors: as ``in_order`` and ``Params.bind``; settings of a model that is not there are not looked at.
    """
    found = dict(given)
    for model in in_order(models, given):
        # A model sees only what it declares: a hidden dependence fails at once, and not by luck of the order.
        taken = {name: found[name] for name in model.takes}
        made = model.run(taken, model.params.bind(settings.get(model.name), axes=_AXES))
        found.update((name, made[name]) for name in model.gives)
    return found
