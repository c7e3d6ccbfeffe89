"""Means and sums by group, the same to the last bit on every run and on any number of cores."""

from __future__ import annotations

import math

import polars as pl


def exact_sum(values: pl.Series) -> float:
    """Add up known values, rounded once: the same in any order, over any number of chunks.

    >>> exact_sum(pl.Series([0.1, None, 0.2, 0.3])), exact_sum(pl.Series([1e16, 1.0, -1e16]))
    (0.6, 1.0)
    """
    known = values.drop_nulls() if values.null_count() else values
    return math.fsum(known.to_list())


def exact(values: pl.Expr) -> pl.Expr:
    """Add up as ``exact_sum`` does, as an expression: of a frame, of a group, or over a window.

    >>> frame = pl.DataFrame({"g": ["a", "b", "a"], "x": [1.0, 2.0, 3.0]})
    >>> frame.group_by("g", maintain_order=True).agg(exact(pl.col("x"))).rows()
    [('a', 4.0), ('b', 2.0)]
    """
    return values.map_batches(exact_sum, return_dtype=pl.Float64, returns_scalar=True)


def exact_sums(frame: pl.DataFrame, group: str, value: str) -> pl.DataFrame:
    """Add up one column by group as ``exact_sum`` does; sorted by group.

    >>> exact_sums(pl.DataFrame({"g": ["b", "a", "b"], "x": [0.1, 1.0, 0.2]}), "g", "x").rows()
    [('a', 1.0), ('b', 0.30000000000000004)]
    """
    # Gathered and added up outside polars: a call back into Python for each group costs four times as much.
    lists = frame.lazy().group_by(group).agg(pl.col(value).drop_nulls()).sort(group).collect()
    return lists.with_columns(pl.Series(value, map(math.fsum, lists[value].to_list()), pl.Float64))


def ordered_means(frame: pl.DataFrame, group: str, values: list[str]) -> pl.DataFrame:
    """Average the value columns by group, missing values left out; sorted by group.

    >>> ordered_means(pl.DataFrame({"g": ["b", "a", "b"], "x": [1.0, None, 2.0]}), "g", ["x"]).rows()
    [('a', None), ('b', 1.5)]
    """
    return _lists(frame, group, values).select(group, pl.col(values).list.mean()).collect()


def ordered_sums(frame: pl.DataFrame, group: str, values: list[str]) -> pl.DataFrame:
    """Add up the value columns by group, missing where a group has no value at all; sorted by group.

    >>> ordered_sums(pl.DataFrame({"g": ["b", "a", "b"], "x": [1.0, None, 2.0]}), "g", ["x"]).rows()
    [('a', None), ('b', 3.0)]
    """
    sums = [
        pl.when(pl.col(name).list.drop_nulls().list.len() > 0).then(pl.col(name).list.sum()).alias(name)
        for name in values
    ]
    return _lists(frame, group, values).select(group, *sums).collect()


def weighted_means(frame: pl.DataFrame, group: str, values: list[str], weight: str) -> pl.DataFrame:
    """Average the value columns by group with weights, missing values left out; sorted by group.

    >>> frame = pl.DataFrame({"g": ["a", "a"], "x": [1.0, 4.0], "w": [2.0, 1.0]})
    >>> weighted_means(frame, "g", ["x"], "w").rows()
    [('a', 2.0)]
    """
    known = [pl.when(pl.col(name).is_not_null()).then(weight).alias(f"of {name}") for name in values]
    times = [(pl.col(name) * pl.col(weight)).alias(name) for name in values]
    summed = ordered_sums(
        frame.select(group, *times, *known), group, [*values, *(f"of {name}" for name in values)]
    )
    means = [
        pl.when(pl.col(f"of {name}") > 0).then(pl.col(name) / pl.col(f"of {name}")).alias(name)
        for name in values
    ]
    return summed.select(group, *means)


def _lists(frame: pl.DataFrame, group: str, values: list[str]) -> pl.LazyFrame:
    # A sum of floats depends on its order, and polars splits the sums of a group over cores: rows are put
    # in order first, and each group is gathered into one list that a single core adds up.
    in_order = frame.lazy().select(group, *values).sort(group, *values)
    return in_order.group_by(group, maintain_order=True).agg(pl.col(values))
