"""Single numbers recomputed from scores that may not ship."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_COLUMNS = {
    "aioe": ("aioe", "exposure"),
    "aioe-language": ("aioe", "language"),
    "aioe-image": ("aioe", "image"),
    "frey-osborne": ("frey-osborne", "score"),
}


def medians(made: Made) -> pl.DataFrame:
    """Take the unweighted median over single occupations, for the rules that compare with it."""
    rows = [
        {
            "measure": measure,
            "classification": "soc-2010",
            "statistic": "median",
            "value": made.table(table)[column].median(),
            "occupations": float(made.table(table)[column].count()),
        }
        for measure, (table, column) in _COLUMNS.items()
    ]
    return pl.DataFrame(rows)
