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
    return _single(made, "SOC Code", "ai_applicability_score")


def complementarity(made: Made) -> pl.DataFrame:
    """Take the reconstructed complementarity (theta) by SOC 2010 occupation."""
    return _single(made, "soc6", "theta")


def frey_osborne(made: Made) -> pl.DataFrame:
    """Take the probability of computerisation by SOC 2010 occupation; it may not ship."""
    return _single(made, "SOC code", "Probability")


def observed(made: Made) -> pl.DataFrame:
    """Take observed exposure by SOC 2018 occupation as published."""
    return _single(made, "occ_code", "observed_exposure")


def anthropic_usage(made: Made) -> pl.DataFrame:
    """Take the percentage of conversations by O*NET-SOC 2010 occupation (release of March 2025)."""
    return _single(made, "occ_code_onet", "aei_usage")


def nesta(made: Made) -> pl.DataFrame:
    """Take the suitability score (1 to 5) by ISCO-08 unit group."""
    return _single(made, "isco_code", "risk")


def sml(made: Made) -> pl.DataFrame:
    """Take the suitability score (1 to 5) by O*NET-SOC 2010 occupation; it may not ship."""
    return _single(made, "occ_code", "mSML")


def eisfeldt(made: Made) -> pl.DataFrame:
    """Take the exposed share of all tasks by SOC 2010 occupation; it may not ship."""
    return _single(made, "soc2010", "genaiexp_estz_total")


def routine(made: Made) -> pl.DataFrame:
    """Take routine task intensity (-1 to 1) by ISCO-08 unit group; it may not ship."""
    return _single(made, "isco08_code", "rti")


def althoff_reichardt(made: Made) -> pl.DataFrame:
    """Take automation and augmentation by ISCO-08 unit group, imputed groups left out; they may not ship."""
    known = made.only_source().filter(pl.col("match") == "direct")
    return known.select(
        code=pl.col("isco08").str.zfill(4),
        automation=pl.col("auto_genai").cast(pl.Float64),
        augmentation=pl.col("augment_genai").cast(pl.Float64),
    )


def c_aioe(made: Made) -> pl.DataFrame:
    """Lower AIOE by complementarity, by SOC 2010 occupation; it may not ship.

    Published AIOE is standardised: half of it is negative, and would rise with complementarity. It is
    counted from its least value instead, since the figures before standardising are not public.
    """
    exposure, theta = pl.col("AIOE").cast(pl.Float64), pl.col("theta").cast(pl.Float64)
    exposed = made.source("felten-aioe").select(
        code=pl.col("SOC Code").str.strip_chars(), above_least=exposure - exposure.min()
    )
    held = made.source("complementarity-theta").select(code="soc6", kept=1 - (theta - theta.min()))
    return exposed.join(held, on="code").select("code", score=pl.col("above_least") * pl.col("kept"))


def daioe(made: Made) -> pl.DataFrame:
    """Derive dynamic exposure by ISCO-08 unit group and year, all applications and each of ten apart.

    Unit groups without any score in a year are left out.
    """
    frame = made.only_source()
    scores = [name for name in frame.columns if name.startswith("daioe_")]
    values = {name.removeprefix("daioe_"): pl.col(name).cast(pl.Float64) for name in scores}
    known = frame.filter(pl.any_horizontal(pl.col(scores).is_not_null()))
    return known.select(code="occ_code_isco08", year=pl.col("year").cast(pl.Int64), **values)


def aioe(made: Made) -> pl.DataFrame:
    """Join AI occupational exposure and its language and image variants by SOC 2010; they may not ship."""
    columns = {
        "exposure": ("felten-aioe", "AIOE"),
        "language": ("felten-aioe-language", "Language Modeling AIOE"),
        "image": ("felten-aioe-image", "Image Generation AIOE"),
    }
    frames = [
        made.source(source).select(
            code=pl.col("SOC Code").str.strip_chars(), **{name: pl.col(column).cast(pl.Float64)}
        )
        for name, (source, column) in columns.items()
    ]
    return (
        frames[0]
        .join(frames[1], on="code", how="full", coalesce=True)
        .join(frames[2], on="code", how="full", coalesce=True)
    )


def _single(made: Made, code: str, score: str) -> pl.DataFrame:
    return made.only_source().select(
        code=pl.col(code).str.strip_chars(), score=pl.col(score).cast(pl.Float64)
    )
