"""How fast a run is, as ratios between jobs that are measured side by side in one process.

    pytest benchmarks/bench_run.py -s

Sums over one side against every cell written out; changed parameters against a first run; draws together
against one by one; what is read of a run against all of it. Nothing here fails for being slow, only for being
wrong. Takes half a minute on two cores.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from arbeid.data.mobility.of_economy import economy_network
from arbeid.models.products import product
from arbeid.run.evaluation import evaluate, inputs_of
from arbeid.run.flows.many import demand_of_draws, followed
from arbeid.run.flows.nodes import nodes_of
from arbeid.run.flows.reallocation import MOVED
from arbeid.run.run import run
from arbeid.scenario import SCENARIOS, Settings
from arbeid.uncertainty.ensemble.block import laid_out
from arbeid.uncertainty.ensemble.plan import planned, values_of
from arbeid.uncertainty.headlines import headlines
from arbeid.uncertainty.horizon_ranges import horizon_ranges
from arbeid.uncertainty.ranges import spreads

ROUNDS = 7


def best(job: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = clock()
        job()
        taken.append(clock() - start)
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


def test_one_draw_of_a_batch() -> None:
    """Set beside .85 ms (nl) and 5.5 ms (us), which one evaluation took by itself: the goal is a tenth.

    By processor time, so for one core.
    """
    for economy, alone in (("nl", 0.85), ("us", 5.5)):
        plan = planned(SCENARIOS.get("base").settings().changed(economy=economy), 256, flows=True)
        settings, inputs = plan.settings, inputs_of(plan.settings)
        drawn = laid_out(plan, values_of(plan, range(256)))
        some = {model: {name: each[:64] for name, each in own.items()} for model, own in drawn.items()}
        at_once = 1000 * best(lambda: headlines(settings, inputs, drawn, 256), time.process_time) / 256  # noqa: B023
        demand = demand_of_draws(settings, inputs, some, 64)
        steps = 1000 * best(lambda: demand_of_draws(settings, inputs, some, 64), time.process_time) / 64  # noqa: B023
        walk = 1000 * best(lambda: followed(settings, inputs, demand), time.process_time) / 64  # noqa: B023
        print(f"\n{economy}: a draw at its horizon {at_once:.3f} ms (goal {alone / 10:.3f})")
        print(f"  at every step of ten years {steps:.2f} ms, through the labour market {walk:.2f} ms")


def test_what_is_read_against_all_of_it() -> None:
    settings, years = SCENARIOS.get("base").settings().changed(economy="us"), np.arange(1.0, 80.0) / 7.7
    every, some = best(lambda: evaluate(settings, years)), best(lambda: evaluate(settings, years, only=MOVED))
    print(f"\nus, 79 steps: jobs alone are {every / some:.1f} times faster than everything")


def test_demand_by_node_against_a_product() -> None:
    settings = SCENARIOS.get("base").settings().changed(economy="us")
    nodes = nodes_of(economy_network("us"), inputs_of(settings).cells)
    values = np.random.default_rng(0).random((79, len(inputs_of(settings).cells.codes)))
    member = nodes.sums(np.eye(values.shape[1]))
    assert (nodes.sums(values) == product(values, member)).all()
    rounds, whole = best(lambda: nodes.sums(values)), best(lambda: product(values, member))
    print(f"\nus: sums by node are {whole / rounds:.1f} times faster than a product with noughts and ones")


def test_a_sweep_shares_its_draws() -> None:
    for economy in ("nl", "us"):
        settings = SCENARIOS.get("base").settings().changed(economy=economy).set({"adoption": 0.4})
        ranges = horizon_ranges(settings, groups=False)
        assert spreads(settings, ranges) == spreads(settings)
        apart = best(lambda: (horizon_ranges(settings), spreads(settings)))  # noqa: B023
        shared = best(lambda: spreads(settings, horizon_ranges(settings, groups=False)))  # noqa: B023
        print(f"\n{economy}: ranges of a balance {1000 * shared:.1f} ms, {apart / shared:.1f} times faster")
        print("  than with every group told apart and headlines drawn again")
