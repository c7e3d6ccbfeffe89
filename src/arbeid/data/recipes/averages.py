"""Scores without a licence to share: only averages over groups, of at least two occupations each."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.means import ordered_means
from arbeid.data.recipes import Made

LEAST_OCCUPATIONS = 2
_SOC_LENGTH = 7


def groups(made: Made) -> pl.DataFrame:
    """Average the first table needed over BRC 2014 groups and ISCO-08 two-digit groups.

    Its codes go by plain means from O*NET-SOC to SOC, and on by the crosswalks among the tables needed
    (SOC 2018 to 2010, SOC 2010 to ISCO-08); without any they are ISCO-08 unit groups already.
    """
    name = next(iter(made.tables))
    return _over_groups(made, made.table(name))


def frey_osborne(made: Made) -> pl.DataFrame:
    """Average the probability of computerisation over the same groups."""
    return _over_groups(made, made.table("frey-osborne").rename({"score": "probability"}))


def _over_groups(made: Made, scores: pl.DataFrame) -> pl.DataFrame:
    linked = _to_unit_groups(made, scores)
    two_digit = linked.select("unit_group", group=pl.col("unit_group").str.slice(0, 2)).unique()
    dutch = made.table("isco-08-brc-2014").rename({"source": "unit_group", "target": "group"})
    return pl.concat(
        [_means(linked, groups, name) for groups, name in ((dutch, "brc-2014"), (two_digit, "isco-08-2"))]
    )


def _to_unit_groups(made: Made, scores: pl.DataFrame) -> pl.DataFrame:
    values = [name for name in scores.columns if name != "code"]
    if scores["code"].str.contains(".", literal=True).any():
        scores = ordered_means(scores.with_columns(pl.col("code").str.slice(0, _SOC_LENGTH)), "code", values)
    if "soc-2018-soc-2010" in made.tables:
        joined = scores.join(made.table("soc-2018-soc-2010"), left_on="code", right_on="source")
        scores = ordered_means(joined, "target", values).rename({"target": "code"})
    if "soc-2010-isco-08" not in made.tables:
        return scores.with_columns(unit_group="code")
    return scores.join(
        made.table("soc-2010-isco-08").rename({"source": "code", "target": "unit_group"}), on="code"
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
