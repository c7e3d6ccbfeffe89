"""Scores laid beside what happened, as one table of rows: the measure and its rivals on the same groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from arbeid.data.monitor.linked import common
from arbeid.models.backtest.ranking import DRAWS, Interval, bands, rankings

Floats = npt.NDArray[np.float64]
TOGETHER = "together"
"""What rows are called that no one measure owns: all scores on the same groups."""
SCHEMA = {
    "measure": pl.String,
    "scope": pl.String,
    "score": pl.String,
    "statistic": pl.String,
    "band": pl.Int64,
    "from": pl.Float64,
    "to": pl.Float64,
    "groups": pl.Int64,
    "before": pl.Float64,
    "after": pl.Float64,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}


def outcomes(
    measure: str,
    frames: Mapping[str, pl.DataFrame],
    years: pl.DataFrame,
    edges: Sequence[float] = (),
    draws: int = DRAWS,
) -> pl.DataFrame:
    """Compute what a measure said of growth on all its groups, and beside rivals on the groups of them all.

    ``frames`` has (group, score) by name, the measure's own first; ``years`` has group, before, after. Rows
    of the scope "own": spearman and area, the growth in each band of the measure's scores, and over all;
    of the scope "shared": spearman and area of each score. ``edges`` cut the scores; else thirds of jobs do.
    """
    own, shared = _Laid({measure: frames[measure]}, years), _Laid(frames, years)
    cut = tuple(edges) or _thirds(own.scores[measure], own.before)
    ranked = list(_ranked("own", own, draws))
    # Without rivals the groups that all share are the measure's own, and nothing is to be ranked anew.
    beside = (
        _ranked("shared", shared, draws)
        if len(frames) > 1
        else ({**row, "scope": "shared"} for row in ranked)
    )
    rows = [
        *ranked,
        *_banded("growth", own, measure, (-np.inf, *cut, np.inf), draws),
        *_banded("all", own, measure, (-np.inf, np.inf), draws),
        *beside,
    ]
    return pl.DataFrame([{"measure": measure, **row} for row in rows], schema=SCHEMA)


def together(frames: Mapping[str, pl.DataFrame], years: pl.DataFrame, draws: int = DRAWS) -> pl.DataFrame:
    """Rank many scores on the groups that all of them reach, as rows of the measure and scope TOGETHER."""
    rows = _ranked(TOGETHER, _Laid(frames, years), draws)
    return pl.DataFrame([{"measure": TOGETHER, **row} for row in rows], schema=SCHEMA)


class _Laid:
    """Scores and jobs on the groups that all of some frames reach, as arrays in one order."""

    def __init__(self, frames: Mapping[str, pl.DataFrame], years: pl.DataFrame) -> None:
        kept = common([years, *frames.values()])
        counted = kept.join(years, on="group", maintain_order="left")
        self.before: Floats = counted["before"].to_numpy()
        self.after: Floats = counted["after"].to_numpy()
        self.scores: dict[str, Floats] = {
            name: kept.join(frame, on="group", maintain_order="left")["score"].to_numpy()
            for name, frame in frames.items()
        }


def _ranked(scope: str, laid: _Laid, draws: int) -> Iterator[dict[str, Any]]:
    whole = {
        "groups": len(laid.before),
        "before": float(laid.before.sum()),
        "after": float(laid.after.sum()),
    }
    for name, found in rankings(laid.scores, laid.before, laid.after, draws=draws).items():
        for statistic, one in (("spearman", found.spearman), ("area", found.area)):
            yield {"scope": scope, "score": name, "statistic": statistic, "band": 0, **whole, **_ends(one)}


def _banded(
    statistic: str, laid: _Laid, measure: str, cuts: tuple[float, ...], draws: int
) -> Iterator[dict[str, Any]]:
    found = bands(laid.scores[measure], laid.before, laid.after, cuts, draws=draws)
    for number, band in enumerate(found):
        yield {
            "scope": "own",
            "score": measure,
            "statistic": statistic,
            "band": number,
            "from": band.low if np.isfinite(band.low) else None,
            "to": band.high if np.isfinite(band.high) else None,
            "groups": band.groups,
            "before": band.before,
            "after": band.after,
            **_ends(band.growth),
        }


def _thirds(scores: Floats, jobs: Floats) -> tuple[float, ...]:
    order = np.argsort(scores, kind="stable")
    share = np.cumsum(jobs[order]) / jobs.sum()
    return tuple(float(scores[order][np.searchsorted(share, third)]) for third in (1 / 3, 2 / 3))


def _ends(one: Interval) -> dict[str, float | None]:
    parts = {"value": one.value, "low": one.low, "high": one.high}
    return {name: None if np.isnan(value) else value for name, value in parts.items()}
