"""Codes that a survey counts together: without a score of their own they take what their parts come to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from arbeid.data.codes.means import ordered_means, ordered_sums
from arbeid.data.figures import DECLARED, table
from arbeid.table import Origin

TABLE = "oews-components"
_OF = "soc-2018"


def with_components(scores: pl.DataFrame, classification: str) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Add the codes that are counted together, each with the plain mean of its parts, and say from where.

    ``scores`` has code and columns of numbers. Even parts, because nothing says how many work in each; parts
    without a score drop out, and a code with a score of its own keeps it. Other codes without a score (“all
    other”) have no tasks to be scored by, and stay missing.

    >>> scores = pl.DataFrame({"code": ["31-1121", "31-1122"], "score": [0.2, 0.4]})
    >>> with_components(scores, "soc-2018")[0].rows()[-1]
    ('31-1120', 0.30000000000000004)
    """
    if classification != _OF:
        return scores, ()
    values = [name for name in scores.columns if name != "code"]
    known = scores.filter(pl.any_horizontal(pl.col(values).is_not_null()))
    parts = table(TABLE).frame.join(known, left_on="target", right_on="code")
    means = ordered_means(parts, "source", values).rename({"source": "code"})
    added = means.join(known, on="code", how="anti")
    if added.is_empty():
        return scores, ()
    others = scores.join(added, on="code", how="anti")
    return pl.concat([others, added.select(others.columns)]), origins()


def origins() -> tuple[Origin, ...]:
    """List the origins of what says which codes are counted together."""
    return DECLARED.get(TABLE).origins()


def files(classification: str) -> list[Path]:
    """List the files that say which codes of a classification are counted together."""
    return [DECLARED.get(TABLE).path()] if classification == _OF else []


def taken_apart(jobs: pl.DataFrame, whole: Iterable[str] = ()) -> pl.DataFrame:
    """Divide the jobs (code, weight) of codes that are counted together evenly over their parts.

    Even parts, because nothing says how many work in each. The codes in ``whole`` stay as they are.

    >>> jobs = pl.DataFrame({"code": ["31-1120", "11-1011"], "weight": [2.0, 1.0]})
    >>> taken_apart(jobs).rows()
    [('11-1011', 1.0), ('31-1121', 1.0), ('31-1122', 1.0)]
    """
    links = table(TABLE).frame.filter(~pl.col("source").is_in(list(whole)))
    apart = jobs.join(links, left_on="code", right_on="source", how="left")
    weight = pl.col("weight") / pl.len().over("code")
    return ordered_sums(apart.select(pl.coalesce("target", "code").alias("code"), weight), "code", ["weight"])
