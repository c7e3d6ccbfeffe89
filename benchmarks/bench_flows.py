"""How fast labour flows are, as ratios between jobs that are measured side by side in one process.

    pip install mesa            # only for the per-worker baseline; left out with one line without it
    pytest benchmarks/bench_flows.py -s

Jobs are interleaved and the best of some rounds counts, so a neighbour's load mostly drops out of the
ratios; absolute times still move, and jobs on several threads lose more to a neighbour than plain ones.
Nothing here fails for being slow, only for being wrong. The goal that was set for a ratio stands beside
it. Takes about a minute on two cores.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import polars as pl
import pytest

from arbeid.models.flows import targets
from arbeid.models.flows.batch import FlowBatch, simulate_batch
from arbeid.models.flows.counts import simulate_counts
from arbeid.models.flows.network import Network, from_edges
from arbeid.models.flows.step import simulate
from arbeid.models.flows.stocks import Stocks, opening

SIZE, DENSITY, SCENARIOS, STEPS = 464, 0.155, 1024, 300
CHANCES = (0.016, 0.012, 0.16)


def made_up(size: int, density: float, seed: int = 0) -> Network:
    rng = np.random.default_rng(seed)
    weights = (rng.random((size, size)) < density) * rng.random((size, size))
    np.fill_diagonal(weights, 0)
    weights[np.arange(size), (np.arange(size) + 1) % size] += 0.1
    origins, destinations = np.nonzero(weights)
    names = np.array([f"{place:05}" for place in range(size)])
    moves = {"origin": names[origins], "destination": names[destinations]}
    return from_edges(pl.DataFrame({**moves, "weight": weights[origins, destinations]})).retaining(0.55)


def start_of(network: Network, workers: float) -> Stocks:
    people = np.random.default_rng(1).uniform(0.2, 1.8, len(network))
    return opening(network.codes, workers * people / people.sum())


def shocks(start: Stocks, scenarios: int, steps: int) -> targets.Target:
    """Every scenario moves demand elsewhere."""
    level = np.random.default_rng(2).uniform(0.7, 1.3, (scenarios, len(start.demand)))
    ends = np.stack([np.broadcast_to(start.demand, level.shape), level * start.demand], axis=1)
    return targets.Target(ends, targets.shock([0.0], [1.0], steps, begins=50).position[None])


def plain(matrix: np.ndarray, start: Stocks, target: targets.Target) -> tuple[np.ndarray, np.ndarray]:
    """The paper's equations pair by pair in NumPy; unemployed and long-term unemployed at every step."""
    separation, opening_, speed = CHANCES
    e, u, v = start.employed, start.unemployed, start.vacancies
    spells, unemployed, long_term = np.zeros((4, len(e))), [u.sum()], [0.0]
    for step in range(1, target.steps + 1):
        gap = e + v - target.at(step)
        w = separation * e + (1 - separation) * np.minimum(e, speed * np.maximum(0, gap))
        o = opening_ * e + (1 - opening_) * np.minimum(e, speed * np.maximum(0, -gap))
        weighted = matrix * v
        sent = u[:, None] * weighted / weighted.sum(axis=1, keepdims=True)
        drawn = sent.sum(axis=0)
        flow = sent * (v / drawn * (1 - np.exp(-drawn / v)))
        hires, leavers = flow.sum(axis=0), flow.sum(axis=1)
        spells[3] += spells[2]
        spells[1:3] = spells[:2]
        spells[1:] *= 1 - leavers / u
        spells[0] = w
        e, u, v = e + hires - w, u + w - leavers, v + o - hires
        unemployed.append(u.sum())
        long_term.append(spells[3].sum())
    return np.array(unemployed), np.array(long_term)


