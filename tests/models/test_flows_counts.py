"""Labour flows in whole people: nobody lost, and the law of single workers."""

from __future__ import annotations

import numpy as np
import pytest

from arbeid.models.flows import targets
from arbeid.models.flows.counts import _Draw, simulate_counts
from arbeid.models.flows.measures import moves
from arbeid.models.flows.network import complete
from arbeid.models.flows.steady_state import warm_start
from arbeid.models.flows.step import Chances, simulate
from arbeid.models.flows.stocks import opening
from flow_references import random_network, workers_run

pytestmark = pytest.mark.long


def shock_on(network, employed: np.ndarray, steps: int):
    start = opening(network.codes, employed)
    end = start.demand * np.random.default_rng(3).uniform(0.7, 1.3, len(network))
    return start, targets.shock(start.demand, end, steps, years=2)


def test_people_are_conserved_exactly_and_nothing_is_negative() -> None:
    network = random_network(15, 0.3).retaining(0.5)
    start, shock = shock_on(network, np.array([0, 1, 2, *range(10, 1210, 100)], dtype=float), 200)
    path = simulate_counts(network, start, shock, seed=5)
    assert path.employed.dtype == np.int64
    people = (path.employed + path.unemployed).sum(axis=1)
    assert (people == people[0]).all()
    for stock in (path.employed, path.unemployed, path.vacancies, path.long_term, path.final.spells):
        assert (stock >= 0).all()
    assert (path.final.spells.sum(axis=0) <= path.final.unemployed).all()
    assert (path.hires <= path.vacancies[:-1]).all()
    assert (path.hires.sum(axis=1) == path.leavers.sum(axis=1)).all()
    assert path.final.spells[-1].tolist() == path.long_term[-1].tolist()


def test_the_seed_fixes_the_path() -> None:
    network = random_network(10, 0.3).retaining(0.5)
    start, shock = shock_on(network, np.full(10, 300.0), 30)
    first, same, other = (simulate_counts(network, start, shock, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.unemployed, same.unemployed)
    assert (first.unemployed != other.unemployed).any()


def test_mean_path_is_the_expected_one_at_1_4_million() -> None:
    network = random_network(50, 0.2).retaining(0.5)
    employed = np.random.default_rng(4).uniform(0.5, 1.5, 50) * 1.4e6 / 50
    start, shock = shock_on(network, employed, 40)
    expected = simulate(network, start, shock)
    runs = [simulate_counts(network, start, shock, seed=seed) for seed in range(64)]
    for name in ("unemployed", "long_term", "vacancies"):
        totals = np.array([getattr(run, name)[[10, 20, 40]].sum(axis=1) for run in runs])
        error = totals.std(axis=0, ddof=1) / 8
        off = totals.mean(axis=0) - getattr(expected, name)[[10, 20, 40]].sum(axis=1)
        assert (np.abs(off) < 3 * error).all(), (name, off / error)
        assert (error < 0.01 * totals.mean(axis=0)).all(), "the test would not see a bias of 3%"


def test_same_law_as_single_workers_at_20_000() -> None:
    network = random_network(12, 0.4).retaining(0.5)
    employed = np.rint(np.random.default_rng(5).uniform(0.5, 1.5, 12) * 20_000 / 12)
    start, shock = shock_on(network, employed, 25)
    demand = np.array([shock.at(step) for step in range(1, 26)])
    matrix = network.dense()
    single = np.array([workers_run(matrix, employed, demand, np.random.default_rng(n)) for n in range(20)])
    paths = [simulate_counts(network, start, shock, seed=seed) for seed in range(100)]
    counted = np.array([(p.unemployed[-1].sum(), p.long_term[-1].sum()) for p in paths])
    error = np.sqrt(single.var(axis=0, ddof=1) / 20 + counted.var(axis=0, ddof=1) / 100)
    off = single.mean(axis=0) - counted.mean(axis=0)
    assert (np.abs(off) < 3 * error).all(), off / error
    spread = single.std(axis=0, ddof=1) / counted.std(axis=0, ddof=1)
    assert ((spread > 0.55) & (spread < 1.6)).all(), spread


def test_vacancies_hit_as_balls_in_urns() -> None:
    draw = _Draw(complete(["1"]), Chances(0.016, 0.012, 0.16, 0.16), np.random.default_rng(1))
    hit = np.array([draw._filled(3, 4) for _ in range(20_000)])
    law = {1: 3 / 81, 2: 42 / 81, 3: 36 / 81}
    for number, chance in law.items():
        assert np.mean(hit == number) == pytest.approx(chance, abs=4 * np.sqrt(chance / 20_000))
    assert [draw._filled(0, 5), draw._filled(1, 5), draw._filled(5, 0), draw._filled(1, 0)] == [0, 1, 0, 0]


def test_known_spells_go_on_in_whole_people() -> None:
    network = complete(["1", "2", "3"])
    start = warm_start([1016.0, 507.3, 99.9])
    path = simulate_counts(network, start, targets.constant(start.demand, 300), seed=2)
    mean = path.total.long_term_rate[100:].mean()
    assert mean == pytest.approx(
        simulate(network, start, targets.constant(start.demand, 1)).total.long_term_rate[0, 0], rel=0.25
    )
    names, counted = moves(network, path, ["a", "a", "b"])
    assert counted.sum() == pytest.approx(path.hires.sum())
    assert names == ("a", "b")
