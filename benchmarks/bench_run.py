"""How fast a run is, as ratios between jobs that are measured side by side in one process.

    pytest benchmarks/bench_run.py -s

Sums over one side against every cell written out; changed parameters against a first run. Nothing here fails
for being slow, only for being wrong. Takes a few seconds on two cores.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from arbeid.run.evaluation import evaluate, inputs_of
from arbeid.run.run import run
from arbeid.scenario import SCENARIOS, Settings

ROUNDS = 7


def best(job: Callable[[], Any]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        taken.append(time.perf_counter() - start)
    return min(taken)


def every_cell(settings: Settings, years: np.ndarray) -> np.ndarray:
    """Compute jobs by cell and year, (years, occupations, industries), as the table of equations has it."""
    found, given = evaluate(settings, years), inputs_of(settings).arrays
    reached = found["exposure"] * found["adoption_by_occupation"]
    labour = 1 - reached * (found["mode"] + (1 - found["mode"]) * 0.27)
    jobs = given["jobs"]
    return jobs * labour[:, :, None] * found["quantity"][:, None, :]


def test_sums_over_sides_against_every_cell() -> None:
    settings = SCENARIOS.get("us-reference").settings()
    years = np.arange(11.0)
    sums, cells = best(lambda: evaluate(settings, years)), best(lambda: every_cell(settings, years))
    found = evaluate(settings, years)
    after = every_cell(settings, years).sum(axis=2) + found["new_work"]
    np.testing.assert_allclose(found["jobs_after"], after, rtol=1e-10)
    print(
        f"\nus, 11 years: sums over sides {1000 * sums:.1f} ms, with every cell {cells / sums:.1f} times that"
    )


def test_changed_parameters_against_a_first_run() -> None:
    for economy in ("nl", "us"):
        settings = SCENARIOS.get("base").settings().changed(economy=economy)
        start = time.perf_counter()
        run(settings)
        first = time.perf_counter() - start
        whole = best(lambda: run(settings.set({"adoption": 0.3})))  # noqa: B023
        alone = best(lambda: run(settings.set({"adoption": 0.3}), flows=False))  # noqa: B023
        print(f"\n{economy}: first run {first:.2f} s, changed parameters {first / whole:.0f} times faster")
        print(f"  without flows {first / alone:.0f} times faster ({1000 * alone:.1f} ms)")


def test_draws_against_single_runs() -> None:
    settings, draws = SCENARIOS.get("base").settings(), 256
    values = np.linspace(0.1, 0.8, draws)
    years = np.arange(11.0)
    together = best(lambda: evaluate(settings, years, {"adoption": {"adoption": values}}))
    single = best(lambda: evaluate(settings, years))
    found = evaluate(settings, years, {"adoption": {"adoption": values}})
    alone = evaluate(settings.set({"adoption": float(values[7])}), years)
    np.testing.assert_allclose(found["net"][7], alone["net"], rtol=1e-12, atol=1e-9)
    print(f"\nnl: {draws} draws together are {draws * single / together:.1f} times faster than one by one")
