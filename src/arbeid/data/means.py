"""Plain means by group, the same to the last bit on every run."""

from __future__ import annotations

import polars as pl


def ordered_means(frame: pl.DataFrame, group: str, values: list[str]) -> pl.DataFrame:
    """Average the value columns by group, missing values left out; sorted by group.

    The rows are put in order first, because a sum of floats depends on its order.

    >>> ordered_means(pl.DataFrame({"g": ["b", "a", "b"], "x": [1.0, None, 2.0]}), "g", ["x"]).rows()
    [('a', None), ('b', 1.5)]
    """
    in_order = frame.select(group, *values).sort(group, *values)
    return in_order.group_by(group, maintain_order=True).agg(pl.col(values).mean()).sort(group)


def ordered_sums(frame: pl.DataFrame, group: str, values: list[str]) -> pl.DataFrame:
    """Add up the value columns by group; sorted by group.

    >>> ordered_sums(pl.DataFrame({"g": ["b", "a", "b"], "x": [1.0, 5.0, 2.0]}), "g", ["x"]).rows()
    [('a', 5.0), ('b', 3.0)]
    """
    in_order = frame.select(group, *values).sort(group, *values)
    return in_order.group_by(group, maintain_order=True).agg(pl.col(values).sum()).sort(group)


def weighted_means(frame: pl.DataFrame, group: str, values: list[str], weight: str) -> pl.DataFrame:
    """Average the value columns by group with weights, missing values left out; sorted by group.

    >>> frame = pl.DataFrame({"g": ["a", "a"], "x": [1.0, 4.0], "w": [2.0, 1.0]})
    >>> weighted_means(frame, "g", ["x"], "w").rows()
    [('a', 2.0)]
    """
    in_order = frame.select(group, weight, *values).sort(group, weight, *values)
    grouped = in_order.group_by(group, maintain_order=True)

    def mean(name: str) -> pl.Expr:
        known = pl.col(weight).filter(pl.col(name).is_not_null()).sum()
        return pl.when(known > 0).then((pl.col(name) * pl.col(weight)).sum() / known).alias(name)

    return grouped.agg(mean(name) for name in values).sort(group)
