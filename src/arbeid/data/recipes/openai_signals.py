"""Which part of the messages to ChatGPT is about work, from OpenAI’s Signals."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made


def work_shares(made: Made) -> pl.DataFrame:
    """Take the share of messages about work by country and month (year and month)."""
    return (
        made.only_source()
        .filter(pl.col("work_related") == "1")
        .select(
            country=pl.col("country").str.to_lowercase(),
            month=pl.col("month").str.slice(0, 7),
            work=pl.col("share_of_messages").cast(pl.Float64),
        )
    )
