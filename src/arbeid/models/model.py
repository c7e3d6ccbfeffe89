"""A model as a block: its parameters, what it takes and gives by name, and how blocks chain into one.

Arrays end in (times, occupations) or (times, industries), where 1 stands for an axis along which nothing
differs; draws may lead. A parameter is one number, or (draws,) numbers. A block may give a function without
arguments in the place of an array: it is called where somebody reads that array, and never where nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.errors import ArbeidError
from arbeid.params import Params

Numbers = NDArray[np.float64]
Named = Mapping[str, Numbers]
Later = Callable[[], Numbers]
"""An array that is computed where it is first read."""
Made = Mapping[str, Numbers | Later]
Rule = Callable[[Named, Named], Made]

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


class _Found:
    """Arrays by name, each computed where it is first read."""

    def __init__(self, given: Named) -> None:
        self._made: dict[str, Numbers | Later] = dict(given)

    def add(self, made: Made, names: Iterable[str]) -> None:
        """Add what a block gives."""
        self._made.update((name, made[name]) for name in names)

    def read(self, name: str) -> Numbers:
        """Give an array, and keep it."""
        value = self._made[name]
        if callable(value):
            value = self._made[name] = value()
        return value

    def drop(self) -> None:
        """Let go of everything: what nobody read holds on to what it would have read, and that to it."""
        # Such rings wait for Python to look for them, and draws of a large economy fill a memory before.
        self._made.clear()

    def names(self) -> Collection[str]:
        """Name all that is there."""
        return self._made.keys()


class _Taken(Mapping[str, Numbers]):
    """What a model sees of the arrays: those that it declares, and no others."""

    def __init__(self, found: _Found, names: tuple[str, ...]) -> None:
        self._found, self._names = found, names

    def __getitem__(self, name: str) -> Numbers:
        # A hidden dependence fails at once, and not by luck of the order.
        if name not in self._names:
            raise KeyError(name)
        return self._found.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def run_models(
    models: Iterable[Model],
    given: Named,
    settings: Mapping[str, Mapping[str, Any]],
    only: Collection[str] = (),
) -> dict[str, Numbers]:
    """Run models in order on what is given; ``settings`` holds overrides by model, then by parameter.

    ``only`` names the arrays that are wanted beside what is given; without it, all are. Errors: as
    ``in_order`` and ``Params.bind``; settings of a model that is not there are not looked at.

    >>> dear = Model("dear", Params([]), (), ("cost",), lambda *_: {"cost": lambda: np.ones(1) / 0})
    >>> run_models([dear], {"jobs": np.ones(1)}, {}, ["jobs"])
    {'jobs': array([1.])}
    """
    found = _Found(given)
    try:
        for model in in_order(models, given):
            bound = model.params.bind(settings.get(model.name), axes=_AXES)
            found.add(model.run(_Taken(found, model.takes), bound), model.gives)
        wanted = [name for name in found.names() if name in given or name in only] if only else found.names()
        return {name: found.read(name) for name in list(wanted)}
    finally:
        found.drop()
