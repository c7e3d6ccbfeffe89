"""Who does a task at least expected cost: a person, AI, or a person with AI.

Equations, in hours of wage: person t + K e_H; AI alone (c + v) t + K e_A; pair t (1 - g + r + c) + K e_P,
e_P = e_A (1 - d) + b. Where AI cannot do the task there is no AI alone, a pair saves no time, and
e_P = e_H + harm (the jagged frontier of Dell'Acqua et al. 2023). AI does it instead of a pair where
K (e_A - e_P) is below t (1 - g + r - v): its price c falls out. Letters: see ``PARAMS``, in its order
c, v, g, r, e_H, e_A, d, b, harm; t is the task's time, K the cost of an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.tasks.collaboration_parameters import ERROR_PARAMS
from arbeid.models.tasks.collaboration_parameters import PARAMS as PARAMETERS

Numbers = NDArray[np.float64]
Overrides = Mapping[str, ArrayLike]
Form = Literal["person", "ai", "centaur", "cyborg", "mixed"]

_MOST = 2 / 3


class Mode(IntEnum):
    """Who does a task; in this order, a tie goes to the first."""

    PERSON = 0
    PAIR = 1
    AI = 2


@dataclass(frozen=True)
class Tasks:
    """What sets tasks apart, each (…, tasks): time by hand in hours, cost of an error in hours of wage.

    ``possible`` says whether AI can do the task; ``error_ai`` replaces the chance of an error by AI alone
    where it is known (missing: the parameter).
    """

    time: ArrayLike
    error_cost: ArrayLike
    possible: ArrayLike = True
    error_ai: ArrayLike = np.nan

    @property
    def axes(self) -> int:
        """How many axes the tasks have."""
        return max(np.ndim(one) for one in (self.time, self.error_cost, self.possible, self.error_ai))


@dataclass(frozen=True)
class Costs:
    """Expected cost of each mode in hours of wage, (…, tasks); infinite where it cannot be done so."""

    person: Numbers
    pair: Numbers
    ai: Numbers

    def stacked(self) -> Numbers:
        """Stack the costs with the modes as a leading axis, in the order of ``Mode``."""
        return np.stack(np.broadcast_arrays(self.person, self.pair, self.ai))


@dataclass(frozen=True)
class Allocation:
    """The cheapest mode of each task and what it costs, (…, tasks)."""

    mode: NDArray[np.int64]
    cost: Numbers

    def share(self, mode: Mode, weights: ArrayLike = 1.0) -> Numbers:
        """Compute the share of the weights whose tasks go to ``mode``, (…)."""
        weighed = np.broadcast_to(np.asarray(weights, dtype=np.float64), self.mode.shape)
        return np.asarray(np.where(self.mode == mode, weighed, 0.0).sum(axis=-1) / weighed.sum(axis=-1))


def costs(tasks: Tasks, overrides: Overrides | None = None) -> Costs:
    """Compute what each task costs in every mode; a parameter is a number, or (draws,) that leads the tasks.

    >>> found = costs(Tasks(time=1.0, error_cost=1.0))
    >>> [round(float(one), 3) for one in (found.person, found.pair, found.ai)]
    [1.155, 0.835, 0.46]
    """
    given = PARAMETERS.bind(overrides, axes=tasks.axes)
    time, lost = np.asarray(tasks.time, dtype=np.float64), np.asarray(tasks.error_cost, dtype=np.float64)
    possible = np.asarray(tasks.possible, dtype=bool)
    known = np.asarray(tasks.error_ai, dtype=np.float64)
    error_ai = np.where(np.isnan(known), given["error_ai"], known)
    inside = error_ai * (1 - given["caught"]) + given["over_reliance"]
    # What is not caught and what is added are summed, and no chance is above 1.
    error_pair = np.minimum(np.where(possible, inside, given["error_person"] + given["harm_outside"]), 1)
    saved = np.where(possible, given["time_saved"], 0.0)
    price = given["ai_price"] * time
    alone = price + given["oversight"] * time
    return Costs(
        person=time + lost * given["error_person"],
        pair=time * (1 - saved + given["review"]) + price + lost * error_pair,
        ai=np.where(possible, alone + lost * error_ai, np.inf),
    )


def task_costs(time: ArrayLike, error_cost: ArrayLike, overrides: Overrides | None = None) -> Costs:
    """Compute the costs of tasks that AI can do, from their time and error cost alone, (…, tasks).

    >>> round(float(task_costs(1.0, 1.0).ai), 3)
    0.46
    """
    return costs(Tasks(time=time, error_cost=error_cost), overrides)


def allocate(tasks: Tasks, overrides: Overrides | None = None) -> Allocation:
    """Assign every task to whoever does it at least expected cost.

    Cost is all that counts here: not who answers for the work, what is allowed, or what people like.

    >>> found = allocate(Tasks(time=1.0, error_cost=[1.0, 100.0, 100.0], possible=[True, True, False]))
    >>> [Mode(one).name for one in found.mode]
    ['AI', 'PAIR', 'PERSON']
    """
    stacked = costs(tasks, overrides).stacked()
    return Allocation(stacked.argmin(axis=0), stacked.min(axis=0))


def form(person: float, pair: float, ai: float) -> Form:
    """Name how a person and AI work together, from the shares of the tasks in each mode.

    A centaur divides the tasks between person and AI, a cyborg does every one together
    (Dell'Acqua et al. 2023).

    >>> form(0.6, 0.0, 0.4), form(0.0, 1.0, 0.0), form(0.5, 0.3, 0.2)
    ('centaur', 'cyborg', 'mixed')
    """
    if pair > 0:
        return "mixed" if person > 0 or ai > 0 else "cyborg"
    if person > 0 and ai > 0:
        return "centaur"
    return "ai" if ai > 0 else "person"


def leaning(pair: float, ai: float) -> Form:
    """Say to which form the work that AI can do leans: two thirds of it in one mode name it, else mixed.

    >>> leaning(0.13, 0.06), leaning(0.08, 0.42), leaning(0.2, 0.3), leaning(0.0, 0.0)
    ('cyborg', 'centaur', 'mixed', 'person')
    """
    together = pair + ai
    if together <= 0:
        return "person"
    if pair / together >= _MOST:
        return "cyborg"
    return "centaur" if ai / together >= _MOST else "mixed"


def error_costs(
    complementarity: ArrayLike, points: int, overrides: Mapping[str, float] | None = None
) -> Numbers:
    """Spread what errors cost over tasks of one kind: equally likely ``points``, (…, points), lognormal.

    ``complementarity`` is in standard deviations from the mean occupation (missing: the mean); errors
    cost more where it is higher. Errors: a parameter out of bounds.

    >>> error_costs(0.0, 3).round(2)
    array([ 2.93,  7.7 , 20.26])
    """
    given = ERROR_PARAMS.bind(overrides)
    place = np.nan_to_num(np.asarray(complementarity, dtype=np.float64))[..., np.newaxis]
    # The standard library's: importing scipy.special for a handful of points takes longer than a lookup.
    normal = NormalDist()
    quantiles = np.array([normal.inv_cdf((at + 0.5) / points) for at in range(points)])
    spread = given["error_cost_slope"] * place + given["error_cost_spread"] * quantiles
    return np.asarray(given["error_cost"] * np.exp(spread))
