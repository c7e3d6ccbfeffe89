"""Every task of every study given to whoever does it at least cost, gathered to an economy's groups."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from arbeid.data.codes.crosswalk import carry, find_path
from arbeid.data.codes.means import exact_sum, weighted_means
from arbeid.data.economies.economy import Economy
from arbeid.data.figures import DECLARED
from arbeid.measures import components
from arbeid.measures.kept_division import COMPLEMENTARITY, complemented, kept_division
from arbeid.measures.kept_scores import Kept
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import native
from arbeid.measures.task_reach import TaskReach, task_measures, task_origins, task_reach
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
    measures, assumed = task_measures(), ASSUMED.bind(dict(given))
    found = [_study(MEASURES.get(name), market.classification, assumed) for name in measures]
    shares = np.stack([_on_groups(market, by_code) for by_code, _ in found], axis=1)
    held = DECLARED.get(str(MEASURES.get(COMPLEMENTARITY).scores[0].table)).origins()
    return Divided(tuple(measures), shares, each_once((*held, *(one for _, own in found for one in own))))


def _study(
    measure: Measure, classification: str, given: Mapping[str, float]
) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Divide the work of a classification's codes by one study, or read what the build made of it."""
    kept = kept_division(measure, classification, given) or study_division(measure, classification, given)
    path = find_path(measure.scores[0].classification, classification)
    bridges = tuple(origin for step in path for origin in step.origins())
    return kept.frame, (*task_origins(measure), *bridges, *(components.origins() if kept.of_parts else ()))


def study_division(measure: Measure, classification: str, given: Mapping[str, float]) -> Kept:
    """Give every task of a study to whoever does it at least cost, and carry the shares to groups."""
    study = task_reach(measure.id)
    path = find_path(study.classification, classification)
    carried, _ = carry(_by_code(study, _complementarity(), given), path)
    whole, parts = components.with_components(carried, classification)
    return Kept(whole, bool(parts))


def _by_code(study: TaskReach, complementarity: pl.DataFrame, given: Mapping[str, float]) -> pl.DataFrame:
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
    target = complemented(study.classification)
    carried, _ = carry(complementarity, find_path("soc-2010", target))
    key = pl.col("code") if target == study.classification else pl.col("code").str.slice(0, 7)
    known = carried.select(own="code", held="score")
    return study.frame.with_columns(own=key).join(known, on="own", how="left").drop("own")


def _complementarity() -> pl.DataFrame:
    measure = MEASURES.get(COMPLEMENTARITY)
    frame, _ = native(measure, measure.scores[0])
    known = frame["score"].drop_nulls()
    mean = exact_sum(known) / len(known)
    deviation = math.sqrt(exact_sum((known - mean) ** 2) / (len(known) - 1))
    # What an error costs is stated per standard deviation, over occupations as they were scored.
    return frame.with_columns(score=(pl.col("score") - mean) / deviation)


def _on_groups(market: Economy, carried: pl.DataFrame) -> Numbers:
    """Lay shares by code over the groups, (error costs, groups, 2)."""
    frame = market.groups.select("code").join(carried, on="code", how="left", maintain_order="left")
    by_mode = frame.select(_columns()).to_numpy().reshape(len(frame), len(DONE_WITH_AI), -1)
    return np.ascontiguousarray(by_mode.transpose(2, 0, 1))
