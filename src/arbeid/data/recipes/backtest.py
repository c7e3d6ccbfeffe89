"""What scores that may not ship by occupation said of growth: only the outcome leaves the build."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from arbeid.data.figures import DECLARED
from arbeid.data.monitor.backtest import BACKTESTS
from arbeid.data.monitor.foretold import outcomes
from arbeid.data.monitor.linked import OLD, jobs_of, linked, list_of, on_groups, rivals, two_years
from arbeid.data.recipes import Made

# The table and column of each measure, and the bands that its authors cut it into, if any.
_CLOSED: dict[str, tuple[str, str, tuple[float, ...]]] = {
    "frey-osborne": ("frey-osborne", "score", (0.3, 0.7)),
    "sml": ("sml", "score", ()),
    "aioe": ("aioe", "exposure", ()),
    "routine": ("routine", "score", ()),
}
_COUNTRY = "us"


def closed(made: Made) -> pl.DataFrame:
    """Lay the closed scores and naive rivals beside American growth, over each window.

    Each row is over hundreds of groups, so that no single score can be read back; it names the hash of the
    source that may not ship.
    """
    vintages, education = made.table("oews-vintages"), made.table("us-education")
    bridge, joint = made.table("soc-2018-soc-2010"), made.table("oews-components")
    parts = []
    for window, measures, older in _windows():
        # Both halves of the longer time stand on the same groups; the recent one keeps its finer ones.
        groups = linked(bridge, joint, made.table("soc-2000-soc-2010") if older else None)
        years = two_years(vintages, groups, *window)
        beside = rivals(vintages, groups, education, window[0])
        weights = jobs_of(vintages, window[0]) if list_of(window[0]) == OLD else None
        for measure, scores, edges in _scores(made, measures):
            own = on_groups(scores, groups, OLD, weights)
            found = outcomes(measure, {measure: own, **beside}, years, edges)
            ends = {
                name: pl.lit(year, pl.Int64) for name, year in zip(("first", "last"), window, strict=True)
            }
            parts.append(found.with_columns(**ends, sha256=pl.lit(_hashes(_CLOSED[measure][0]))))
    return pl.concat(parts)


def _windows() -> Iterator[tuple[tuple[int, int], tuple[str, ...], bool]]:
    """List the windows to store, the measures of each, and whether it needs the oldest list."""
    entry = BACKTESTS.get(_COUNTRY)
    if entry.window:
        yield entry.window, entry.closed, False
    if entry.longer:
        yield from ((window, entry.longer.measures, True) for window in entry.longer.windows)


def _scores(made: Made, measures: tuple[str, ...]) -> Iterator[tuple[str, pl.DataFrame, tuple[float, ...]]]:
    for measure in measures:
        name, column, edges = _CLOSED[measure]
        scores = made.table(name).select(code=pl.col("code").str.slice(0, 7), score=column)
        yield measure, _from_isco(made, scores) if measure == "routine" else scores, edges


def _from_isco(made: Made, scores: pl.DataFrame) -> pl.DataFrame:
    """Average the scores of the ISCO groups that each American occupation is linked to, evenly."""
    links = made.table("soc-2010-isco-08")
    named = links.join(scores, left_on="target", right_on="code").drop_nulls("score").sort("source", "target")
    return (
        named.group_by("source", maintain_order=True).agg(pl.col("score").mean()).rename({"source": "code"})
    )


def _hashes(table: str) -> str:
    return " ".join(sorted(origin.sha256 for origin in DECLARED.get(table).origins() if not origin.may_ship))
