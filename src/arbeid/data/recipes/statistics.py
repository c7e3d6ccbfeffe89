"""Single numbers recomputed from scores that may not ship."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made

_COLUMNS = {
    "aioe": ("aioe", "exposure"),
    "aioe-language": ("aioe", "language"),
    "aioe-image": ("aioe", "image"),
    "frey-osborne": ("frey-osborne", "score"),
    "sml": ("sml", "score"),
    "eisfeldt": ("eisfeldt", "score"),
    "routine": ("routine", "score"),
    "c-aioe": ("c-aioe", "score"),
    "althoff-reichardt-automation": ("althoff-reichardt", "automation"),
    "althoff-reichardt-augmentation": ("althoff-reichardt", "augmentation"),
}

_CODES = {"sml": "onet-soc-2010", "routine": "isco-08", "althoff-reichardt": "isco-08"}


def medians(made: Made) -> pl.DataFrame:
    """Take the unweighted median over single occupations, for the rules that compare with it."""
    rows = [
        {
            "measure": measure,
            "classification": _CODES.get(table, "soc-2010"),
            "statistic": "median",
            "value": made.table(table)[column].median(),
            "occupations": float(made.table(table)[column].count()),
        }
        for measure, (table, column) in _COLUMNS.items()
    ]
    return pl.DataFrame(rows)
