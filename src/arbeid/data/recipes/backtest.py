"""What scores that may not ship by occupation said of growth: only the outcome leaves the build."""

from __future__ import annotations

import polars as pl

from arbeid.data.figures import DECLARED
from arbeid.data.monitor.foretold import outcomes
from arbeid.data.monitor.linked import OLD, jobs_of, linked, on_groups, rivals, two_years
from arbeid.data.recipes import Made

FIRST, LAST = 2015, 2025
# The table and column of each measure, and the bands that its authors cut it into, if any.
_CLOSED: dict[str, tuple[str, str, tuple[float, ...]]] = {
    "frey-osborne": ("frey-osborne", "score", (0.3, 0.7)),
    "sml": ("sml", "score", ()),
    "aioe": ("aioe", "exposure", ()),
}


def closed(made: Made) -> pl.DataFrame:
    """Lay the closed scores and naive rivals beside American growth from 2015 to 2025.

    Each row is over hundreds of groups, so that no single score can be read back; it names the hash of the
    source that may not ship.
    """
    vintages = made.table("oews-vintages")
    groups = linked(made.table("soc-2018-soc-2010"), made.table("oews-components"))
    years = two_years(vintages, groups, FIRST, LAST)
    beside = rivals(vintages, groups, made.table("us-education"), FIRST)
    parts = []
    for measure, (name, column, edges) in _CLOSED.items():
        scores = made.table(name).select(code=pl.col("code").str.slice(0, 7), score=column)
        own = on_groups(scores, groups, OLD, jobs_of(vintages, FIRST))
        found = outcomes(measure, {measure: own, **beside}, years, edges)
        parts.append(found.with_columns(sha256=pl.lit(_hashes(name))))
    return pl.concat(parts)


def _hashes(table: str) -> str:
    return " ".join(sorted(origin.sha256 for origin in DECLARED.get(table).origins() if not origin.may_ship))
