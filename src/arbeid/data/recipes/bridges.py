"""Crosswalks between classifications, as the statistical offices publish them: links without weights."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made


def isco_brc(made: Made) -> pl.DataFrame:
    """Link every ISCO-08 unit group to its one BRC 2014 occupation group (CBS)."""
    return made.only_source().select(source="ISCO2008unitgroup", target="BRC2014beroepsgroep").unique()


def soc_isco(made: Made) -> pl.DataFrame:
    """Link SOC 2010 occupations to ISCO-08 unit groups (US Bureau of Labor Statistics), many to many."""
    return _links(made, "2010 SOC Code", "ISCO-08 Code")


def soc_2000_2010(made: Made) -> pl.DataFrame:
    """Link SOC 2000 occupations to the SOC 2010 ones that they became, many to many."""
    return _links(made, "2000 SOC code", "2010 SOC code")


def soc_2018_2010(made: Made) -> pl.DataFrame:
    """Link SOC 2018 occupations to the SOC 2010 ones they came from, many to many."""
    return _links(made, "2018 SOC Code", "2010 SOC Code")


def onet_2010_2019(made: Made) -> pl.DataFrame:
    """Link O*NET-SOC 2010 occupations to the O*NET-SOC 2019 ones that they became, many to many."""
    return _links(made, "O*NET-SOC 2010 Code", "O*NET-SOC 2019 Code")


def census_soc(made: Made) -> pl.DataFrame:
    """Link the codes of the 2018 Census list to SOC 2018 occupations.

    The list names some occupations by a broad code (``11-2030``) or as what is left of one (``13-20XX``);
    each SOC occupation goes to the entry that shares the longest start of its code.
    """
    entries = _links(made, "2018 Census Code", "2018 SOC Code").filter(
        pl.col("source").str.contains(r"^\d{4}$") & pl.col("target").str.contains(r"^\d{2}-[\dX]{4}$")
    )
    starts = entries.select("source", start=pl.col("target").str.replace(r"(X|0)+$", ""))
    occupations = made.table("soc-2018-soc-2010").select(target="source").unique()
    matches = occupations.join(starts, how="cross").filter(pl.col("target").str.starts_with(pl.col("start")))
    longest = pl.col("start").str.len_chars()
    return matches.filter(longest == longest.max().over("target")).select("source", "target")


def oews_components(made: Made) -> pl.DataFrame:
    """Link the codes that the OEWS survey counts together to the SOC 2018 occupations within each.

    These are the codes of the National Employment Matrix under which O*NET lists occupations of other codes.
    What SOC itself counts as one occupation is no composite.
    """
    links = _links(made, "NEM Code", "O*NET-SOC code").select(
        "source", target=pl.col("target").str.slice(0, 7)
    )
    counted = made.table("us-occupations").select(source="code")
    occupations = made.table("soc-2018-soc-2010").select(target="source").unique()
    parts = links.unique().join(counted, on="source", how="semi").join(occupations, on="target", how="semi")
    return parts.filter(pl.col("source") != pl.col("target"))


def _links(made: Made, source: str, target: str) -> pl.DataFrame:
    frame = made.only_source().select(
        source=pl.col(source).str.strip_chars(), target=pl.col(target).str.strip_chars()
    )
    return frame.drop_nulls().unique()
