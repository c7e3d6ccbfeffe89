"""Many labour-flow runs at once: equal to single ones, sparse and dense, whatever differs between them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numba import njit

from arbeid.errors import ArbeidError
from arbeid.models.flows import targets
from arbeid.models.flows.batch import compare_batch, simulate_batch
from arbeid.models.flows.kernel import exponent, series, success
from arbeid.models.flows.network import Network
from arbeid.models.flows.path import FlowPath
from arbeid.models.flows.search import success_chance
from arbeid.models.flows.step import compare
from arbeid.models.flows.stocks import Stocks, opening
from arbeid.models.flows.vectors import ROW_BYTES, row_product
from flow_references import random_network

SIZE, STEPS = 40, 90
STOCKS = ("employed", "unemployed", "vacancies", "long_term")


def everything_differs(network: Network, scenarios: int) -> tuple[Stocks, targets.Target, dict[str, object]]:
    rng = np.random.default_rng(1)
    start = opening(network.codes, 1e5 * rng.random(SIZE) + 1)
    ends = start.demand * rng.uniform(0.5, 1.5, (scenarios, SIZE))
    shocks = [targets.shock(start.demand, end, STEPS, years=5, begins=10) for end in ends]
    parameters = {
        "separation_chance": rng.uniform(0.0145, 0.0175, scenarios),
        "opening_chance": rng.uniform(0.009, 0.02, scenarios),
        "hiring_speed": rng.uniform(0.08, 0.4, scenarios),
        "retained_share": rng.uniform(0.4, 0.75, scenarios),
        "long_term_weeks": 40.0,
    }
    index = np.linspace(1, rng.uniform(0.8, 1.2, scenarios), STEPS).T
    return (
        start,
        targets.stack([s.with_labour_force(i) for s, i in zip(shocks, index, strict=True)]),
        parameters,
    )


@pytest.mark.parametrize("density", [0.1, 0.7])
@pytest.mark.parametrize("success", ["poisson", "urn"])
def test_every_scenario_equals_its_single_run(density: float, success: str) -> None:
    network = random_network(SIZE, density)
    start, target, parameters = everything_differs(network, 37)
    windows = [(1, 30), (20, STEPS + 1)]
    batch = simulate_batch(
        network, start, target, parameters, success=success, windows=windows, keep_final=True, threads=2
    )
    for scenario in (0, 15, 16, 36):
        path = batch.path(scenario)
        same_totals(batch, path, scenario)
        for window, (first, after) in enumerate(windows):
            for place, name in enumerate(STOCKS):
                added = getattr(path, name)[first:after].sum(axis=0)
                np.testing.assert_allclose(batch.window_sums[scenario, window, place], added, rtol=1e-12)
        final = batch.final.scenario(scenario)
        for name in ("employed", "unemployed", "vacancies", "spells"):
            np.testing.assert_allclose(getattr(final, name), getattr(path.final, name), rtol=1e-12)


def same_totals(batch: object, path: FlowPath, scenario: int) -> None:
    for name in STOCKS:
        np.testing.assert_allclose(
            getattr(batch, name)[scenario], getattr(path, name).sum(axis=1), rtol=1e-12
        )
    np.testing.assert_allclose(batch.hires[scenario, 1:], path.hires.sum(axis=1), rtol=1e-12)
    for name in ("unemployment_rate", "long_term_rate", "vacancy_rate", "tightness"):
        np.testing.assert_allclose(
            getattr(batch, name)[scenario], getattr(path.total, name)[:, 0], rtol=1e-12, err_msg=name
        )


def test_shared_inputs_and_one_scenario() -> None:
    network = random_network(SIZE, 0.1).retaining(0.5)
    start = opening(network.codes, np.full(SIZE, 1000.0))
    batch = simulate_batch(network, start, targets.business_cycle(start.demand, 50))
    assert batch.unemployed.shape == (1, 51)
    same_totals(batch, batch.path(0), 0)


def test_a_table_for_every_scenario() -> None:
    network = random_network(SIZE, 0.1).retaining(0.5)
    start = opening(network.codes, np.full(SIZE, 1000.0))
    rng = np.random.default_rng(2)
    tables = [targets.table(1016 * rng.uniform(0.8, 1.2, (20, SIZE))) for _ in range(3)]
    batch = simulate_batch(network, start, targets.stack(tables))
    for scenario in range(3):
        same_totals(batch, batch.path(scenario), scenario)


def test_single_precision_is_near_and_order_does_not_matter() -> None:
    network = random_network(SIZE, 0.2)
    start, target, parameters = everything_differs(network, 20)
    double = simulate_batch(network, start, target, parameters)
    single = simulate_batch(network, start, target, parameters, precision="float32")
    assert single.unemployed.dtype == np.float32
    np.testing.assert_allclose(single.unemployed, double.unemployed, rtol=1e-4)
    np.testing.assert_allclose(single.long_term[:, 6:], double.long_term[:, 6:], rtol=1e-4)
    again = simulate_batch(network, start, target, parameters, threads=1)
    np.testing.assert_array_equal(again.unemployed, double.unemployed)


def test_burn_in_and_the_runs_beside_it() -> None:
    network = random_network(SIZE, 0.1)
    start, target, parameters = everything_differs(network, 5)
    batch, reference = compare_batch(network, start, target, parameters, burn_in=30, windows=[(1, 9)])
    one = {name: float(np.atleast_1d(value)[-1]) for name, value in parameters.items()}
    kept = network.retaining(one.pop("retained_share"))
    single = compare(kept, start, target.scenario(4), one, burn_in=30)
    same_totals(batch, single.path, 4)
    same_totals(reference, single.reference, 4)


def test_progress_counts_all_scenarios() -> None:
    network = random_network(SIZE, 0.1)
    start, target, parameters = everything_differs(network, 70)
    told: list[tuple[int, int]] = []
    simulate_batch(
        network, start, target, parameters, threads=3, progress=lambda done, all_: told.append((done, all_))
    )
    assert len(told) == 5
    assert told[-1] == (70, 70)


@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_product_in_vector_instructions_is_the_plain_one(kind: type[np.floating]) -> None:
    rng = np.random.default_rng(3)
    matrix = (rng.random((50, 50)) < 0.3) * rng.random((50, 50))
    matrix[7] = 0
    rows, columns = np.nonzero(matrix)
    starts = np.searchsorted(rows, np.arange(51)).astype(np.uint32)
    width = ROW_BYTES // np.dtype(kind).itemsize
    lanes, found = rng.random((50, width)).astype(kind), np.full((50, width), np.nan, dtype=kind)

    @njit
    def multiply(starts, columns, shares, lanes, out):
        for row in range(starts.shape[0] - 1):
            row_product(starts[row], starts[row + 1], columns, shares, lanes, out, row * width)

    shares = matrix[rows, columns].astype(kind)
    multiply(starts, columns.astype(np.uint32), shares, lanes.ravel(), found.reshape(-1))
    plain = np.zeros((50, width))
    for row, column, share in zip(rows, columns, shares, strict=True):
        for lane in range(width):
            plain[row, lane] += float(share) * float(lanes[column, lane])
    np.testing.assert_allclose(found, plain, rtol=1e-14 if kind is np.float64 else 1e-5)
    assert not found[7].any()


@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_the_kernels_series_is_the_exponential(kind: type[np.floating]) -> None:
    drawn = np.concatenate([[0], 10.0 ** np.linspace(-25, 4, 500), np.linspace(0.01, 45, 500)]).astype(kind)
    vacancies = np.full((1, len(drawn)), 7, dtype=kind)
    for urn in (False, True):
        chance = np.empty_like(drawn)
        exponent.py_func(vacancies[0], drawn, chance, urn)
        success.py_func(drawn, chance, series(kind))
        exact = success_chance(vacancies[0].astype(float), drawn.astype(float), "urn" if urn else "poisson")
        np.testing.assert_allclose(chance, exact, rtol=4e-15 if kind is np.float64 else 2e-6)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            {"parameters": {"separation_chance": [0.01, 0.02, 0.03]}},
            "5 scenarios in “target waypoints” and 3",
        ),
        ({"parameters": {"separation_chance": [0.01, 0.9]}}, "“separation_chance” is 0.9"),
        ({"parameters": {"separation": [0.01]}}, "nearest is “separation_chance”"),
        ({"parameters": {"long_term_weeks": [27.0, 52.0, 27, 27, 27]}}, "“long_term_weeks” must be the same"),
        ({"parameters": {"retained_share": 1.5}}, "“retained_share” is 1.5"),
        ({"parameters": {"hiring_speed": "fast"}}, "“hiring_speed” needs a number"),
        (
            {"parameters": {"hiring_speed": []}},
            "“hiring_speed” needs a number, or one list of numbers, and has shape (0,)",
        ),
        ({"parameters": {"hiring_speed": [0.1, float("nan")]}}, "“hiring_speed” is nan"),
        ({"windows": [(0, 5)]}, "from step 0"),
        ({"windows": [(3, STEPS + 2)]}, "lie in steps 1 to 90"),
    ],
)
def test_bad_input_names_what_is_wrong(change: dict[str, object], named: str) -> None:
    network = random_network(SIZE, 0.1)
    start, target, _ = everything_differs(network, 5)
    with pytest.raises(ArbeidError) as error:
        simulate_batch(network, start, target, **change)
    assert named in str(error.value)


def test_a_retained_share_is_set_once() -> None:
    network = random_network(SIZE, 0.1).retaining(0.5)
    start, target, parameters = everything_differs(network, 5)
    with pytest.raises(ArbeidError, match=r"already keeps 0\.5"):
        simulate_batch(network, start, target, parameters)


def test_an_interruption_comes_through() -> None:
    network = random_network(SIZE, 0.1)
    start, target, parameters = everything_differs(network, 200)

    def stop(done: int, of_all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        simulate_batch(network, start, target, parameters, threads=1, progress=stop)


def test_targets_of_different_length_do_not_stack() -> None:
    kinds: list[Callable[[], targets.Target]] = [
        lambda: targets.constant([1.0], 3),
        lambda: targets.constant([1.0], 4),
    ]
    with pytest.raises(ArbeidError, match="differ in length"):
        targets.stack([make() for make in kinds])
