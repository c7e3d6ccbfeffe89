"""Single numbers recomputed from scores that may not ship, with the hash of the file they came from."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.data.recipes.averages import AIOE_SCORES, frey_osborne_scores


def medians(made: Made) -> pl.DataFrame:
    """Take the unweighted median over single occupations, for the rules that compare with it."""
    scores = {name: read(made) for name, read in AIOE_SCORES.items()}
    scores["frey-osborne"] = frey_osborne_scores(made)
    rows = [
        {
            "measure": name,
            "classification": "soc-2010",
            "statistic": "median",
            "value": frame["score"].median(),
            "occupations": float(frame["score"].count()),
        }
        for name, frame in scores.items()
    ]
    return pl.DataFrame(rows)
