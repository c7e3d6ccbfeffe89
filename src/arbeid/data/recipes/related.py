"""Occupations that a source names as related, without anyone having moved."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made


def onet(made: Made) -> pl.DataFrame:
    """Take the up to twenty related occupations of each; all count alike, as O*NET gives ranks only."""
    return made.only_source().select(
        origin="O*NET-SOC Code", destination="Related O*NET-SOC Code", weight=pl.lit(1.0)
    )
