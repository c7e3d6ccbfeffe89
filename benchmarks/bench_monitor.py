"""How fast a monitor answers, and whether its test keeps its size and finds what was planted.

Run: ``python -m pytest benchmarks/bench_monitor.py --benchmark-only -s``. Goals: ``visible us`` under 3 s
with 1,999 nested permutations and every specification, ``backtest`` under 3 s with 4,999 bootstrap draws.
The full simulations of size and recovery run here; tests have cheap ones.
"""

from __future__ import annotations

import numpy as np
import pytest

import arbeid
from arbeid.data.monitor.entry import MONITORS
from arbeid.data.monitor.families import families_of
from arbeid.models.monitor.nested import null, parts, shuffled
from arbeid.models.monitor.slope import slope, slopes, standardised
from arbeid.verbs.monitor.scores import own_scores
from arbeid.verbs.monitor.slopes import sample

SIMULATED = 1000


@pytest.mark.benchmark(group="monitor")
def test_visible(benchmark: pytest.FixtureRequest) -> None:
    found = benchmark.pedantic(arbeid.visible, ("us",), rounds=3)  # type: ignore[attr-defined]
    assert found.asked.window.occupations == 770


@pytest.mark.benchmark(group="monitor")
def test_backtest(benchmark: pytest.FixtureRequest) -> None:
    found = benchmark.pedantic(arbeid.backtest, ("nesta",), rounds=3)  # type: ignore[attr-defined]
    assert found.lines


@pytest.mark.benchmark(group="size")
def test_size_and_recovery(benchmark: pytest.FixtureRequest) -> None:
    def simulate() -> tuple[float, float, float]:
        of = sample(
            MONITORS.get("us"), own_scores("eloundou-beta-human", "soc-2018"), 2022, 2025, "employment"
        )
        groups, random = families_of("soc-2018", of.codes), np.random.default_rng(1)
        spread = ((0.76, groups.major), (0.13, groups.minor), (0.11, np.arange(len(of.codes))))
        alarms = 0
        for _ in range(SIMULATED):
            scores = sum(np.sqrt(share) * random.normal(size=at.max() + 1)[at] for share, at in spread)
            found = slope(np.asarray(scores), of.growth, of.weights).slope
            alarms += null(np.asarray(scores), of.growth, of.weights, groups, draws=199).p(found) <= 0.05
        split = parts(standardised(of.exposure, of.weights), groups, of.weights)
        drawn = standardised(shuffled(split, groups, 1999, seed=3), of.weights)
        found = np.array([float(slopes(row, of.growth + row, of.weights)) for row in drawn])
        chance = null(of.exposure, of.growth, of.weights, groups)
        return (
            alarms / SIMULATED,
            float(found.mean()),
            float(np.mean(np.abs(found - 1) < 1.96 * chance.spread)),
        )

    size, mean, covered = benchmark.pedantic(simulate, rounds=1)  # type: ignore[attr-defined]
    print(f"size {size:.3f}, planted 1.00 found {mean:.3f}, covered {covered:.3f}")
