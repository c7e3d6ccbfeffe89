"""The labour-flow model against its paper's numbers, a plain transcription, and what must always hold."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeid.errors import ArbeidError
from arbeid.models.flows import targets
from arbeid.models.flows.measures import change, moves
from arbeid.models.flows.network import complete, from_matrix, retained_share
from arbeid.models.flows.search import Search, success_chance
from arbeid.models.flows.step import Chances, advance, compare, settle, simulate
from arbeid.models.flows.stocks import Stocks, opening
from flow_references import FIXTURES, asec_network, paper_inputs, plain_run, random_network

PAPER = Chances(0.016, 0.012, 0.16, 0.16)


def one_step_of_part_g() -> tuple[Stocks, np.ndarray, Search]:
    stocks = Stocks(
        np.array([1000.0, 500, 200]), np.array([16.0, 40, 3]), np.array([12.0, 6, 9]), np.zeros((4, 3))
    )
    rows = [[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.25, 0.25, 0.5]]
    return stocks, np.array([900.0, 560, 220]), Search(from_matrix(["1", "2", "3"], rows))


def test_one_step_in_the_papers_order() -> None:
    after, flows = advance(*one_step_of_part_g(), PAPER)
    expected = {
        "separations": ([33.63328, 8, 3.2], flows.separations),
        "openings": ([12, 14.53632, 4.13888], flows.openings),
        "hires": ([10.55918391, 5.9187119, 5.19769137], flows.hires),
        "leavers": ([6.47258586, 13.66780132, 1.53520001], flows.leavers),
        "employed": ([976.92590391, 497.9187119, 201.99769137], after.employed),
        "unemployed": ([43.16069414, 34.33219868, 4.66479999], after.unemployed),
        "vacancies": ([13.44081609, 14.6176081, 7.94118863], after.vacancies),
    }
    for name, (figures, found) in expected.items():
        np.testing.assert_allclose(found, figures, atol=1e-7, err_msg=name)
    assert after.employed.sum() + after.unemployed.sum() == pytest.approx(1759, abs=1e-10)


def test_success_by_both_rules() -> None:
    vacancies = np.array([12.0, 6, 9])
    drawn = np.array([25.43636364, 25.80909091, 7.75454545]) / vacancies
    poisson, urn = success_chance(vacancies, drawn), success_chance(vacancies, drawn, "urn")
    np.testing.assert_allclose(poisson, [0.4151216, 0.22932663, 0.67027673], atol=1e-7)
    np.testing.assert_allclose(urn, [0.42018064, 0.2303735, 0.69500036], atol=1e-7)


def test_urn_of_a_vacancy_or_less_takes_the_first() -> None:
    vacancies, applications = np.array([1.0, 0.5, 0.5, 1e9]), np.array([3.0, 0.2, 2.0, 1e9])
    chance = success_chance(vacancies, applications / vacancies, "urn")
    np.testing.assert_allclose(chance * applications, [1, 0.2, 0.5, 1e9 * (1 - np.exp(-1))], rtol=1e-8)


@pytest.fixture(scope="module")
def automation() -> tuple[np.ndarray, np.ndarray, object]:
    inputs = paper_inputs()
    network = complete([str(code) for code in inputs["id"]])
    chances = {"separation_chance": 0.01600001, "opening_chance": 0.01200001}
    speeds = {"shedding_speed": 0.1600001, "hiring_speed": 0.1600001}
    start = opening(network.codes, inputs["employment_cps"].to_numpy(), **chances)
    end = targets.automated(start.demand, inputs["auto_prob_fo"].to_numpy())
    shock = targets.shock(start.demand, end, steps=600, begins=100)
    return start.demand, end, simulate(network, start, shock, chances | speeds)


def test_automation_without_friction_as_published(automation) -> None:
    _, _, path = automation
    unemployed, long_term = 100 * change(path), 100 * change(path, "long_term")
    for occupation, published in FIXTURES["published_kn"].items():
        assert unemployed[int(occupation)] == pytest.approx(published["u_pct"], abs=1e-4)
        assert long_term[int(occupation)] == pytest.approx(published["ltu_pct"], abs=1e-4)


def test_automation_in_total(automation) -> None:
    demand, end, path = automation
    figures, total = FIXTURES["kn_fo"], path.total
    unemployment, long_term = 100 * total.unemployment_rate[:, 0], 100 * total.long_term_rate[:, 0]
    assert unemployment.max() == pytest.approx(figures["u_peak"], abs=1e-7)
    assert unemployment.argmax() == figures["t_peak"] == 222
    assert unemployment[100] == pytest.approx(figures["u_pre"], abs=1e-7)
    assert unemployment[600] == pytest.approx(figures["u_end"], abs=1e-7)
    assert long_term[100:].min() == pytest.approx(figures["ltu_min"], abs=1e-7)
    assert 100 + long_term[100:].argmin() == figures["t_min"] == 224
    moved = np.abs(end - demand).sum() / 2 / demand.sum()
    assert moved == pytest.approx(figures["reallocated_share"], abs=1e-9)
    over_window = [100 * float(change(total, name)[0]) for name in ("unemployed", "long_term")]
    assert over_window == pytest.approx([2.81, -2.20], abs=0.01)


def test_inputs_of_the_paper() -> None:
    inputs = paper_inputs()
    employed, chance = inputs["employment_cps"].to_numpy(), inputs["auto_prob_fo"].to_numpy()
    assert employed.sum() == FIXTURES["sum_employment"]
    assert employed @ chance / employed.sum() == pytest.approx(FIXTURES["mean_p_weighted"], abs=1e-12)
    high = employed[chance > 0.7].sum() / employed.sum()
    assert high == pytest.approx(FIXTURES["share_emp_p_gt_0_7"], abs=1e-12)


def test_observed_us_network() -> None:
    network, employed = asec_network()
    assert (len(network), len(network.without_exits)) == (539, 44)
    network = network.retaining(retained_share())
    start = opening(network.codes, employed, threshold=5)
    still = targets.constant(start.demand, 999)
    total = simulate(network, start, still, {"long_term_weeks": 5 * 6.75}).total
    at = {step: 100 * total.unemployment_rate[step, 0] for step in (50, 99, 399, 999)}
    assert list(at.values()) == pytest.approx([5.382, 5.472, 5.554, 5.572], abs=0.0006)
    assert 100 * total.vacancy_rate[99, 0] == pytest.approx(3.156, abs=0.0006)
    assert 100 * total.long_term_rate[99, 0] == pytest.approx(1.739, abs=0.0006)


@pytest.mark.parametrize("density", [0.02, 0.3])
def test_equal_to_the_plain_transcription(density: float) -> None:
    network = random_network(60, density).retaining(0.4)
    rng = np.random.default_rng(1)
    start = opening(network.codes, 1e4 * rng.random(60) + 10)
    shock = targets.shock(start.demand, start.demand * rng.uniform(0.5, 1.5, 60), 120, years=10, begins=20)
    demand = np.array([shock.at(step) for step in range(1, 121)])
    path = simulate(network, start, shock)
    for name, plain in plain_run(network.dense(), start.employed, demand).items():
        np.testing.assert_allclose(getattr(path, name), plain, rtol=1e-11, err_msg=name)


def test_any_threshold_counts_whole_cohorts() -> None:
    network = random_network(8, 0.4).retaining(0.4)
    start = opening(network.codes, np.full(8, 500.0))
    demand = np.tile(start.demand, (40, 1))
    for steps in (1, 2, 3, 9):
        path = simulate(network, start, targets.table(demand), {"long_term_weeks": 6.75 * steps})
        plain = plain_run(network.dense(), start.employed, demand, threshold=steps)
        np.testing.assert_allclose(path.long_term, plain["long_term"], rtol=1e-11, atol=1e-12)


def test_people_are_conserved_over_ten_thousand_steps() -> None:
    network = random_network(20, 0.3).retaining(0.5)
    start = opening(network.codes, np.random.default_rng(2).random(20) * 1e6)
    path = simulate(network, start, targets.business_cycle(start.demand, 10_000, amplitude=0.2))
    people = (path.employed + path.unemployed).sum(axis=1)
    assert np.abs(people / people[0] - 1).max() < 1e-9
    assert min(path.employed.min(), path.unemployed.min(), path.vacancies.min(), path.long_term.min()) >= 0


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), urn=st.booleans(), empty=st.integers(0, 3))
def test_stocks_and_flows_stay_possible(seed: int, urn: bool, empty: int) -> None:
    rng = np.random.default_rng(seed)
    network = random_network(9, 0.2, seed)
    employed = rng.random(9) * 10.0 ** rng.uniform(-1, 6)
    employed[:empty] = 0
    start = opening(network.codes, employed, vacancies=np.zeros(9) if seed % 2 else None)
    shock = targets.shock(start.demand, start.demand * rng.uniform(0, 2, 9), 60, years=3)
    path = simulate(network, start, shock, success="urn" if urn else "poisson")
    for stock in (path.employed, path.unemployed, path.vacancies, path.long_term, path.final.spells):
        assert np.isfinite(stock).all()
        assert (stock >= 0).all()
    tiny = 1e-9 * (1 + employed.sum())
    assert (path.hires <= path.vacancies[:-1] + tiny).all()
    assert (path.leavers <= path.unemployed[:-1] + tiny).all()
    assert (path.separations <= path.employed[:-1] + tiny).all()
    assert (path.long_term <= path.unemployed + tiny).all()
    people = (path.employed + path.unemployed).sum(axis=1)
    assert np.abs(people - people[0]).max() <= tiny


def test_another_order_of_occupations_changes_nothing_else() -> None:
    network = random_network(15, 0.3).retaining(0.5)
    order = np.random.default_rng(3).permutation(15)
    employed = np.random.default_rng(4).random(15) * 1e5
    end = employed * np.random.default_rng(5).uniform(0.5, 1.5, 15)
    codes = [network.codes[place] for place in order]
    path = simulate(network, opening(network.codes, employed), targets.shock(employed, end, 80, years=5))
    other = simulate(
        network.aligned(codes),
        opening(codes, employed[order]),
        targets.shock(employed[order], end[order], 80, years=5),
    )
    np.testing.assert_allclose(other.unemployed, path.unemployed[:, order], rtol=1e-11)


def test_nobody_applies_where_no_vacancy_can_be_reached() -> None:
    network = from_matrix(["1", "2"], [[0, 1], [0, 1]])
    start = opening(["1", "2"], [100.0, 100.0], vacancies=[5.0, 0.0])
    _, flows = advance(start, start.demand, Search(network), PAPER)
    assert flows.leavers.tolist() == flows.hires.tolist() == [0, 0]


def test_an_occupation_of_nobody_has_no_rate_and_no_people() -> None:
    network = complete(["1", "2"])
    start = opening(["1", "2"], [1000.0, 0.0])
    path = simulate(network, start, targets.constant(start.demand, 20))
    assert np.isnan(path.unemployment_rate[:, 1]).all()
    assert path.employed[:, 1].max() < 1e-9
    assert path.frame().filter(code="2")["unemployment_rate"].null_count() == 21


def test_a_shrinking_labour_force_divides_the_target() -> None:
    network = random_network(6, 0.5).retaining(0.5)
    start = opening(network.codes, np.full(6, 1000.0))
    shrinking = targets.constant(start.demand, 30).with_labour_force(np.linspace(1, 0.9, 30))
    path = simulate(network, start, shrinking)
    by_hand = targets.table([start.demand / index for index in np.linspace(1, 0.9, 30)])
    np.testing.assert_array_equal(path.employed, simulate(network, start, by_hand).employed)
    heads = path.frame().filter(step=30)
    assert heads["employed"].sum() + heads["unemployed"].sum() == pytest.approx(0.9 * 6096)


def test_an_unemployed_start_and_its_spells() -> None:
    network = complete(["1", "2"])
    start = opening(["1", "2"], [900.0, 900.0], unemployed=[100.0, 60.0], long_term=[25.0, 60.0], threshold=3)
    np.testing.assert_allclose(start.spells[:, 0], [50, 25, 25])
    np.testing.assert_allclose(start.spells[:, 1], [0, 0, 60])
    path = simulate(network, start, targets.constant(start.demand, 5), {"long_term_weeks": 20.25})
    np.testing.assert_allclose(path.long_term[0], [25, 60])
    np.testing.assert_allclose(path.final.spells.sum(axis=0), path.final.unemployed, rtol=1e-12)


def test_burn_in_and_the_run_beside_it() -> None:
    network = random_network(12, 0.3).retaining(0.55)
    start = opening(network.codes, np.random.default_rng(6).random(12) * 1e5)
    still = targets.constant(start.demand, 40)
    assert not compare(network, start, still, burn_in=50).difference("unemployment_rate").any()
    end = np.concatenate([start.demand[:6] * 0.8, start.demand[6:]])
    pair = compare(network, start, targets.shock(start.demand, end, 40, years=3), burn_in=50)
    np.testing.assert_array_equal(pair.path.unemployed[0], settle(network, start, steps=50).unemployed)
    assert pair.total.difference("unemployment_rate")[-1, 0] > 0.01


def test_moves_between_groups_add_up_to_hires_and_leavers() -> None:
    network = random_network(10, 0.4).retaining(0.5)
    start = opening(network.codes, np.random.default_rng(7).random(10) * 1e4)
    path = simulate(network, start, targets.constant(start.demand, 12))
    groups = ["a", "b", "c", "a", "b", "c", "a", "b", "c", "c"]
    names, counted = moves(network, path, groups)
    grouped = path.by(groups)
    assert names == grouped.codes == ("a", "b", "c")
    np.testing.assert_allclose(counted.sum(axis=0), grouped.hires.sum(axis=0), rtol=1e-12)
    np.testing.assert_allclose(counted.sum(axis=1), grouped.leavers.sum(axis=0), rtol=1e-12)
    pairs = moves(network, path, network.codes, (1, 2))[1]
    u, v = path.unemployed[0], path.vacancies[0]
    weighted = network.dense() * v
    applied = u[:, None] * weighted / weighted.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(pairs, applied * success_chance(v, applied.sum(axis=0) / v), rtol=1e-12)


def test_rates_of_a_group_are_ratios_of_sums() -> None:
    network = complete(["1", "2"])
    path = simulate(network, opening(["1", "2"], [100.0, 300.0]), targets.constant([101.6, 304.8], 3))
    people = path.employed + path.unemployed
    np.testing.assert_allclose(
        path.total.unemployment_rate[:, 0], path.unemployed.sum(axis=1) / people.sum(axis=1)
    )
    np.testing.assert_allclose(path.tightness, path.vacancies / path.unemployed)
    np.testing.assert_allclose(path.mean_spell, 6.75 * path.unemployed[:-1] / path.leavers)


def test_single_precision_is_near() -> None:
    network = random_network(30, 0.3).retaining(0.5)
    start = opening(network.codes, np.random.default_rng(8).random(30) * 1e5)
    end = targets.automated(start.demand, np.random.default_rng(9).random(30))
    shock = targets.shock(start.demand, end, 300)
    double, single = (simulate(network, start, shock, precision=p) for p in ("float64", "float32"))
    assert single.unemployed.dtype == np.float32
    np.testing.assert_allclose(single.unemployed, double.unemployed, rtol=1e-4)


def test_targets_of_every_kind() -> None:
    demand = np.array([100.0, 50.0])
    by_table = targets.table([demand, demand * 2])
    assert by_table.at(2).tolist() == [200, 100]
    by_function = targets.function(lambda years: demand * (1 + years), steps=2)
    np.testing.assert_allclose(by_function.at(2), demand * (1 + 2 * 6.75 / 52))
    cycle = targets.business_cycle(demand, 103)
    assert targets.CYCLE_STEPS == 103
    np.testing.assert_allclose(cycle.at(103), demand, rtol=1e-12)
    np.testing.assert_allclose(cycle.at(30), demand * (1 - 0.065 * np.sin(2 * np.pi * 30 / 103)), rtol=1e-12)
    shock = targets.shock(demand, demand / 2, 400, begins=100)
    slope = np.log(0.9999 / 0.0001) / (30 * 52 / 6.75 / 2)
    assert slope == pytest.approx(0.0797040, abs=1e-6)
    half = 1 / (1 + np.exp(-slope * (216 - 100 - 30 * 52 / 6.75 / 2)))
    np.testing.assert_allclose(shock.at(216), demand * (1 - half / 2), rtol=1e-12)


NAN = float("nan")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (lambda n: opening(n.codes, [1, NAN, 1]), "“0001” is nan"),
        (lambda n: opening(n.codes, [1, 1]), "2 values for 3 occupations"),
        (lambda n: opening(n.codes, [1, 1, 1], vacancies=[0, 0, -2]), "vacancies of occupation “0002”"),
        (lambda n: opening(n.codes, [9, 9, 9], long_term=[0, 5, 0]), "“0001” has more long-term"),
        (lambda n: opening(n.codes, [9, 9, 9], threshold=0), "below one step"),
        (lambda n: run(n, [[1, 1, -1]]), "target of occupation “0002” is -1:"),
        (lambda n: run(n, [[1, 1]]), "2 occupations and the network 3"),
        (lambda n: run(n, [[1, 1, 1]], {"long_term_weeks": 3}), "“long_term_weeks” is 3"),
        (lambda n: run(n, [[1, 1, 1]], {"separation_chans": 0.1}), "nearest is “separation_chance”"),
        (lambda n: targets.automated([1, 1], [0.5, 1.5]), "row 2 is 1.5"),
        (lambda n: targets.automated([1, 1], [1, 1]), "All work is automated"),
        (lambda n: run(n, [[1, 1, 1]], index=[0.0]), "index at step 1"),
        (lambda n: simulate(n, opening(n.codes, [9] * 3), nowhere()), "no number at step 2"),
    ],
)
def test_bad_input_names_what_is_wrong(wrong, named: str) -> None:
    with pytest.raises(ArbeidError) as error:
        wrong(random_network(3, 0.5))
    assert named in str(error.value)
    assert error.value.sentence("nl") != error.value.sentence("en")


def run(network, rows, parameters=None, index=None) -> None:
    target = targets.table(rows)
    if index is not None:
        target = target.with_labour_force(index)
    simulate(network, opening(network.codes, [9, 9, 9]), target, parameters)


def nowhere() -> targets.Target:
    return targets.Target(np.ones((1, 3)), np.array([0.0, NAN]))


def test_spells_longer_than_known_are_refused() -> None:
    network = complete(["1"])
    settled = settle(network, opening(["1"], [100.0]), steps=10)
    with pytest.raises(ArbeidError, match=r"known up to step 4 .* start at step 8"):
        simulate(network, settled, targets.constant([101.6], 2), {"long_term_weeks": 52})
    shorter = simulate(network, settled, targets.constant([101.6], 2), {"long_term_weeks": 13.5})
    np.testing.assert_allclose(shorter.long_term[0], settled.spells[1:].sum(axis=0))


def test_a_target_above_the_labour_force_is_a_boom() -> None:
    network = complete(["1", "2"])
    start = opening(["1", "2"], [1000.0, 1000.0])
    total = simulate(network, start, targets.constant(1.1 * start.demand, 200)).total
    assert total.unemployment_rate[-1, 0] < 0.02
    assert total.tightness[-1, 0] > 1


def test_a_single_run_starts_neither_numba_nor_scipy() -> None:
    program = (
        "import sys, numpy as np\n"
        "from arbeid.models.flows.network import complete\n"
        "from arbeid.models.flows.stocks import opening\n"
        "from arbeid.models.flows.steady_state import warm_start\n"
        "from arbeid.models.flows.targets import constant\n"
        "from arbeid.models.flows.step import simulate\n"
        "import arbeid.models.flows.batch, arbeid.models.flows.calibration, arbeid.models.flows.counts\n"
        "simulate(complete(['1']), warm_start([100.0]), constant([100.0], 5))\n"
        "print({'numba', 'scipy', 'llvmlite'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
