"""Published scores by occupation whose licence lets us ship every row."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_ELOUNDOU_LABELS = {"alpha": "alpha", "beta": "beta", "zeta": "gamma"}


def eloundou(made: Made) -> pl.DataFrame:
    """Derive task exposure by O*NET-SOC occupation: direct (alpha), half of tools (beta), all tools (zeta).

    The file calls zeta gamma; human and GPT-4 ratings stand side by side.
    """
    columns = {
        f"{ours}_{label}": pl.col(f"{theirs}_rating_{name}").cast(pl.Float64)
        for ours, theirs in (("human", "human"), ("gpt4", "dv"))
        for label, name in _ELOUNDOU_LABELS.items()
    }
    return made.only_source().select(code=pl.col("O*NET-SOC Code").str.strip_chars(), **columns)


def ilo(made: Made) -> pl.DataFrame:
    """Derive mean and spread of the task scores by ISCO-08 unit group, 2023 and 2025, with task counts.

    Both are the two-decimal figures of the file, since its classes follow from those.
    """
    figures = {
        "mean_2023": "mean_score_2023",
        "spread_2023": "SD_2023",
        "mean_2025": "mean_score_2025",
        "spread_2025": "SD_2025",
    }
    return (
        made.only_source()
        .group_by(code=pl.col("ISCO_08").str.zfill(4))
        .agg(
            **{ours: pl.col(theirs).first().cast(pl.Float64).round(2) for ours, theirs in figures.items()},
            tasks=pl.len().cast(pl.Float64),
        )
    )


def microsoft(made: Made) -> pl.DataFrame:
    """Take the applicability score by SOC 2018 occupation as published."""
    return made.only_source().select(
        code=pl.col("SOC Code").str.strip_chars(), score=pl.col("ai_applicability_score").cast(pl.Float64)
    )


def complementarity(made: Made) -> pl.DataFrame:
    """Take the reconstructed complementarity (theta) by SOC 2010 occupation."""
    return made.only_source().select(code=pl.col("soc6").str.strip_chars(), score=pl.col("theta").cast(pl.Float64))
