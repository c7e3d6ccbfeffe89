"""How work is divided where nobody knows what an error costs: over all costs that are equally likely.

The cost of an error at a task is a law, not a number: ``error_costs`` gives equally likely points of it. At
each point the task goes to whoever does it at least cost, and the share of points at which that is AI alone,
or a pair, is the share of the task's work that they do.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.models.tasks.collaboration import Mode, Tasks, allocate, error_costs
from arbeid.models.tasks.collaboration_parameters import ERROR_PARAMS, PARAMS

Numbers = NDArray[np.float64]

ERROR_COST_TIMES = (1.0, 1 / 3, 3.0)
"""Nobody measures what errors cost, so each answer is also given at a third and at three times as much."""
AS_GIVEN = 0
DONE_WITH_AI = (Mode.AI, Mode.PAIR)
"""Whose shares are given; what is left is done by people alone."""
_POINTS = 40


def shares_with_ai(
    complementarity: ArrayLike, error_ai: ArrayLike, given: Mapping[str, float] | None = None
) -> Numbers:
    """Work out which share of each task's work AI does alone and with a person, (2, error costs, tasks).

    ``complementarity`` is in standard deviations from the mean occupation, ``error_ai`` the chance that AI
    fails; both (tasks), missing where unknown: the mean, and the parameter. ``given`` sets parameters of
    who does a task and of what errors cost. Errors: one out of bounds.

    >>> shares_with_ai([0.0], [0.15])[:, AS_GIVEN].round(3).tolist()
    [[0.425], [0.575]]
    """
    given = given or {}
    costs = {name: given[name] for name in ERROR_PARAMS.names() if name in given}
    rule = {name: given[name] for name in PARAMS.names() if name in given}
    lost = error_costs(np.asarray(complementarity, dtype=np.float64), _POINTS, costs)
    times = np.array(ERROR_COST_TIMES)[:, np.newaxis, np.newaxis]
    fails = np.asarray(error_ai, dtype=np.float64)[:, np.newaxis]
    modes = allocate(Tasks(time=1.0, error_cost=times * lost, error_ai=fails), rule).mode
    return np.stack([(modes == mode).mean(axis=-1) for mode in DONE_WITH_AI])
