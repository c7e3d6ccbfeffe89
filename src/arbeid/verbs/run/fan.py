"""How the balance of jobs of a run could go over the years: bands over draws, and a few of these draws."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from arbeid.answers.fan import Fan, FanYear, SamplePath
from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.models.model import Numbers
from arbeid.settings import Settings
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.paths import net_paths

DRAWS = 256
"""The first block of the sequence: enough for a band, and little to wait for."""
SAMPLES = 5
_PARTS = (0.1, 0.25, 0.5, 0.75, 0.9)
_MOST_YEARS = 12


def fan_of(facts: RunFacts, settings: Settings) -> Fan | None:
    """Follow the balance of jobs of a run by year over draws; nothing where no draw moves it.

    In the last year the middle and the inner ends are those of the run's own ranges, of more draws.
    """
    plan = Plan(settings, (settings.measure,), DRAWS, SEED)
    ends = facts.spreads.net.outer
    if not facts.spreads.draws or ends.low == ends.high:
        return None
    years = _years(settings.years)
    paths = net_paths(plan, years)
    whole = np.flatnonzero(np.isfinite(paths).all(axis=1))
    if not len(whole):
        return None
    lines = [
        _year(int(at), parts)
        for at, parts in zip(years, np.quantile(paths[whole], _PARTS, axis=0).T, strict=True)
    ]
    lines[-1] = _as_told(lines[-1], facts)
    return Fan(
        scenario=facts.scenario,
        economy=facts.economy,
        years=tuple(lines),
        samples=tuple(_samples(paths, whole)),
        draws=len(whole),
        sources=facts.sources,
    )


def _years(horizon: int) -> Numbers:
    every = -(-horizon // _MOST_YEARS)
    return np.array([*range(0, horizon, every), horizon], dtype=np.float64)


def _year(year: int, parts: Iterable[float]) -> FanYear:
    low, quarter, middle, rest, high = (float(part) for part in parts)
    return FanYear(year=year, outer=_net(middle, low, high), inner=_net(middle, quarter, rest))


def _as_told(line: FanYear, facts: RunFacts) -> FanYear:
    inner, outer = facts.spreads.net.inner, line.outer
    return FanYear(
        year=line.year, outer=Quantity(inner.value, "jobs", "modelled", outer.low, outer.high), inner=inner
    )


def _net(middle: float, low: float | None = None, high: float | None = None) -> Quantity:
    return Quantity(middle, "jobs", "modelled", low, high)


def _samples(paths: Numbers, whole: NDArray[np.intp]) -> Iterable[SamplePath]:
    for draw in whole[:SAMPLES]:
        yield SamplePath(draw=int(draw), net=tuple(_net(float(value)) for value in paths[draw]))
