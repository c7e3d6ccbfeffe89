"""Scores of tasks and activities gathered to occupations, as the publishers do it."""

from __future__ import annotations

from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.codes.means import weighted_means
from arbeid.data.figures import table
from arbeid.errors import NotInData
from arbeid.measures.measure import MEASURES
from arbeid.models.products import product

Numbers = NDArray[np.float64]

CORE, OTHER = 1.0, 0.5
# Eloundou et al. 2023: E1 alone, E2 and E3 with tools on top; half of those for beta.
LABELS = {
    "alpha": {"E0": 0.0, "E1": 1.0, "E2": 0.0, "E3": 0.0},
    "beta": {"E0": 0.0, "E1": 1.0, "E2": 0.5, "E3": 0.5},
    "zeta": {"E0": 0.0, "E1": 1.0, "E2": 1.0, "E3": 1.0},
}
LEAST_USE = 0.0005


def labelled(labels: pl.Expr, kind: str) -> pl.Expr:
    """Turn exposure labels (E0 to E3) into scores: ``alpha``, ``beta`` or ``zeta``; others are missing."""
    scores = LABELS[kind]
    return labels.replace_strict(list(scores), list(scores.values()), default=None, return_dtype=pl.Float64)


def occupation_scores(tasks: pl.DataFrame) -> pl.DataFrame:
    """Average task scores by occupation: core tasks weigh 1, all others one half.

    ``tasks`` has code, score and core (missing counts as not core); a task without a score is left out.
    Source: the rule reproduces the published file of Eloundou et al. 2023.

    >>> tasks = pl.DataFrame({"code": ["a", "a"], "score": [1.0, 0.0], "core": [True, False]})
    >>> occupation_scores(tasks).rows()
    [('a', 0.6666666666666666)]
    """
    weight = pl.when(pl.col("core").fill_null(False)).then(CORE).otherwise(OTHER)
    known = tasks.drop_nulls("score").with_columns(weight=weight)
    return weighted_means(known, "code", ["score"], "weight")


def applicability(weights: Numbers, share: Numbers, completion: Numbers, scope: Numbers) -> Numbers:
    """Gather use of work activities to occupations: covered, completed and in scope.

    ``weights`` has shape (occupations, activities); the others (sides, activities), for what users want and
    what AI does; an activity counts where its share of use passes 0.05%. Missing figures count as no use.
    Source: Tomlinson et al. 2025, Working with AI, arXiv 2507.07935.

    >>> one = np.array([[0.01]])
    >>> float(applicability(np.array([[2.0]]), one, np.array([[0.8]]), np.array([[0.5]]))[0])
    0.4
    """
    used = np.where(np.nan_to_num(share) > LEAST_USE, np.nan_to_num(completion * scope), 0.0)
    total = weights.sum(axis=1, keepdims=True)
    parts = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return np.asarray(product(parts, used.T).mean(axis=1))


def eloundou(scorer: Literal["human", "gpt4"], kind: str) -> pl.DataFrame:
    """Gather the shipped task labels of one scorer to O*NET-SOC 2019 occupations (code, score).

    All 923 published scores of ``alpha``, ``beta`` and ``zeta`` come out. Source: Eloundou et al. 2023.

    >>> eloundou("gpt4", "beta").row(0)
    ('11-1011.00', 0.46)
    """
    tasks = table("eloundou-tasks").frame.select(
        "code", score=labelled(pl.col(scorer), kind), core=pl.col("kind") == "core"
    )
    return occupation_scores(tasks)


def microsoft() -> pl.DataFrame:
    """Gather the shipped use of Copilot by work activity to SOC 2018 occupations (code, score).

    All 785 published scores come out. Source: Tomlinson et al. 2025.

    >>> microsoft().sort("score").row(-1)[0]
    '27-3091'
    """
    used = table("microsoft-activities").frame.sort("activity")
    long = table("microsoft-activity-weights").frame
    wide = long.pivot("activity", index="code", values="weight").fill_null(0.0).sort("code")
    # An activity that is part of no occupation has no column.
    used = used.filter(pl.col("activity").is_in(wide.columns))
    sides = (
        used.select(f"{figure}_{side}" for side in ("user", "ai")).to_numpy().T
        for figure in ("share", "completion", "scope")
    )
    return wide.select(
        "code", score=applicability(wide.select(used["activity"].to_list()).to_numpy(), *sides)
    )


def ilo(year: Literal[2023, 2025]) -> pl.DataFrame:
    """Gather the shipped task scores to ISCO-08 unit groups: their mean and sample standard deviation.

    Unrounded; the published file has two decimals. All spreads meet it, and all means but those on exactly
    half a hundredth: it takes these to the even one, save for four unit groups where rounding errors
    decided. Returns code, mean, spread, sorted. Source: Gmyrek et al. 2025.

    >>> ilo(2025).filter(pl.col("code") == "4132").select(pl.col("mean").round(2)).item()
    0.7
    """
    score = pl.col(f"score_{year}")
    by_code = table("ilo-tasks").frame.sort("code", "task").group_by("code", maintain_order=True)
    return by_code.agg(mean=score.mean(), spread=score.std()).sort("code")


def task_scores(measure: str) -> pl.DataFrame:
    """Load the shipped scores of single tasks behind a measure: code, task, score.

    Errors: a measure whose tasks are not here.

    >>> clerical = task_scores("ilo-2023").filter(pl.col("code").str.starts_with("4"))
    >>> len(clerical), round(100 * (clerical["score"] > 0.75).mean(), 1)
    (163, 23.9)
    """
    if not isinstance(measure, str):
        measure = MEASURES.named(measure)
    if measure in ("ilo-2023", "ilo-2025"):
        column = f"score_{measure.removeprefix('ilo-')}"
        return table("ilo-tasks").frame.select("code", "task", score=column)
    study, _, rest = measure.partition("-")
    kind, _, scorer = rest.partition("-")
    if study != "eloundou" or kind not in LABELS or scorer not in ("human", "gpt4"):
        raise NotInData("tasks_missing", measure=measure)
    return table("eloundou-tasks").frame.select("code", "task", score=labelled(pl.col(scorer), kind))
