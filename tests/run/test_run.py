"""A run from end to end: the American reference, every scenario's figures, fallbacks, flows and mistakes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

import arbeid
from arbeid.data.mobility.of_economy import economy_network
from arbeid.errors import ArbeidError
from arbeid.models.flows.flow_parameters import STEPS_A_YEAR
from arbeid.models.flows.step import compare
from arbeid.models.flows.stocks import opening
from arbeid.models.flows.targets import table
from arbeid.run.cells import cells
from arbeid.run.evaluation import evaluate, inputs_of
from arbeid.run.run import run
from arbeid.run.scores import by_rank
from arbeid.scenario import MODELS, SCENARIOS, Settings
from arbeid.verbs.run.settings import settings_of

SHIPPED = SCENARIOS.names()


def base(**places: object) -> Settings:
    return SCENARIOS.get("base").settings().changed(**places)


def last(settings: Settings, *, flows: bool = False) -> dict[str, float]:
    return run(settings, flows=flows).result.tables["totals"].row(-1, named=True)


def test_the_american_reference_to_four_digits() -> None:
    settings = SCENARIOS.get("us-reference").settings()
    laid_out = cells(inputs_of(settings).economy)
    assert int((laid_out.jobs > 0).sum()) == 17_253
    assert laid_out.jobs.sum() == 154_714_170
    found = last(settings)
    for name, millions in (("handed_over", 4.9438), ("freed", 1.6315), ("demand", 1.4853), ("net", -2.6181)):
        assert round(found[name] / 1e6, 4) == millions, name
    assert round(100 * found["productivity"], 4) == 1.2576


@pytest.mark.parametrize("name", SHIPPED)
def test_a_scenario_comes_to_what_its_file_expects(name: str) -> None:
    scenario = SCENARIOS.get(name)
    assert scenario.leaves_out is not None
    own = {key: value for key, value in scenario.expected.items() if key not in ("level", "points_a_year")}
    assert set(own) == {"handed_over", "freed", "demand", "net", "productivity"}
    found = last(scenario.settings())
    for key, value in own.items():
        assert found[key] == pytest.approx(value, rel=2e-5, abs=0.6), key


@pytest.mark.parametrize("name", [one for one in SHIPPED if SCENARIOS.get(one).growth])
def test_a_study_in_the_whole_model_stays_near_its_own_sum(name: str) -> None:
    scenario = SCENARIOS.get(name)
    settings = scenario.settings()
    found = evaluate(settings, np.array([float(settings.years)]))
    weights = found["occupation_wages"] / found["occupation_wages"].sum()
    inputs = scenario.growth_inputs()
    assert (weights * found["exposure"]).sum() == pytest.approx(inputs["exposed"], rel=1e-9)
    first_order = (found["value_weight"] * (1 - found["unit_cost"][-1])).sum()
    assert first_order == pytest.approx(scenario.run_growth().level, rel=1e-9)


def test_every_parameter_is_labelled_bounded_and_sourced() -> None:
    for params in MODELS.values():
        for name in params.names():
            param = params[name]
            assert param.low <= param.default <= param.high
            assert param.source
            assert param.label.nl != param.label.en
            if param.source.startswith("assumption") or "our choice" in param.source:
                assert param.badge == "assumed", name


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = run(base()).result, run(base()).result
    assert first.fingerprint == second.fingerprint
    places = [result.save(tmp_path / name) for result, name in ((first, "a"), (second, "b"))]
    written = [{file.name: file.read_bytes() for file in sorted(place.iterdir())} for place in places]
    assert written[0] == written[1]
    assert run(base(years=9)).result.fingerprint != first.fingerprint
    assert run(base().set({"elasticity": 0.81})).result.fingerprint != first.fingerprint


def test_a_run_without_adoption_changes_nobody() -> None:
    found = run(base().set({"adoption": 0}))
    still = found.result.tables["unemployment"].filter(pl.col("closure") == "open")
    assert (still["unemployment_rate"] == still["unemployment_rate_without"]).all()
    assert not found.result.tables["occupations"]["net"].abs().sum()


def test_flows_follow_the_demand_of_the_run() -> None:
    settings = base(economy="nl", years=10)
    found = run(settings)
    network = economy_network("nl")
    values = settings_of(SCENARIOS.get("base"), {}, economy="nl").models["flows"]
    chances = {name: values[name] for name in ("separation_chance", "opening_chance")}
    start = opening(network.network.codes, network.people, **chances)
    steps = 78
    times = np.arange(1, steps + 1) / STEPS_A_YEAR
    demand = evaluate(settings, times)
    codes = found.inputs.cells.codes
    after = [network.gathered(pl.DataFrame({"code": codes, "v": row}), "v") for row in demand["jobs_after"]]
    before = network.gathered(pl.DataFrame({"code": codes, "v": demand["employment"]}), "v")
    path = compare(network.network, start, table(start.demand * np.array(after) / before), values).path
    rate = path.total.unemployment_rate[:, 0]
    position = 10 * STEPS_A_YEAR
    assert 77 < position < 78
    expected = rate[77] + (position - 77) * (rate[78] - rate[77])
    shown = found.result.tables["unemployment"].filter(pl.col("closure") == "open")["unemployment_rate"][-1]
    assert shown == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("name", ["nl", "us"])
def test_a_run_starts_from_the_unemployment_that_flows_start_from(name: str) -> None:
    rates = run(base(economy=name)).result.tables["unemployment"].row(0, named=True)
    flows = arbeid.flows(name, years=1).totals.filter(pl.col("year") == 0).row(0, named=True)
    for rate in ("unemployment_rate", "long_term_rate", "vacancy_rate"):
        assert rates[rate] == pytest.approx(flows[rate], rel=1e-4)
    asked = inputs_of(base(economy=name)).economy.entry.rates
    assert asked is not None
    assert rates["unemployment_rate"] == pytest.approx(asked.unemployment, rel=0.06)


def test_an_output_says_whether_its_flows_are_fitted() -> None:
    said = {}
    for name, places in {
        "fitted": {"economy": "nl"},
        "borrowed": {"economy": "de"},
        "chosen": {"economy": "nl", "values": {"hiring_speed": 0.3}},
    }.items():
        answer = arbeid.run("base", language="nl", **places)  # type: ignore[arg-type]
        start = answer.facts.start
        assert start is not None
        assert start.kind == name
        said[name] = answer.memo()
    assert "geijkt op 4,0% en op 42 vacatures per duizend banen (aangenomen)" in said["fitted"]
    assert "niet geijkt" in said["borrowed"]
    assert "dit scenario gezet" in said["chosen"]


def test_an_economys_own_labour_share_stands_unless_it_is_set() -> None:
    def share(name: str, **values: float) -> tuple[float, str, str]:
        found = arbeid.run("base", economy=name, values=values, flows=False)
        line = next(line for line in found.facts.assumptions if line.name == "labour_share")
        assert line.value.value == pytest.approx(found.totals["labour_share_before"][0])
        return round(line.value.value or 0, 3), line.given_by, line.value.badge

    assert share("nl") == (0.6, "economy", "modelled")
    assert share("us") == (0.57, "economy", "derived")
    assert share("world") == (0.57, "model", "assumed")
    assert share("nl", labour_share=0.57) == (0.57, "reader", "assumed")
    assert last(SCENARIOS.get("acemoglu-2024").settings())["labour_share_before"] == pytest.approx(0.535)


def test_an_economy_without_a_labour_share_says_that_it_borrows_one() -> None:
    keys = {
        name: [note["key"] for note in run(base(economy=name), flows=False).result.notes]
        for name in ("nl", "world")
    }
    assert "own_labour_share" in keys["nl"]
    assert "american_labour_share" in keys["world"]
    origins = run(base(economy="nl"), flows=False).result.origins
    assert "ilostat-labour-share" in [origin.id for origin in origins]


def test_a_shrinking_labour_force_lowers_unemployment_while_wages_are_fixed() -> None:
    rates = {}
    for change in (-0.003, 0.0, 0.003):
        tables = run(base(labour_force=change)).result.tables["unemployment"]
        rates[change] = tables.filter(pl.col("closure") == "open")["unemployment_rate"][-1]
        full = tables.filter(pl.col("closure") == "full")["unemployment_rate"][-1]
        assert full == pytest.approx(0.04, abs=0.001)
    assert rates[-0.003] < rates[0.0] < rates[0.003]


def test_economies_without_industries_wages_or_network_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "economies"
    folder.mkdir()
    (folder / "hamlet.toml").write_text(
        """
