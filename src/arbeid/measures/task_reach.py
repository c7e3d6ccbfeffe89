"""How much of each single task AI can do, as three studies see it: by task or by work activity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from arbeid.data.figures import table
from arbeid.measures.tasks import CORE, LEAST_USE, OTHER, labelled
from arbeid.table import Origin


@dataclass(frozen=True)
class TaskReach:
    """The tasks of every occupation of one study.

    ``frame`` has code, task, weight (the task's part of an occupation's time, on any scale), reach (the
    share of it that AI can do, 0 to 1) and error (the chance that AI fails at it; missing where the study
    does not say).
    """

    measure: str
    classification: str
    frame: pl.DataFrame = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)


def eloundou() -> TaskReach:
    """Read people's labels of American tasks: wholly (E1), half where software is needed (E2), or not (E0).

    Core tasks weigh 1, others one half, since nobody measures how long each takes.

    >>> eloundou().frame.row(0)
    ('11-1011.00', '20461', 1.0, 0.5, None)
    """
    found = table("eloundou-tasks")
    core = pl.col("kind").fill_null("") == "core"
    frame = found.frame.select(
        "code",
        "task",
        weight=pl.when(core).then(CORE).otherwise(OTHER),
        reach=labelled(pl.col("human"), "beta"),
        error=pl.lit(None, dtype=pl.Float64),
    )
    return TaskReach("eloundou-beta-human", "onet-soc-2019", frame, found.origins)


def ilo() -> TaskReach:
    """Read the ILO's scores of 2025 by task, all of equal weight; a score is read as a share of the task.

    >>> ilo().frame.row(0)
    ('1111', '1', 1.0, 0.34, None)
    """
    found = table("ilo-tasks")
    frame = found.frame.select(
        "code",
        "task",
        weight=pl.lit(1.0),
        reach=pl.col("score_2025"),
        error=pl.lit(None, dtype=pl.Float64),
    )
    return TaskReach("ilo-2025", "isco-08", frame, found.origins)


def microsoft() -> TaskReach:
    """Read what Copilot does by work activity: its scope where it is used, and how often it fails.

    Both sides of a conversation count for half: what the user wanted, and what AI did. An activity on
    which use is too rare to tell has no reach.

    >>> microsoft().frame.columns
    ['code', 'task', 'weight', 'reach', 'error']
    """
    activities, weights = table("microsoft-activities"), table("microsoft-activity-weights")
    sides = [_side(name) for name in ("user", "ai")]
    failed = [
        pl.when(reach > 0).then(1 - pl.col(f"completion_{name}"))
        for reach, name in zip(sides, ("user", "ai"), strict=True)
    ]
    used = activities.frame.select(
        "activity", reach=sum(sides, pl.lit(0.0)) / 2, error=pl.mean_horizontal(failed)
    )
    joined = weights.frame.join(used, on="activity").sort("code", "activity")
    frame = joined.select("code", "activity", "weight", "reach", "error").rename({"activity": "task"})
    return TaskReach("microsoft", "soc-2018", frame, (*activities.origins, *weights.origins))


def _side(name: str) -> pl.Expr:
    used = pl.col(f"share_{name}") > LEAST_USE
    return pl.when(used).then(pl.col(f"scope_{name}").fill_null(0.0)).otherwise(0.0)


READINGS: Mapping[str, Callable[[], TaskReach]] = MappingProxyType(
    {"eloundou-beta-human": eloundou, "ilo-2025": ilo, "microsoft": microsoft}
)
"""The studies whose single tasks may be shared, by the measure that their occupations are scored by."""
