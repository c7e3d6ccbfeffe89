"""Scores of single tasks and activities, and what they come to by occupation; no task text is kept."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from arbeid.data.codes.means import ordered_means, weighted_means
from arbeid.data.recipes import Made

# As Eloundou et al. weigh tasks; a task of which O*NET does not know whether it is core counts as not.
_SUPPLEMENTAL = 0.5
_HANDED_OVER = ("directive", "feedback_loop")
_ASSISTED = ("task_iteration", "learning", "validation")
_SIDES = ("user", "ai")
_FIGURES = {"share": "share", "completion": "completion", "scope": "impact_scope"}


def eloundou(made: Made) -> pl.DataFrame:
    """Take each task's label (E0, E1, E2) by humans and by GPT-4, and whether O*NET has it as core."""
    return made.only_source().select(
        code=_code(),
        task=_task_number(),
        kind=pl.col("Task Type").str.to_lowercase(),
        human="human_exposure_agg",
        gpt4="gpt4_exposure",
    )


def eloundou_activities(made: Made) -> pl.DataFrame:
    """Count the tasks of a SOC occupation by work activity: all, and those that a model speeds up.

    The number of a detailed activity starts with that of the activity that it is part of. A task of several
    counts in each; one that O*NET has dropped since counts in none.
    """
    detailed = made.source("onet-task-activities").select(
        task=_task_number(), activity=pl.col("DWA ID").str.slice(0, pl.col("DWA ID").str.len_chars() - 4)
    )
    labels = made.source("eloundou-tasks-2023").select(
        code=_code().str.slice(0, 7), task=_task_number(), label="human_exposure_agg"
    )
    # An O*NET occupation within a SOC one has tasks of its own, and a task is listed once in an activity.
    both = labels.unique().join(detailed.unique(), on="task").sort("code", "activity", "task")
    return both.group_by("code", "activity", maintain_order=True).agg(
        tasks=pl.len().cast(pl.Float64),
        alone=(pl.col("label") == "E1").sum().cast(pl.Float64),
        with_software=(pl.col("label") == "E2").sum().cast(pl.Float64),
    )


def ilo(made: Made) -> pl.DataFrame:
    """Take each task's score of 2023 and 2025 by ISCO-08 unit group."""
    return made.only_source().select(
        code=pl.col("ISCO_08").str.zfill(4),
        task="taskID",
        score_2023=pl.col("score_2023").cast(pl.Float64),
        score_2025=pl.col("score_2025").cast(pl.Float64),
    )


def microsoft_activities(made: Made) -> pl.DataFrame:
    """Take each work activity's share of use, completion and scope, as users' goal and as AI's action."""
    figures = {
        f"{ours}_{side}": pl.col(f"{theirs}_{side}").cast(pl.Float64)
        for side in _SIDES
        for ours, theirs in _FIGURES.items()
    }
    return made.only_source().select(activity="IWA", **figures)


def microsoft_weights(made: Made) -> pl.DataFrame:
    """Take the weight of each work activity in an occupation; those without weight are left out."""
    long = made.only_source().unpivot(index="SOC Code", variable_name="activity", value_name="weight")
    weights = long.select(code="SOC Code", activity="activity", weight=pl.col("weight").cast(pl.Float64))
    return weights.filter(pl.col("weight") > 0)


def penetration(made: Made) -> pl.DataFrame:
    """Average observed penetration over the tasks of O*NET 27.2 by occupation, core tasks doubly."""
    scores = made.source("anthropic-penetration-2026").select(
        _same_text("task"), score=pl.col("penetration").cast(pl.Float64)
    )
    tasks = made.source("eloundou-tasks-2023").select(_same_text("Task"), code=_code(), weight=_weight())
    return weighted_means(tasks.join(scores.unique(), on="text"), "code", ["score"], "weight")


def anthropic(made: Made) -> pl.DataFrame:
    """Derive by O*NET-SOC 2010 occupation, for each release and channel, what use of Claude looks like.

    ``automation`` is the share of conversations about its tasks that hands the work over, of those whose
    mode is known; ``reach`` the share of its tasks seen in use, in this release or an earlier one. A text
    that several occupations share is split evenly over them.
    """
    tasks = made.source("onet-tasks-2015").select(_same_text("Task"), code="O*NET-SOC Code")
    found = tasks.select("code").unique()
    for column in (*_automation(made, tasks), *_reach(made, tasks)):
        found = found.join(column, on="code", how="left")
    return found


def _automation(made: Made, tasks: pl.DataFrame) -> Iterator[pl.DataFrame]:
    alike = tasks.with_columns(alike=pl.len().over("text"))
    for name in _named(made, "anthropic-modes-"):
        conversations = _conversations(made.source(name.replace("modes", "tasks")))
        modes = _modes(made.source(name)).join(conversations, on="text")
        weighed = alike.join(modes, on="text").with_columns(
            weight=pl.col("conversations") / pl.col("alike") * pl.col("known")
        )
        column = name.replace("anthropic-modes", "automation").replace("-", "_")
        yield weighted_means(weighed.rename({"automation": column}), "code", [column], "weight")


def _modes(frame: pl.DataFrame) -> pl.DataFrame:
    # Cells below the privacy threshold are empty, and what is left of a row adds up to one.
    def shares(names: tuple[str, ...]) -> pl.Expr:
        return pl.sum_horizontal(pl.col(name).cast(pl.Float64).fill_null(0.0) for name in names)

    known = shares(_HANDED_OVER) + shares(_ASSISTED)
    (text,) = (name for name in frame.columns if name in ("task", "task_name"))
    summed = frame.select(_same_text(text), handed=shares(_HANDED_OVER), known=known)
    return summed.with_columns(
        automation=pl.when(pl.col("known") > 0).then(pl.col("handed") / pl.col("known"))
    )


def _reach(made: Made, tasks: pl.DataFrame) -> Iterator[pl.DataFrame]:
    texts: list[str] = []
    names = _named(made, "anthropic-tasks-")
    for release in sorted({name.removesuffix("-api") for name in names}):
        for name in names:
            if name.removesuffix("-api") == release:
                texts += _conversations(made.source(name))["text"].to_list()
        column = release.replace("anthropic-tasks", "reach").replace("-", "_")
        seen = tasks.with_columns(pl.col("text").is_in(texts).cast(pl.Float64).alias(column))
        yield ordered_means(seen, "code", [column])


def _conversations(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(_same_text("task_name"), conversations=pl.col("pct").cast(pl.Float64))


def _named(made: Made, start: str) -> list[str]:
    return [name for name in made.sources if name.startswith(start)]


def _same_text(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().str.strip_chars().alias("text")


def _code() -> pl.Expr:
    return pl.col("O*NET-SOC Code").str.strip_chars()


def _task_number() -> pl.Expr:
    return pl.col("Task ID").cast(pl.String).str.replace(r"\.0$", "")


def _weight() -> pl.Expr:
    return pl.when(pl.col("Task Type") == "Core").then(1.0).otherwise(_SUPPLEMENTAL)
