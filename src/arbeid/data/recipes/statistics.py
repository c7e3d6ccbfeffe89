"""Single numbers recomputed from scores that may not ship."""

from __future__ import annotations

import polars as pl

from arbeid.data.figures import DECLARED
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
    """Take the unweighted median over single occupations, for the rules that compare with it.

    Each row names the hashes of the sources that may not ship.
    """
    rows = [
        {
            "measure": measure,
            "classification": _CODES.get(table, "soc-2010"),
            "statistic": "median",
            "value": made.table(table)[column].median(),
            "occupations": float(made.table(table)[column].count()),
            "sha256": _closed_hashes(table),
            "badge": "derived",
        }
        for measure, (table, column) in _COLUMNS.items()
    ]
    return pl.DataFrame(rows)


def _closed_hashes(table: str) -> str:
    closed = (origin for origin in DECLARED.get(table).origins() if not origin.may_ship)
    return " ".join(sorted(origin.sha256 for origin in closed))