classification = "isco-08-1"
period = "2026"
title = { nl = "Gehucht", en = "Hamlet" }
population = { nl = "werkenden", en = "people at work" }

[groups]
values = { 2 = 10, 4 = 20, 9 = 30 }
origin = { publisher = "Us", title = "Count", url = "https://example.org", licence = "CC0", vintage = "2026" }
"""
    )
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))
    found = arbeid.run("base", economy="hamlet", language="nl")
    text = " ".join(found.plain()["notes"])
    for phrase in ("niet naar bedrijfstak", "geen lonen bekend", "te grof"):
        assert phrase in text, text
    assert found.facts.economy.industries == 1
    assert found.facts.gains.ai_bill_money.value is None
    assert found.industries["code"].unique().to_list() == ["all"]


def test_a_score_that_is_no_share_is_mapped_by_rank() -> None:
    found = run(base(measure="aioe"), flows=False)
    assert any(note["key"] == "mapped_by_rank" for note in found.result.notes)
    onto = inputs_of(base()).arrays["scores"]
    mapped, jobs = found.inputs.arrays["scores"], found.inputs.cells.jobs.sum(axis=1)
    assert mapped.min() >= onto.min()
    assert mapped.max() <= onto.max()
    assert (mapped * jobs).sum() / jobs.sum() == pytest.approx((onto * jobs).sum() / jobs.sum(), rel=0.02)
    same = by_rank(np.exp(3 * onto), onto, jobs)
    np.testing.assert_allclose(same, onto, atol=0.02)


def test_observed_use_is_taken_as_it_is() -> None:
    settings = SCENARIOS.get("observed-mode").settings()
    given = inputs_of(settings).arrays["observed_mode"]
    known = ~np.isnan(given)
    assert known.sum() > 100
    modes = evaluate(settings, np.array([10.0]))["mode"]
    assert np.array_equal(modes[known], given[known])


def test_parameters_by_industry_reach_only_that_industry() -> None:
    settings = base().along("industry", {"elasticity": {"Q": 3.0}})
    tables = [run(one, flows=False).result.tables["industries"] for one in (base(), settings)]
    horizon = [table.filter(pl.col("year") == 10) for table in tables]
    moved = {
        code: second > first
        for code, first, second in zip(
            horizon[0]["code"], horizon[0]["demand"], horizon[1]["demand"], strict=True
        )
    }
    assert [code for code, more in moved.items() if more] == ["Q"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"values": {"adopton": 0.3}}, "unknown_name"),
        ({"values": {"adoption": 3.0}}, "parameter_bounds"),
        ({"values": {"adoption": float("nan")}}, "parameter_bounds"),
        ({"values": {"dmand.elasticity": 1.0}}, "unknown_name"),
        ({"years": 0}, "run_years"),
        ({"years": 51}, "run_years"),
        ({"measure": "complementarity"}, "run_measure"),
        ({"measure": "eloundou"}, "unknown_name"),
        ({"mode": "aioe"}, "run_mode"),
        ({"network": "assec"}, "unknown_name"),
        ({"closure": "shut"}, "unknown_name"),
        ({"by": "sect"}, "cut_unknown"),
        ({"economy": "nll"}, "unknown_name"),
        ({"scenario": "bass"}, "unknown_name"),
        ({"scenario": "nowhere.toml"}, "unreadable"),
        ({"language": "fr"}, "unknown_name_far"),
    ],
)
def test_mistakes_get_one_sentence(change: dict[str, object], key: str) -> None:
    with pytest.raises(ArbeidError) as refused:
        arbeid.run(**change)  # type: ignore[arg-type]
    assert refused.value.key in (key, "unknown_name", "unknown_name_far")
    for language in ("nl", "en"):
        sentence = refused.value.sentence(language)
        assert "\n" not in sentence
        assert "{" not in sentence


def test_values_may_be_set_for_one_industry_or_occupation() -> None:
    plain = arbeid.run("base", economy="nl", flows=False)
    for values in ({"adoption[Q]": 0.0}, {"adoption[0811]": 0.0}, {"handed_over[0811]": 1.0}):
        moved = arbeid.run("base", economy="nl", values=values, flows=False)
        assert moved.facts.balance.net.value != plain.facts.balance.net.value
    for values, key in (
        ({"elasticity[nope]": 1.0}, "run_industry"),
        ({"reinstatement[Q]": 1.0}, "axis_unknown"),
        ({"elasticity[Q]": 99.0}, "parameter_bounds"),
        ({"adoption[Q]": 0.1, "adoption[0811]": 0.1}, "adoption_both_ways"),
    ):
        with pytest.raises(ArbeidError) as refused:
            arbeid.run("base", economy="nl", values=values, flows=False)
        assert refused.value.key == key


def test_an_unknown_code_is_named() -> None:
    for axis, name in (("industry", "elasticity"), ("occupation", "handed_over")):
        with pytest.raises(ArbeidError) as refused:
            evaluate(base().along(axis, {name: {"nope": 0.5}}), np.array([1.0]))
        assert refused.value.key == f"run_{axis}"
    with pytest.raises(ArbeidError) as refused:
        base().along("industry", {"reinstatement": {"Q": 1.0}})
    assert refused.value.key == "axis_unknown"


def test_answers_carry_badges_units_and_both_closures() -> None:
    found = arbeid.run("base", economy="nl", by="sex")
    facts = found.facts
    assert facts.balance.net_full.value == pytest.approx(0, abs=1e-3)
    assert len(facts.losing) == len(facts.gaining) == len(facts.hit) == 10
    assert {line.closure for line in facts.unemployment} == {"open", "full"}
    assert sum(line.net.value or 0 for line in facts.cells) == pytest.approx(
        facts.balance.net.value, abs=1e-9 * float(facts.balance.handed_over)
    )
    for name, columns in found.result.columns.items():
        numbers = found.result.tables[name].select(pl.selectors.numeric()).columns
        assert set(numbers) <= set(columns), name
    quantities = list(_quantities(found.plain()))
    assert len(quantities) > 300
    for quantity in quantities:
        assert quantity["unit"] or quantity["value"] is None
        assert quantity["badge"] in ("measured", "derived", "modelled", "assumed")


def _quantities(facts: object) -> list[dict[str, object]]:
    if isinstance(facts, dict):
        if {"value", "unit", "badge"} <= set(facts):
            return [facts]
        return [one for value in facts.values() for one in _quantities(value)]
    if isinstance(facts, list | tuple):
        return [one for value in facts for one in _quantities(value)]
    return []


def test_the_verb_is_not_hidden_by_the_room_of_its_name() -> None:
    import arbeid.run.run

    assert callable(arbeid.run)
    assert callable(arbeid.scenario)


def test_hit_occupations_are_hardly_reached() -> None:
    found = arbeid.run("base", economy="nl")
    places = found.result.tables["places"].filter(pl.col("closure") == "open")
    mean = (places["reach"] * places["people"]).sum() / places["people"].sum()
    losing = {line.code for line in found.facts.losing}
    for line in found.facts.hit:
        assert (line.reach.value or 0) < mean / 2
        assert (line.difference.value or 0) > 0
        assert line.code not in losing