def side_by_side(
    jobs: dict[str, Callable[[], Any]], rounds: int = 4, clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Seconds that each job takes at best, all jobs taking turns; by the wall, or of processors."""
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            began = clock()
            job()
            best[name] = min(best[name], clock() - began)
    return best


def say(benchmark: Any, what: str, ratio: float, goal: str) -> None:
    benchmark.extra_info[what] = ratio
    print(f"\n  {what}: {ratio:.3g} (goal {goal})", end="")


def batch_of(
    network: Network, start: Stocks, target: targets.Target, precision: Any = "float64"
) -> FlowBatch:
    return simulate_batch(network, start, target, precision=precision)


def product(size: int, columns: int, kind: type[np.floating]) -> Callable[[], Any]:
    left, right = np.ones((size, size), kind), np.ones((size, columns), kind)
    return partial(np.matmul, left, right, out=np.empty((size, columns), kind))


def dense_share(size: int, scenarios: int, steps: int, seconds: float, gemm: float) -> float:
    """Operations of three products with a full matrix a step, against those of one measured product."""
    return (6 * size**2 * scenarios * steps / seconds) / (2 * size**2 * scenarios / gemm)


def test_first_call_compiles_and_batch_equals_plain(benchmark: Any) -> None:
    network = made_up(SIZE, DENSITY)
    start = start_of(network, 1e8)
    target = shocks(start, 4, STEPS)
    began = time.perf_counter()
    batch = batch_of(network, start, target)
    say(benchmark, "seconds of the first call, compiled or read back", time.perf_counter() - began, "< 5")
    for scenario in range(4):
        unemployed, long_term = plain(network.dense(), start, target.leading().scenario(scenario))
        np.testing.assert_allclose(batch.unemployed[scenario], unemployed, rtol=1e-12)
        np.testing.assert_allclose(batch.long_term[scenario, 1:], long_term[1:], rtol=1e-12)
    benchmark.pedantic(batch_of, (network, start, target), rounds=3)


def test_batch_against_plain_single_and_matrix_product(benchmark: Any) -> None:
    network = made_up(SIZE, DENSITY)
    start = start_of(network, 1e8)
    target = shocks(start, SCENARIOS, STEPS)
    one = target.leading().scenario(0)
    run = partial(batch_of, network, start, target)
    run(), run("float32")
    best = side_by_side(
        {
            "plain": partial(plain, network.dense(), start, one),
            "single": partial(simulate, network, start, one),
            "batch": run,
            "batch32": partial(run, "float32"),
            "gemm": product(SIZE, SCENARIOS, np.float64),
        }
    )
    each = best["batch"] / SCENARIOS
    say(benchmark, "scenarios a second, float64", 1 / each, "none")
    say(benchmark, "batch against plain NumPy, per scenario", best["plain"] / each, ">= 100")
    spent = side_by_side(
        {"plain": partial(plain, network.dense(), start, one), "batch": run}, 2, time.process_time
    )
    each_core = spent["plain"] / (spent["batch"] / SCENARIOS)
    say(benchmark, "the same by processor seconds, so for one core", each_core, "none")
    say(benchmark, "single run against plain NumPy", best["plain"] / best["single"], "none")
    share = dense_share(SIZE, SCENARIOS, STEPS, best["batch"], best["gemm"])
    say(benchmark, "dense-equivalent speed against DGEMM", share, ">= 1.3")
    say(benchmark, "float32 against float64", best["batch"] / best["batch32"], ">= 1.8")
    double, single = run(), run("float32")
    off = max(
        np.abs(getattr(single, name)[:, 10:] / getattr(double, name)[:, 10:] - 1).max()
        for name in ("employed", "unemployed", "vacancies", "long_term")
    )
    say(benchmark, "largest relative error of float32", float(off), "< 1e-4")
    assert off < 1e-4
    benchmark.pedantic(run, rounds=1)


def test_dense_network_against_matrix_product(benchmark: Any) -> None:
    network = made_up(SIZE, 0.9)
    start = start_of(network, 1e8)
    target = shocks(start, SCENARIOS, 60)
    run = partial(batch_of, network, start, target)
    run()
    best = side_by_side({"batch": run, "gemm": product(SIZE, SCENARIOS, np.float64)})
    share = dense_share(SIZE, SCENARIOS, 60, best["batch"], best["gemm"])
    say(benchmark, "dense network: speed against DGEMM", share, ">= 0.5")
    benchmark.pedantic(run, rounds=1)


def test_cost_grows_with_links_and_scenarios(benchmark: Any) -> None:
    jobs, work = {}, {}
    for size, density, scenarios in (
        (464, 0.155, 256),
        (464, 0.155, 512),
        (830, 0.1, 256),
        (5000, 0.02, 128),
    ):
        network = made_up(size, density)
        start = start_of(network, 1e8)
        name = f"{size} occupations, {scenarios} scenarios"
        jobs[name] = partial(batch_of, network, start, shocks(start, scenarios, 20))
        work[name] = len(network.shares) * scenarios * 20
    best = side_by_side(jobs, rounds=3)
    for name, seconds in best.items():
        say(
            benchmark,
            f"{name}: picoseconds per link, scenario and step",
            1e12 * seconds / work[name],
            "alike",
        )
    benchmark.pedantic(jobs[next(iter(jobs))], rounds=1)


def test_whole_people_against_mesa_workers(benchmark: Any) -> None:
    pytest.importorskip("mesa", reason="left out: the per-worker baseline needs mesa")
    network = made_up(SIZE, DENSITY)
    start = start_of(network, 1e5)
    model = mesa_model(network.dense(), start)
    target = targets.constant(start.demand, 10)
    simulate_counts(network, start, target)
    best = side_by_side(
        {
            "mesa": lambda: [model.step() for _ in range(10)],
            "counts": partial(simulate_counts, network, start, target, seed=1),
        },
        rounds=3,
    )
    say(benchmark, "by counts against Mesa at 100,000 workers", best["mesa"] / best["counts"], ">= 3")
    rate = model.unemployed / 101_600
    expected = float(
        simulate(network, start, targets.constant(start.demand, 30)).total.unemployment_rate[-1, 0]
    )
    assert rate == pytest.approx(expected, rel=0.06), "the baseline follows another model"
    benchmark.pedantic(simulate_counts, (network, start, target), rounds=1)


def test_whole_people_of_the_united_states(benchmark: Any) -> None:
    network = made_up(SIZE, DENSITY)
    start = start_of(network, 155e6)
    target = targets.constant(start.demand, 20)
    run = partial(simulate_counts, network, start, target)
    best = side_by_side({"counts": run}, rounds=2)
    say(benchmark, "seconds a step at 155 million workers", best["counts"] / 20, "< 0.2")
    benchmark.pedantic(run, rounds=1)


def mesa_model(matrix: np.ndarray, start: Stocks) -> Any:
    """Every worker a Mesa agent; vacancies are counted by occupation."""
    import mesa

    separation, opening_, speed = CHANCES
    size = len(matrix)

    class Worker(mesa.Agent):
        def __init__(self, model: Any, occupation: int, employed: bool) -> None:
            super().__init__(model)
            self.occupation, self.employed = occupation, employed

        def step(self) -> None:
            draw, model = self.model.random.random, self.model
            if self.employed:
                if draw() < model.separation[self.occupation]:
                    model.leaving.append(self)
                if draw() < model.opening[self.occupation]:
                    model.opened[self.occupation] += 1
                return
            weights = model.reach[self.occupation]
            there = int(np.searchsorted(weights, draw() * weights[-1], side="right"))
            vacancy = (there, int(draw() * model.vacancies[there]))
            model.applicants.setdefault(vacancy, []).append(self)

    class LabourMarket(mesa.Model):
        def __init__(self) -> None:
            super().__init__(rng=1)
            self.demand = np.rint(start.demand)
            self.vacancies = np.rint(start.vacancies).astype(int)
            for place in range(size):
                for _ in range(int(np.rint(start.employed[place]))):
                    Worker(self, place, True)
                for _ in range(int(np.rint(start.unemployed[place]))):
                    Worker(self, place, False)

        @property
        def unemployed(self) -> int:
            return sum(not worker.employed for worker in self.agents)

        def step(self) -> None:
            working = np.bincount([w.occupation for w in self.agents if w.employed], minlength=size)
            gap = working + self.vacancies - self.demand
            bound = np.maximum(working, 1)
            shed = np.minimum(working, speed * np.maximum(gap, 0)) / bound
            wanted = np.minimum(working, speed * np.maximum(-gap, 0)) / bound
            self.separation = (separation + (1 - separation) * shed).tolist()
            self.opening = (opening_ + (1 - opening_) * wanted).tolist()
            self.reach = np.cumsum(matrix * self.vacancies, axis=1)
            self.leaving: list[Worker] = []
            self.applicants: dict[tuple[int, int], list[Worker]] = {}
            self.opened = np.zeros(size, dtype=int)
            self.agents.do("step")
            for (place, _), who in self.applicants.items():
                hired = self.random.choice(who)
                hired.occupation, hired.employed = place, True
                self.vacancies[place] -= 1
            for worker in self.leaving:
                worker.employed = False
            self.vacancies += self.opened

    return LabourMarket()
