"""Which work activities American messages to ChatGPT are about, from OpenAI’s Signals."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_OTHER = "Other IWA"


def messages(made: Made) -> pl.DataFrame:
    """Take the share of messages about work by O*NET intermediate work activity and month.

    Activities that the publisher lumped together as others have no code and are left out, so that a month
    adds up to a little less than one.
    """
    named = made.only_source().filter(pl.col("iwa_cleaned") != _OTHER)
    return named.select(
        month=pl.col("month").str.slice(0, 7),
        activity="iwa_cleaned",
        share=pl.col("share_of_messages").cast(pl.Float64),
    )
