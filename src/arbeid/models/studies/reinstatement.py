"""Work lost to machines and new work for people, as history saw it: task content, wage bill, labour share.

Equations (Acemoglu and Restrepo 2019, Automation and new tasks, Journal of Economic Perspectives 33(2)):
d ln(WL) = productivity + composition + substitution + change in task content. Per industry and year:
substitution = (1 - sigma)(1 - s0)(d ln W - d ln R - g); task content = d ln s - substitution; of its
five-year centred mean, displacement is what is below zero and reinstatement what is above, both weighted
by base-year wage bills. Labour share: s = 1/(1 + ((1-G)/G) ((R/A_K)/(W/A_L))^(1-sigma)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from arbeid.errors import OutOfBounds
from arbeid.models.named_parameters import declared

Numbers = NDArray[np.float64]
Period = Literal["1947-1987", "1987-2016"]

_WINDOW = 5

HISTORY_PARAMS = declared("reinstatement_history", __name__)

PUBLISHED: Mapping[Period, Mapping[str, float]] = {
    "1947-1987": {"displacement": -0.48, "reinstatement": 0.47},
    "1987-2016": {"displacement": -0.70, "reinstatement": 0.35},
}
"""Printed rates of both periods, percent a year; the earlier one is about in balance."""

RECOMPUTED: Mapping[Period, Mapping[str, float]] = {
    "1947-1987": {"displacement": -0.489, "reinstatement": 0.450},
    "1987-2016": {"displacement": -0.715, "reinstatement": 0.402},
}
"""The same from the authors' industry panel by the equations above: close to print, not equal to it."""

PARAMS = declared("reinstatement", __name__)


@dataclass(frozen=True)
class History:
    """Change of labour's task content after some years, as a fraction: lost, new, and both together."""

    displacement: Numbers
    reinstatement: Numbers
    net: Numbers


@dataclass(frozen=True)
class TaskContent:
    """Yearly changes in logs: by industry (industries, years), and both halves of it added up (years,)."""

    substitution: Numbers
    change: Numbers
    displacement: Numbers
    reinstatement: Numbers


def history(years: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None) -> History:
    """Carry the rates of the past on, or multiples of them: a what-if, not a forecast.

    Both rates are yearly changes in logs of labour's task content (the share of value that people would
    earn at unchanged factor prices), so they add up over ``years`` (…). Errors: years below zero.

    >>> past = history(10)
    >>> [round(100 * float(part), 2) for part in (past.displacement, past.reinstatement, past.net)]
    [-6.76, 3.56, -3.44]
    """
    span = np.asarray(years, dtype=np.float64)
    if not (span >= 0).all():
        raise OutOfBounds("years_below_zero", value=f"{span.min():g}")
    given = HISTORY_PARAMS.bind(overrides, axes=span.ndim)
    # Yearly changes in logs add up over the years, and become shares only then.
    lost = given["displacement"] * given["displacement_multiple"] / 100 * span
    new = given["reinstatement"] * given["reinstatement_multiple"] / 100 * span
    return History(np.expm1(lost), np.expm1(new), np.expm1(lost + new))


def labour_share(
    task_content: ArrayLike, relative_cost: ArrayLike, overrides: Mapping[str, ArrayLike] | None = None
) -> Numbers:
    """Compute labour's share of value from its share of tasks and (R/A_K) over (W/A_L), (…).

    >>> [round(float(labour_share(0.5, cost)), 3) for cost in (1.0, 0.5)]
    [0.5, 0.535]
    """
    content, cost = np.asarray(task_content, dtype=np.float64), np.asarray(relative_cost, dtype=np.float64)
    sigma = PARAMS.bind(overrides, axes=max(content.ndim, cost.ndim))["capital_labour_elasticity"]
    # Written so that it is defined where people do all of the tasks, or none.
    return np.asarray(content / (content + (1 - content) * cost ** (1 - sigma)))


def task_content(
    shares: ArrayLike,
    wages: ArrayLike,
    rents: ArrayLike,
    wage_bills: ArrayLike,
    overrides: Mapping[str, float] | None = None,
) -> TaskContent:
    """Take labour shares apart by industry: substitution by prices, and the change in task content.

    ``shares``, ``wages`` and ``rents`` are levels (industries, years + 1), ``wage_bills`` those of the first
    year (industries,). Means run over five years around each, over fewer at the ends. Displacement and
    reinstatement are what industries with falling and rising task content add to the whole.
    """
    given = PARAMS.bind(overrides)
    level = np.asarray(shares, dtype=np.float64)
    relative = np.diff(np.log(wages), axis=1) - np.diff(np.log(rents), axis=1) - given["augmentation"]
    substitution = (1 - given["capital_labour_elasticity"]) * (1 - level[:, :1]) * relative
    change = np.diff(np.log(level), axis=1) - substitution
    weights = np.asarray(wage_bills, dtype=np.float64)
    weights = weights / weights.sum()
    mean = _centred(change)
    return TaskContent(substitution, change, weights @ np.minimum(mean, 0), weights @ np.maximum(mean, 0))


def composition(shares: ArrayLike, output_now: ArrayLike, output_before: ArrayLike) -> float:
    """Compute what moving between industries did to the labour share, in logs; all by industry (industries,).

    ``shares`` are labour's shares now, the outputs are shares of value added that sum to 1.

    >>> round(composition([0.7, 0.3], [0.4, 0.6], [0.5, 0.5]), 4)
    -0.0834
    """
    labour = np.asarray(shares, dtype=np.float64)
    now, before = (labour @ np.asarray(output, dtype=np.float64) for output in (output_now, output_before))
    return float(np.log(now) - np.log(before))


def wage_bill(productivity: float, mix: float, substitution: float, content: float) -> float:
    """Add up the four parts of the change in the wage bill per head, all in logs.

    >>> round(wage_bill(0.0155, 0.0, 0.0013, -0.0031), 4)
    0.0137
    """
    return productivity + mix + substitution + content


def _centred(changes: Numbers) -> Numbers:
    half, years = _WINDOW // 2, changes.shape[1]
    # Over fewer years at the ends: without those a period would lose four of its years.
    windows = (changes[:, max(0, at - half) : at + half + 1] for at in range(years))
    return np.stack([window.mean(axis=1) for window in windows], axis=1)
