"""How many people of working age used generative AI, from Microsoft’s diffusion report."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.data.recipes.country_names import two_letters
from arbeid.data.recipes.percentages import share_of

_PERIODS = {
    "H1 2025 AI Diffusion": "2025-h1",
    "H2 2025 AI Diffusion": "2025-h2",
    "Q1 2026 AI Diffusion": "2026-q1",
}


def users(made: Made) -> pl.DataFrame:
    """Take the share of users by country and period."""
    return (
        made.only_source()
        .unpivot(on=list(_PERIODS), index="Economy", variable_name="period", value_name="share")
        .select(
            country=two_letters(pl.col("Economy")),
            period=pl.col("period").replace_strict(_PERIODS),
            share=share_of(pl.col("share")),
        )
    )
