"""What scores that may not ship by occupation said of growth: only the outcome leaves the build."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from arbeid.data.codes.means import ordered_means
from arbeid.data.figures import DECLARED
from arbeid.data.monitor.backtest import BACKTESTS
from arbeid.data.monitor.foretold import outcomes, together
from arbeid.data.monitor.linked import NEW, OLD, jobs_of, linked, list_of, on_groups, rivals, two_years
from arbeid.data.recipes import Made

# The table and column of each measure, and the bands that its authors cut it into, if any.
_CLOSED: dict[str, tuple[str, str, tuple[float, ...]]] = {
    "frey-osborne": ("frey-osborne", "score", (0.3, 0.7)),
    "sml": ("sml", "score", ()),
    "aioe": ("aioe", "exposure", ()),
    "routine": ("routine", "score", ()),
}
# The table, the column and the year, if any, of each measure whose scores ship, to be laid beside those.
_OPEN: dict[str, tuple[str, str, int | None]] = {
    "nesta": ("nesta", "score", None),
    "daioe-generative": ("daioe", "genai", 2023),
    "eloundou-beta-human": ("eloundou", "human_beta", None),
    "ilo-2025": ("ilo", "mean_2025", None),
}
_SOC_LENGTH = 7
_COUNTRY = "us"


def closed(made: Made) -> pl.DataFrame:
    """Lay the closed scores and naive rivals beside American growth, over each window, and once all together.

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
            parts.append(_dated(found, window, _hashes(_CLOSED[measure][0])))
        if not older:
            every = {
                name: on_groups(scores, groups, OLD, weights)
                for name, scores, _ in _scores(made, tuple(_CLOSED))
            }
            every |= {name: on_groups(_shipped(made, name), groups, NEW, None) for name in _OPEN}
            hashes = " ".join(sorted({_hashes(table) for table, *_ in _CLOSED.values()}))
            parts.append(_dated(together({**every, **beside}, years), window, hashes))
    return pl.concat(parts)


def _dated(found: pl.DataFrame, window: tuple[int, int], hashes: str) -> pl.DataFrame:
    first, last = (pl.lit(year, pl.Int64) for year in window)
    return found.with_columns(first=first, last=last, sha256=pl.lit(hashes))


def _shipped(made: Made, measure: str) -> pl.DataFrame:
    """Carry scores that ship to the new list by plain means, as a measure is carried when it is asked for."""
    name, column, year = _OPEN[measure]
    frame = made.table(name)
    if year is not None:
        frame = frame.filter(pl.col("year") == year)
    scores = frame.select("code", score=column)
    if name == "eloundou":
        short = scores.with_columns(pl.col("code").str.slice(0, _SOC_LENGTH))
        return _with_parts(ordered_means(short, "code", ["score"]), made.table("oews-components"))
    to_old, to_new = made.table("soc-2010-isco-08"), made.table("soc-2018-soc-2010")
    for links in (to_old, to_new):
        joined = scores.join(links, left_on="code", right_on="target")
        scores = ordered_means(joined, "source", ["score"]).rename({"source": "code"})
    return _with_parts(scores, made.table("oews-components"))


def _with_parts(scores: pl.DataFrame, joint: pl.DataFrame) -> pl.DataFrame:
    """Add the codes that are counted together, each with the plain mean of its parts."""
    parts = joint.join(scores.drop_nulls("score"), left_on="target", right_on="code")
    means = ordered_means(parts, "source", ["score"]).rename({"source": "code"})
    added = means.join(scores.drop_nulls("score"), on="code", how="anti")
    return pl.concat([scores.join(added, on="code", how="anti"), added])


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
