"""What a shock did to each occupation while it unfolded, read off a run and the same run at rest."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.models.flows.flow_parameters import STEPS_A_YEAR, WEEKS_A_STEP
from arbeid.models.flows.measures import Window, rate_over
from arbeid.models.flows.path import FlowPath, ratio
from arbeid.models.flows.step import Comparison

Floats = NDArray[np.floating[Any]]

UNEMPLOYMENT = (("unemployed", "unemployment"), ("long_term", "long_term"))
"""The stocks of people without work, with the name of the rate that each gives."""
_BEFORE = (75, 25)
"""The paper compares with the steps from 75 to 25 before the shock opens."""


def during(before: FlowPath, both: Comparison, window: Window) -> dict[str, Floats]:
    """Compute every column by occupation, (occupations,): ``X`` with the shock, ``X_rest`` without it.

    ``before`` is the burn-in and ``window`` are the steps of the shock. Rates are shares (0 to 1), spells
    weeks, hires and jobs people.
    """
    return {
        **_unemployment(before, both, window),
        **_vacancies_and_spells(both, window),
        # Stocks are per opening labour force; times its index they are heads.
        "jobs_change": (both.path.employed[-1] - both.reference.employed[-1]) * both.path.labour_force[-1],
    }


def _unemployment(before: FlowPath, both: Comparison, window: Window) -> dict[str, Floats]:
    """Compute both rates of unemployment by occupation while the shock unfolds, and how they changed."""
    columns = {}
    for stock, name in UNEMPLOYMENT:
        for path, run in ((both.path, ""), (both.reference, "_rest")):
            columns[f"{name}{run}"] = rate_over(path, stock, window)
        columns[f"{name}_change"] = _published(before, columns[name], stock)
    return columns


def _published(before: FlowPath, rate: Floats, stock: str) -> Floats:
    """Give the paper's measure: the relative change of a rate from before the shock to while it unfolds."""
    steps = len(before.employed)
    first, last = (max(0, steps - back) for back in _BEFORE)
    return ratio(rate, rate_over(before, stock, (first, max(last, first + 1)))) - 1


def _vacancies_and_spells(both: Comparison, window: Window) -> dict[str, Floats]:
    """Compute how hard it is to find work in each occupation while the shock unfolds, in both runs."""
    first, last = window
    # A flow at position j leads to the stocks at j + 1, so the flows of a window stand one before.
    stocks, flows = slice(first, last), slice(first - 1, last - 1)
    columns: dict[str, Floats] = {}
    for followed, name in ((both.path, ""), (both.reference, "_rest")):
        vacant = followed.vacancies[stocks].sum(axis=0)
        columns[f"vacancy{name}"] = ratio(vacant, vacant + followed.employed[stocks].sum(axis=0))
        columns[f"tightness{name}"] = ratio(vacant, followed.unemployed[stocks].sum(axis=0))
        columns[f"hires_a_year{name}"] = followed.hires[flows].mean(axis=0) * STEPS_A_YEAR
        left, spent = followed.leavers[flows].sum(axis=0), followed.unemployed[flows].sum(axis=0)
        columns[f"mean_spell{name}"] = WEEKS_A_STEP * ratio(spent, left)
    return columns
