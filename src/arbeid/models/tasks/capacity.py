"""Who does what when there is not enough AI for every task: comparative advantage.

Equations: with s_i the saving of the cheaper of pair and AI alone over a person, and a_i the AI that task i
takes, tasks go to AI by s_i / a_i until capacity is used up; lambda, the shadow price, is that ratio at the
last of them. Two workers (Ricardo): AI does task i where A_i / H_i > w_A / w_H, even if it is better at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.tasks.collaboration import Costs, Overrides, task_costs

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Scarce:
    """An allocation under scarce AI: by task (…, tasks), and in all (…).

    ``with_ai`` is the part of each task done with AI, 0 to 1 (a part only for the last one); ``price`` is
    what one more unit of AI would save, zero where there is enough.
    """

    with_ai: Numbers
    used: Numbers
    cost: Numbers
    price: Numbers


def allocate_scarce(costs: Costs, use: ArrayLike, capacity: ArrayLike) -> Scarce:
    """Hand scarce AI to the tasks where a unit of it saves most, and the others to people.

    ``use`` is the AI that each task takes (…, tasks), ``capacity`` what there is (…), in the same unit.
    Errors: a use that is not above zero, or a capacity below zero.

    >>> from arbeid.models.tasks.collaboration import Tasks, costs
    >>> found = allocate_scarce(costs(Tasks(time=[1.0, 1.0], error_cost=[1.0, 20.0])), [1.0, 1.0], 1.5)
    >>> found.with_ai, round(float(found.price), 3)
    (array([0.5, 1. ]), 0.695)
    """
    each = np.asarray(use, dtype=np.float64)
    limit = np.asarray(capacity, dtype=np.float64)
    if not (each > 0).all() or not (limit >= 0).all():
        raise OutOfBounds("capacity_range")
    person, best = np.broadcast_arrays(costs.person, np.minimum(costs.pair, costs.ai))
    saving, each, _ = np.broadcast_arrays(np.maximum(person - best, 0.0), each, limit[..., np.newaxis])
    order = np.argsort(-saving / each, axis=-1, kind="stable")
    taken, ratio = (np.take_along_axis(one, order, axis=-1) for one in (each, saving / each))
    wanted = np.where(ratio > 0, taken, 0.0)
    before = np.cumsum(wanted, axis=-1) - wanted
    part = np.where(wanted > 0, np.clip((limit[..., np.newaxis] - before) / taken, 0, 1), 0.0)
    with_ai = np.empty_like(part)
    np.put_along_axis(with_ai, order, part, axis=-1)
    # The next unit of AI would go to the first task that is not wholly served.
    short = np.where((part < 1) & (wanted > 0), ratio, 0.0)
    spent = (with_ai * each).sum(axis=-1)
    return Scarce(with_ai, spent, (person - with_ai * saving).sum(axis=-1), short.max(axis=-1))


@dataclass(frozen=True)
class ScarceTasks:
    """An allocation under scarce AI in all, (…): tasks done with AI, AI used, cost, price of more."""

    with_ai: Numbers
    used: Numbers
    cost: Numbers
    price: Numbers


def scarce_tasks(
    time: ArrayLike,
    error_cost: ArrayLike,
    use: ArrayLike,
    capacity: ArrayLike,
    overrides: Overrides | None = None,
) -> ScarceTasks:
    """Add up what scarce AI comes to over tasks that it can do, all (…, tasks) but the capacity (…).

    Time and error costs are in hours of wage. Errors: as ``allocate_scarce``.

    >>> found = scarce_tasks([1.0, 1.0], [1.0, 20.0], [1.0, 1.0], 1.5)
    >>> float(found.with_ai), round(float(found.price), 3)
    (1.5, 0.695)
    """
    found = allocate_scarce(task_costs(time, error_cost, overrides), use, capacity)
    # A part of the last task counts as that part: half a task with AI is half of one.
    return ScarceTasks(found.with_ai.sum(axis=-1), found.used, found.cost, found.price)


def comparative_advantage(
    ai: ArrayLike, person: ArrayLike, ai_price: ArrayLike, wage: ArrayLike
) -> NDArray[np.bool_]:
    """Say of each task whether AI should do it: output per hour of AI over the person's beats its price.

    >>> comparative_advantage(ai=[10, 3], person=[2, 2], ai_price=2, wage=1)
    array([ True, False])
    """
    made, byhand, price, pay = (np.asarray(one, dtype=np.float64) for one in (ai, person, ai_price, wage))
    return np.asarray(made * pay > byhand * price)
