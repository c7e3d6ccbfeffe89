"""Why two numbers differ: from one claim's switches to another's, one at a time.

Every order of the switches is a walk with the same two ends. The effect of a switch is its average over
all orders (Shapley 1953), with the smallest and largest effect it had in any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Step:
    """One switch of a walk: the number after it, its effect here, and over all orders."""

    switch: str
    value: float
    effect: float
    average: float
    low: float
    high: float


@dataclass(frozen=True)
class Walk:
    """A walk between two numbers; the effects of its steps add up to their difference."""

    start: float
    end: float
    steps: tuple[Step, ...]


def walk(
    start: Mapping[str, T],
    end: Mapping[str, T],
    order: Sequence[str],
    value: Callable[[Mapping[str, T]], float],
) -> Walk:
    """Walk from one set of switches to another in the given order, leaving out those that agree.

    ``value`` gives the number under any mixture of the two settings; it is asked once for each.

    >>> found = walk({"a": 1, "b": 2}, {"a": 3, "b": 2}, ["a", "b"], lambda s: s["a"] * s["b"])
    >>> found.start, found.end, [(step.switch, step.effect) for step in found.steps]
    (2, 6, [('a', 4)])
    """
    differing = [name for name in order if start[name] != end[name]]
    # The walks of all orders pass the same mixtures: 2^n of them, where the orders alone would ask n! times.
    known: dict[frozenset[str], float] = {}

    def at(changed: frozenset[str]) -> float:
        if changed not in known:
            known[changed] = value({name: end[name] if name in changed else start[name] for name in start})
        return known[changed]

    effects = _effects(differing, at)
    steps, done = [], frozenset[str]()
    for name in differing:
        before, done = at(done), done | {name}
        found = effects[name]
        steps.append(Step(name, at(done), at(done) - before, sum(found) / len(found), min(found), max(found)))
    return Walk(at(frozenset()), at(frozenset(differing)), tuple(steps))


def _effects(names: Sequence[str], at: Callable[[frozenset[str]], float]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {name: [] for name in names}
    # All orders: what a switch does depends on those turned before it, and no order is the right one.
    for order in permutations(names):
        done = frozenset[str]()
        for name in order:
            found[name].append(at(done | {name}) - at(done))
            done |= {name}
    return found
