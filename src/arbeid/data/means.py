"""Plain means by group, the same to the last bit on every run."""

from __future__ import annotations

import polars as pl


def ordered_means(frame: pl.DataFrame, group: str, values: list[str]) -> pl.DataFrame:
    """Average the value columns by group, missing values left out; sorted by group.

    The rows are put in order first, because a sum of floats depends on its order.

    >>> ordered_means(pl.DataFrame({"g": ["b", "a", "b"], "x": [1.0, None, 2.0]}), "g", ["x"]).rows()
    [('a', None), ('b', 1.5)]
    """
    in_order = frame.sort(frame.columns)
    return in_order.group_by(group, maintain_order=True).agg(pl.col(values).mean()).sort(group)
