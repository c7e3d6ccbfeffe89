"""How important a skill or a field of knowledge is in an occupation, and at what level it is needed."""

from __future__ import annotations

import polars as pl

from arbeid.data.codes.means import ordered_means
from arbeid.data.recipes import Made

_RATED = {"importance": "IM", "level": "LV"}


def onet(made: Made) -> pl.DataFrame:
    """Take importance (1 to 5) and level (0 to 7); a SOC occupation has the mean of those within it."""
    rated = pl.concat([made.source(name) for name in made.sources]).select(
        code=pl.col("O*NET-SOC Code").str.slice(0, 7),
        skill="Element ID",
        **{name: pl.col(theirs).cast(pl.Float64) for name, theirs in _RATED.items()},
    )
    both = rated.with_columns(key=pl.concat_str("code", pl.lit(" "), "skill"))
    means = ordered_means(both.sort("key"), "key", list(_RATED))
    split = pl.col("key").str.split_exact(" ", 1)
    return means.select(
        code=split.struct[0], skill=split.struct[1], **{name: pl.col(name).round(3) for name in _RATED}
    )
