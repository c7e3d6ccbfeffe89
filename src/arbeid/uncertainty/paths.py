"""How the balance of jobs runs over the years, draw by draw."""

from __future__ import annotations

import numpy as np

from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.run.evaluation import evaluate_on, inputs_of
from arbeid.uncertainty.ensemble.block import laid_out
from arbeid.uncertainty.ensemble.plan import Plan, parts_of, values_at
from arbeid.uncertainty.going_together import going_together

_AT_ONCE = 32
"""Draws that are evaluated at once: every array holds them by year and occupation."""


def net_paths(plan: Plan, years: Numbers) -> Numbers:
    """Compute net jobs by draw and year, (draws, years), under a plan's first measure; NaN if a draw fails.

    >>> from arbeid.scenario import SCENARIOS
    >>> from arbeid.uncertainty.ensemble.plan import planned
    >>> found = net_paths(planned(SCENARIOS.get("base").settings(), 4), np.array([0.0, 10.0]))
    >>> found.shape, float(abs(found[:, 0]).max())
    ((4, 2), 0.0)
    """
    settings = plan.under(plan.measures[0])
    inputs, values = inputs_of(settings), values_at(plan, parts_of(plan, range(plan.draws)))

    def computed(rows: range) -> Numbers:
        laid = laid_out(plan, values[rows.start : rows.stop])
        arrays = evaluate_on(settings, inputs, years, laid, only=("net",))
        return np.asarray(np.broadcast_to(arrays["net"].sum(axis=-1), (len(rows), len(years))))

    failed = np.full((1, len(years)), np.nan)
    parts = []
    for at in range(0, plan.draws, _AT_ONCE):
        rows = range(at, min(at + _AT_ONCE, plan.draws))
        for _, found in going_together(rows, computed):
            parts.append(failed if isinstance(found, ArbeidError) else found)
    return np.concatenate(parts)
