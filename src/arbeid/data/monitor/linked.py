"""Occupations of two lists of codes in groups that nobody crosses, with their jobs in both years."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from arbeid.models.backtest.components import components

OLDEST, OLD, NEW = "soc-2000", "soc-2010", "soc-2018"
# The years between which past growth is counted: the last on the oldest list, and the first kept on the old.
_PAST = (2009, 2014)
# What the survey of 2015 counted apart within one code of its list.
_HYBRIDS = (("25-3097", "25-3099"), ("25-3098", "25-3099"))


def list_of(year: int) -> str:
    """Name the list of occupations on which the survey of a year counted; from 2019 the hybrid is as the new.

    >>> list_of(2009), list_of(2015), list_of(2025)
    ('soc-2000', 'soc-2010', 'soc-2018')
    """
    return OLDEST if year < 2010 else OLD if year < 2019 else NEW


def linked(bridge: pl.DataFrame, joint: pl.DataFrame, oldest: pl.DataFrame | None = None) -> pl.DataFrame:
    """Find the group of every code of the lists (list, code, group): the connected parts of their crosswalks.

    ``bridge`` leads from the new list (source) to the old (target); ``joint`` from codes that the survey
    counts together to what they hold; ``oldest``, for windows that open before 2010, from the list of 2000
    to the old one. A group is called after its first code of the oldest list that it has.
    """
    before = [] if oldest is None else oldest.select("source", "target").rows()
    links: list[tuple[tuple[str, str], tuple[str, str]]] = [
        *(((OLDEST, first), (OLD, old)) for first, old in before),
        *(((OLD, old), (NEW, new)) for new, old in bridge.select("source", "target").iter_rows()),
        *(((NEW, whole), (NEW, part)) for whole, part in joint.select("source", "target").iter_rows()),
        *(((OLD, part), (OLD, whole)) for part, whole in _HYBRIDS),
    ]
    found = components(links)
    rows = [{"list": code[0], "code": code[1], "group": first[1]} for code, first in found.items()]
    return pl.DataFrame(rows, schema={"list": pl.String, "code": pl.String, "group": pl.String})


def two_years(vintages: pl.DataFrame, groups: pl.DataFrame, first: int, last: int) -> pl.DataFrame:
    """Sum the jobs of each group in two years (group, before, after), where both counted it.

    Each year is on the list of its own time.
    """
    ends = ((first, "before"), (last, "after"))
    sums = (
        _of_year(vintages, year, groups).group_by("group").agg(pl.col("jobs").sum().alias(name))
        for year, name in ends
    )
    before, after = sums
    both = before.join(after, on="group").filter((pl.col("before") > 0) & (pl.col("after") > 0))
    return both.sort("group")


def rivals(
    vintages: pl.DataFrame, groups: pl.DataFrame, education: pl.DataFrame, first: int
) -> dict[str, pl.DataFrame]:
    """Derive what anyone could have guessed by (group, score): log pay, education asked, past growth.

    Education is that of a later list (1 the least, 8 the most). Past growth is from 2009 to 2014, of codes
    that kept their title; a window that opens earlier has none.
    """
    paid = _of_year(vintages, first, groups).drop_nulls("pay_median")
    levels = education.join(groups.filter(pl.col("list") == NEW), on="code").with_columns(
        level=pl.col("cell").cast(pl.Float64)
    )
    named = {
        "pay": _mean(paid.with_columns(score=pl.col("pay_median").log()), "jobs"),
        "education": _mean(levels.rename({"level": "score"}), "jobs"),
    }
    return named if first < _PAST[1] else named | {"past-growth": _past(vintages, groups)}


def on_groups(
    scores: pl.DataFrame, groups: pl.DataFrame, codes: str, weights: pl.DataFrame | None
) -> pl.DataFrame:
    """Average scores by code over their group (group, score), weighed by jobs where the codes have any.

    ``weights`` are the jobs of the first year on the list of the scores. Without them, as for a score of a
    later list, codes are weighed evenly: later jobs are what is to be foretold.
    """
    named = scores.drop_nulls("score").join(groups.filter(pl.col("list") == codes), on="code")
    if weights is None:
        return _mean(named.with_columns(jobs=pl.lit(1.0)), "jobs")
    counted = named.join(weights, on="code", how="left").with_columns(pl.col("jobs").fill_null(0.0))
    # A group of which no scored code was counted has nothing to weigh by, and takes the plain mean.
    bare = pl.col("jobs").sum().over("group") == 0
    return _mean(counted.with_columns(jobs=pl.when(bare).then(1.0).otherwise(pl.col("jobs"))), "jobs")


def jobs_of(vintages: pl.DataFrame, year: int) -> pl.DataFrame:
    """Read the jobs by code of one year (code, jobs)."""
    return vintages.filter((pl.col("year") == year) & pl.col("jobs").is_not_null()).select("code", "jobs")


def common(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """List the groups that all frames have (group), sorted."""
    first, *others = frames
    kept = first.select("group")
    for other in others:
        kept = kept.join(other.drop_nulls().select("group"), on="group", how="semi")
    return kept.sort("group")


def _of_year(vintages: pl.DataFrame, year: int, groups: pl.DataFrame) -> pl.DataFrame:
    own = groups.filter(pl.col("list") == list_of(year))
    return vintages.filter((pl.col("year") == year) & pl.col("jobs").is_not_null()).join(own, on="code")


def _mean(frame: pl.DataFrame, by: str) -> pl.DataFrame:
    weighed = (pl.col("score") * pl.col(by)).sum() / pl.col(by).sum()
    return frame.sort("group", "code").group_by("group", maintain_order=True).agg(score=weighed)


def _past(vintages: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    early, late = (vintages.filter((pl.col("year") == year) & (pl.col("jobs") > 0)) for year in _PAST)
    kept = early.join(late, on="code", suffix="_late").filter(
        pl.col("title").str.to_lowercase() == pl.col("title_late").str.to_lowercase()
    )
    own = kept.join(groups.filter(pl.col("list") == OLD), on="code").sort("group", "code")
    summed = own.group_by("group", maintain_order=True).agg(pl.col("jobs").sum(), pl.col("jobs_late").sum())
    return summed.select("group", score=(pl.col("jobs_late") / pl.col("jobs")).log())
