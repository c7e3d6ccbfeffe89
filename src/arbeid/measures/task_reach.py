"""How much of each single task AI can do, as the measures see it whose tasks may be shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from arbeid.data.figures import DECLARED, table
from arbeid.errors import unknown_name
from arbeid.measures.measure import MEASURES, Measure, TaskScores
from arbeid.measures.tasks import CORE, LEAST_USE, OTHER, labelled
from arbeid.registry import remembered
from arbeid.table import Origin

_SIDES = ("user", "ai")
_USED = ("share", "scope", "completion")


@dataclass(frozen=True)
class TaskReach:
    """The tasks of every occupation of one measure.

    ``frame`` has code, task, weight (the task's part of an occupation's time, on any scale), reach (the
    share of it that AI can do, 0 to 1) and error (the chance that AI fails at it; missing where the study
    does not say).
    """

    measure: str
    classification: str
    frame: pl.DataFrame = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)


def task_measures() -> list[str]:
    """List the measures whose tasks may be shared.

    >>> task_measures()
    ['eloundou-beta-human', 'ilo-2025', 'microsoft']
    """
    return [one.id for one in MEASURES.all() if one.tasks is not None]


def task_origins(measure: Measure) -> tuple[Origin, ...]:
    """List the origins of a measure's single tasks; none where they are not here."""
    tables = measure.tasks.tables if measure.tasks else ()
    return tuple(origin for one in tables for origin in DECLARED.get(one).origins())


@remembered
def task_reach(name: str) -> TaskReach:
    """Read the single tasks of one of these measures.

    Errors: a table that is not there, or one without the columns that are read.

    >>> task_reach("eloundou-beta-human").frame.row(0)
    ('11-1011.00', '20461', 1.0, 0.5, None)
    """
    measure = MEASURES.get(name)
    assert measure.tasks is not None, "asked only of measures whose tasks are declared"
    origins = task_origins(measure)
    frame = _READERS[measure.tasks.reading](measure.tasks)
    return TaskReach(measure.id, measure.scores[0].classification, frame, origins)


def _labels(declared: TaskScores) -> pl.DataFrame:
    """Read people's labels of tasks: wholly (E1), half where software is needed (E2), or not (E0).

    Core tasks weigh 1, others one half, since nobody measures how long each takes.
    """
    _table(declared.tables[0], ("kind",))
    core = pl.col("kind").fill_null("") == "core"
    return _tasks(
        declared,
        weight=pl.when(core).then(CORE).otherwise(OTHER),
        reach=labelled(pl.col(declared.column), "beta"),
    )


def _scores(declared: TaskScores) -> pl.DataFrame:
    """Read a score a task, all of equal weight; a score is read as a share of the task."""
    return _tasks(declared, weight=pl.lit(1.0), reach=pl.col(declared.column))


def _tasks(declared: TaskScores, **columns: pl.Expr) -> pl.DataFrame:
    # Labels and scores of tasks do not say how often AI fails.
    frame = _table(declared.tables[0], ("code", "task", declared.column))
    return frame.select("code", "task", **columns, error=pl.lit(None, dtype=pl.Float64))


def _table(name: str, columns: Iterable[str]) -> pl.DataFrame:
    frame = table(name).frame
    for column in columns:
        if column not in frame.columns:
            raise unknown_name("column", column, frame.columns)
    return frame


def _activities(declared: TaskScores) -> pl.DataFrame:
    """Read what Copilot does by work activity: its scope where it is used, and how often it fails.

    Both sides of a conversation count for half: what the user wanted, and what AI did. An activity on
    which use is too rare to tell has no reach.
    """
    activities = _table(
        declared.tables[0], ("activity", *(f"{one}_{side}" for one in _USED for side in _SIDES))
    )
    weights = _table(declared.tables[1], ("code", "activity", "weight"))
    sides = [_side(name) for name in _SIDES]
    failed = [
        pl.when(reach > 0).then(1 - pl.col(f"completion_{name}"))
        for reach, name in zip(sides, _SIDES, strict=True)
    ]
    used = activities.select("activity", reach=sum(sides, pl.lit(0.0)) / 2, error=pl.mean_horizontal(failed))
    joined = weights.join(used, on="activity").sort("code", "activity")
    return joined.select("code", "activity", "weight", "reach", "error").rename({"activity": "task"})


def _side(name: str) -> pl.Expr:
    used = pl.col(f"share_{name}") > LEAST_USE
    return pl.when(used).then(pl.col(f"scope_{name}").fill_null(0.0)).otherwise(0.0)


_READERS: Mapping[str, Callable[[TaskScores], pl.DataFrame]] = MappingProxyType(
    {"labels": _labels, "scores": _scores, "activities": _activities}
)
