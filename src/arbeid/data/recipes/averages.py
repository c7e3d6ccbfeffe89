"""Scores without a licence to share: only averages over groups, of at least two occupations each."""

from __future__ import annotations

import polars as pl

from arbeid.data.means import ordered_means
from arbeid.data.recipes import Made

LEAST_OCCUPATIONS = 2


def frey_osborne(made: Made) -> pl.DataFrame:
    """Average the probability of computerisation over BRC 2014 groups and ISCO-08 two-digit groups."""
    return _over_groups(made, made.table("frey-osborne").rename({"score": "probability"}))


def aioe(made: Made) -> pl.DataFrame:
    """Average AI occupational exposure, and its language and image variants, over the same groups."""
    return _over_groups(made, made.table("aioe"))


def eisfeldt(made: Made) -> pl.DataFrame:
    """Average the exposed share of tasks over the same groups."""
    return _over_groups(made, made.table("eisfeldt"))


def sml(made: Made) -> pl.DataFrame:
    """Average suitability for machine learning over the same groups, by way of SOC 2010 occupations."""
    occupations = made.table("sml").with_columns(pl.col("code").str.slice(0, 7))
    return _over_groups(made, ordered_means(occupations, "code", ["score"]))


def routine(made: Made) -> pl.DataFrame:
    """Average routine task intensity, which is on ISCO-08 unit groups already."""
    return _over_linked(made, made.table("routine").with_columns(unit_group="code"))


def _over_groups(made: Made, scores: pl.DataFrame) -> pl.DataFrame:
    unit_groups = made.table("soc-2010-isco-08").rename({"source": "code", "target": "unit_group"})
    return _over_linked(made, scores.join(unit_groups, on="code"))


def _over_linked(made: Made, linked: pl.DataFrame) -> pl.DataFrame:
    two_digit = linked.select("unit_group", group=pl.col("unit_group").str.slice(0, 2)).unique()
    dutch = made.table("isco-08-brc-2014").rename({"source": "unit_group", "target": "group"})
    return pl.concat(
        [_means(linked, groups, name) for groups, name in ((dutch, "brc-2014"), (two_digit, "isco-08-2"))]
    )


def _means(linked: pl.DataFrame, groups: pl.DataFrame, classification: str) -> pl.DataFrame:
    values = [name for name in linked.columns if name not in ("code", "unit_group")]
    by_unit_group = ordered_means(linked, "unit_group", values)
    means = ordered_means(by_unit_group.join(groups, on="unit_group"), "group", values)
    members = linked.join(groups, on="unit_group").group_by("group")
    counts = members.agg(occupations=pl.col("code").n_unique().cast(pl.Float64))
    enough = pl.col("occupations") >= LEAST_OCCUPATIONS
    return means.join(counts, on="group").select(
        classification=pl.lit(classification),
        code="group",
        occupations="occupations",
        **{name: pl.when(enough).then(pl.col(name)) for name in values},
    )
