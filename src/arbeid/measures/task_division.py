"""Every task of every study given to whoever does it at least cost, gathered to an economy's groups."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.codes.means import exact_sum, weighted_means
from arbeid.data.economies.economy import Economy
from arbeid.measures.components import with_components
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import native
from arbeid.measures.task_reach import TaskReach, task_measures, task_reach
from arbeid.models.tasks.collaboration_parameters import ERROR_PARAMS, PARAMS
from arbeid.models.tasks.division import DONE_WITH_AI, ERROR_COST_TIMES, shares_with_ai
from arbeid.params import Params
from arbeid.registry import remembered
from arbeid.table import Origin, each_once

Numbers = NDArray[np.float64]
Given = tuple[tuple[str, float], ...]

ASSUMED = Params([params[name] for params in (PARAMS, ERROR_PARAMS) for name in params.names()])


@dataclass(frozen=True)
class Divided:
    """Shares of work (error costs, studies, groups, 2): handed over to AI, and done by a pair.

    Missing where a study reaches no occupation of a group. What is left is done by people alone.
    """

    measures: tuple[str, ...]
    shares: Numbers = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)


@remembered(maxsize=64)
def divided(market: Economy, given: Given) -> Divided:
    """Divide the work of an economy's groups under assumptions, by every study.

    >>> from arbeid.data.economies.economy import economy
    >>> divided(economy("nl"), ()).shares.shape
    (3, 3, 114, 2)
    """
    complementarity, origins = _complementarity()
    by_study = []
    measures = task_measures()
    for name in measures:
        study = task_reach(name)
        by_code = _by_code(study, complementarity, dict(given))
        path = find_path(study.classification, market.classification)
        carried, parts = with_components(carry(by_code, path)[0], market.classification)
        by_study.append(_on_groups(market, carried))
        origins += (*study.origins, *(origin for step in path for origin in step.origins()), *parts)
    shares = np.stack(by_study, axis=1)
    return Divided(tuple(measures), shares, each_once(origins))


def _by_code(study: TaskReach, complementarity: pl.DataFrame, given: dict[str, float]) -> pl.DataFrame:
    """Average each code's shares at every error cost: ai_0, pair_0, ai_1 and so on."""
    placed = _placed(study, complementarity)
    # Thousands of tasks are of a few hundred kinds, and the rule sees no more of a task than its kind.
    kinds = placed.select("held", "error").unique(maintain_order=True).with_row_index("kind")
    tasks = placed.join(kinds, on=["held", "error"], how="left", nulls_equal=True)
    unknown = pl.col("held", "error").cast(pl.Float64).fill_null(np.nan)
    known = kinds.select(unknown)
    shares = shares_with_ai(known["held"].to_numpy(), known["error"].to_numpy(), given)
    parts = {
        name: pl.col("reach") * pl.lit(pl.Series(share[tasks["kind"].to_numpy()]))
        for name, share in zip(_columns(), shares.reshape(-1, len(kinds)), strict=True)
    }
    return weighted_means(tasks.with_columns(**parts), "code", list(parts), "weight")


def _columns() -> list[str]:
    return [f"{mode.name}_{at}" for mode in DONE_WITH_AI for at in range(len(ERROR_COST_TIMES))]


def _placed(study: TaskReach, complementarity: pl.DataFrame) -> pl.DataFrame:
    """Set each task's complementarity beside it, in standard deviations; missing is the mean."""
    # O*NET adds two digits to SOC, and complementarity knows no more than SOC.
    onet = study.classification == "onet-soc-2019"
    target = "soc-2018" if onet else study.classification
    carried, _ = carry(complementarity, find_path("soc-2010", target))
    key = pl.col("code").str.slice(0, 7) if onet else pl.col("code")
    known = carried.select(own="code", held="score")
    return study.frame.with_columns(own=key).join(known, on="own", how="left").drop("own")


def _complementarity() -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    measure = MEASURES.get("complementarity")
    frame, origins = native(measure, measure.scores[0])
    known = frame["score"].drop_nulls()
    mean = exact_sum(known) / len(known)
    deviation = math.sqrt(exact_sum((known - mean) ** 2) / (len(known) - 1))
    # What an error costs is stated per standard deviation, over occupations as they were scored.
    return frame.with_columns(score=(pl.col("score") - mean) / deviation), origins


def _on_groups(market: Economy, carried: pl.DataFrame) -> Numbers:
    """Lay shares by code over the groups, (error costs, groups, 2)."""
    frame = market.groups.select("code").join(carried, on="code", how="left", maintain_order="left")
    by_mode = frame.select(_columns()).to_numpy().reshape(len(frame), len(DONE_WITH_AI), -1)
    return np.ascontiguousarray(by_mode.transpose(2, 0, 1))
