"""Crosswalks between classifications, as the statistical offices publish them: links without weights."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made


def isco_brc(made: Made) -> pl.DataFrame:
    """Link every ISCO-08 unit group to its one BRC 2014 occupation group (CBS)."""
    return made.only_source().select(source="ISCO2008unitgroup", target="BRC2014beroepsgroep").unique()


def soc_isco(made: Made) -> pl.DataFrame:
    """Link SOC 2010 occupations to ISCO-08 unit groups (US Bureau of Labor Statistics), many to many."""
    frame = made.only_source().select(
        source=pl.col("2010 SOC Code").str.strip_chars(), target=pl.col("ISCO-08 Code").str.strip_chars()
    )
    return frame.drop_nulls().unique()


def soc_2018_2010(made: Made) -> pl.DataFrame:
    """Link SOC 2018 occupations to the SOC 2010 ones they came from, many to many."""
    frame = made.only_source().select(
        source=pl.col("2018 SOC Code").str.strip_chars(), target=pl.col("2010 SOC Code").str.strip_chars()
    )
    return frame.drop_nulls().unique()
