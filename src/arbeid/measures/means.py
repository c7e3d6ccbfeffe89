"""The mean score of people: of all of them, or of those in each cell of a cut."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.means import exact


def mean_score(people: pl.DataFrame) -> float | None:
    """Compute the mean score over people with a score, of rows with jobs and score; nothing without any.

    >>> mean_score(pl.DataFrame({"jobs": [1.0, 3.0, 9.0], "score": [0.5, 0.1, None]}))
    0.2
    """
    value = people.select(_MEAN).item()
    return None if value is None else float(value)


def cell_means(cells: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """Compute each cell's people, the share of them with a score, and the mean score over those.

    ``cells`` has cell, code and jobs, ``scores`` code and score; the answer has cell, people, covered and
    score, from the highest score to the lowest, cells without a score last.

    >>> cells = pl.DataFrame({"cell": ["a", "a", "b"], "code": ["1", "2", "2"], "jobs": [1.0, 3.0, 2.0]})
    >>> cell_means(cells, pl.DataFrame({"code": ["1"], "score": [0.5]})).rows()
    [('a', 4.0, 0.25, 0.5), ('b', 2.0, 0.0, None)]
    """
    people = exact(pl.col("jobs"))
    return (
        scored_people(cells, scores)
        .group_by("cell", maintain_order=True)
        .agg(people=people, known=_KNOWN, score=_MEAN)
        .with_columns(covered=pl.when(pl.col("people") > 0).then(pl.col("known") / pl.col("people")))
        .select("cell", "people", "covered", "score")
        .sort("score", "cell", descending=[True, False], nulls_last=True)
    )


def scored_people(cells: pl.DataFrame, scores: pl.DataFrame) -> pl.DataFrame:
    """Lay scores by code over the people in cells, in the order of cell and code."""
    return cells.join(scores.select("code", "score"), on="code", how="left").sort("cell", "code")


_KNOWN = exact(pl.col("jobs").filter(pl.col("score").is_not_null()))
# Nobody with a score is a missing mean: no people divided by no people would be not a number.
_MEAN = pl.when(_KNOWN > 0).then(exact(pl.col("jobs") * pl.col("score")) / _KNOWN)
