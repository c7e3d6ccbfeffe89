"""Structural choices as strata: the same draws under each, side by side, never pooled, declared in files."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

import arbeid
from arbeid.answers.structures import StructureLine
from arbeid.cli import outcome
from arbeid.data.figures import table
from arbeid.errors import ArbeidError, DamagedFile, UnknownName
from arbeid.language import LANGUAGES
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flows_of_draws
from arbeid.scenario import SCENARIOS
from arbeid.uncertainty import evaluated_once, shipped_strata
from arbeid.uncertainty.drawn import draws_of
from arbeid.uncertainty.ensemble.plan import Plan, planned
from arbeid.uncertainty.headlines import headline_columns
from arbeid.uncertainty.shipped_strata import TABLE, rows_of, shipped_structures
from arbeid.uncertainty.strata import MOST, DrawnStructure, by_major_group, drawn_structures
from arbeid.uncertainty.structures import structures
from arbeid.verbs.run.ensemble import EnsembleAnswer, ensemble
from arbeid.verbs.run.structures import structures_beside
from arbeid.verbs.run.what_if import Choice
from arbeid.views.run.structures import structure_sentences, structure_tables
from arbeid.web.what_if.structures import structures_beside as shown_beside
from arbeid.wording import words_of
from each import each

BASE = SCENARIOS.get("base").settings()
FIVE = (0.05, 0.25, 0.5, 0.75, 0.95)


def plan_of(draws: int = 64, **more: Any) -> Plan:
    return planned(BASE, draws, **more)


def drawn(name: str, **more: Any) -> DrawnStructure:
    return drawn_structures(plan_of(**more), (name,))[0]


@pytest.fixture(scope="module")
def beside() -> EnsembleAnswer:
    return ensemble("base", "nl", draws=64, choices=["all"])


def line_of(found: EnsembleAnswer, name: str) -> StructureLine:
    return next(line for line in found.facts.structures if line.name == name)


def test_what_can_be_chosen_comes_from_files(added: Callable[[str, str], Path]) -> None:
    assert [one.id for one in structures()] == ["measure", "level", "mode", "network", "closure", "study"]
    label = '[label]\nnl = "x"\nen = "x"\n[sentence]\nnl = "x."\nen = "x."\n'
    own = 'place = 1\nsetting = "measure"\nconcept = "observed-use"\noutcomes = ["handed_over"]\n'
    path = added("structures/use.toml", own + label)
    # A use that was counted is no share of work: each such measure is mapped; the scenario's own is there.
    names = {one.stratum.name for one in drawn("use").drawn}
    assert "eloundou-beta-human" in names and len(names) > 2
    path.write_text(own.replace("handed_over", "handed_ovr") + label, encoding="utf-8")
    with pytest.raises(DamagedFile, match=r"use\.toml.*handed_over"):
        structures()
    wrong = (
        'place = 1\nsetting = "closure"\noutcomes = ["gain_home"]\n[choices.ful.label]\nnl = "x"\nen = "x"\n'
    )
    path.write_text(wrong + label, encoding="utf-8")
    with pytest.raises(DamagedFile, match=r"use\.toml.*full"):
        structures()


@each("name", ["measure", "mode", "level", "closure"])
def test_a_stratum_is_the_ensemble_of_its_own_choice_at_the_same_points(name: str) -> None:
    columns = list(headline_columns())
    for one in drawn(name).drawn:
        if one.stratum.major or one.outcome in one.stratum.columns:
            continue
        settings = one.stratum.settings
        alone = draws_of(replace(plan_of(), settings=settings, measures=(settings.measure,)))[1]
        exact = np.quantile(alone[:, columns.index(one.outcome)], FIVE)
        assert one.quantiles == pytest.approx(exact, rel=1e-12), one.stratum.name


def test_choices_are_not_pooled_and_stand_beside_the_draws(beside: EnsembleAnswer) -> None:
    plain = ensemble("base", "nl", draws=64).facts
    assert (plain.content, plain.headlines, plain.structures) == (
        beside.facts.content, beside.facts.headlines, (),
    )  # fmt: skip
    measure = line_of(beside, "measure")
    nets = {one.name: one for one in measure.choices if one.outcome == "net"}
    own = next(one for one in measure.choices if one.own and one.outcome == "net")
    assert own.spread == next(line.spread for line in plain.headlines if line.name == "net")
    apart = next(one for one in measure.apart if one.outcome == "net")
    middles = [float(one.spread.outer) for one in nets.values()]
    assert (apart.between.low, apart.between.high) == (min(middles), max(middles))
    assert float(apart.between) == pytest.approx(max(middles) - min(middles))
    broad = [float(one.spread.outer.high or 0) - float(one.spread.outer.low or 0) for one in nets.values()]
    assert float(apart.within) == pytest.approx(np.mean(broad))
    # What a study fixed has one value, and its breadth is none of the spread within.
    study = line_of(beside, "study")
    fixed = next(one for one in study.choices if one.name == "goldman-2023").spread
    assert fixed.outer.low == fixed.outer.high == fixed.outer.value
    base = next(one for one in study.choices if one.own).spread.outer
    assert float(study.apart[0].within) == pytest.approx(float(base.high or 0) - float(base.low or 0))


def test_major_groups_share_a_mean_and_keep_the_total() -> None:
    inputs = inputs_of(BASE)
    scores, means = inputs.arrays["scores"], by_major_group(inputs).arrays["scores"]
    people = inputs.cells.jobs.sum(axis=1)
    assert len(np.unique(means.round(12))) <= 13 < len(np.unique(scores))
    assert float(people @ means) == pytest.approx(float(people @ scores), rel=1e-12)


def test_networks_and_closures_are_followed_through_the_labour_market() -> None:
    found = drawn("closure", flows=True).drawn
    rates = {one.stratum.name: one.quantiles for one in found if one.outcome == "unemployment_rate"}
    # Where wages carry all only reallocation is left, of which little comes.
    assert rates["full"][-1] < rates["open"][0] + 0.01 and np.ptp(rates["full"]) < np.ptp(rates["open"]) / 10
    run = arbeid.run("base", "nl", values={"adoption": 0.4}).facts
    alone = {line.closure: float(line.rate) for line in run.unemployment}
    for closure in ("open", "full"):
        settings = replace(run_settings(), closure=closure)
        one = flows_of_draws(settings, inputs_of(settings), {"adoption": {"adoption": np.array([0.4])}}, 1)
        assert one[0, 0] == pytest.approx(alone[closure], rel=1e-9)
    assert not drawn_structures(plan_of(), ("network",))
    networks = drawn("network", flows=True)
    assert {"asec", "complete", "onet-related"} <= {one.stratum.name for one in networks.drawn}
    assert networks.left_out == ("drc2021",)


def test_all_networks_and_closures_follow_one_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    work, rest = evaluated_once.demand_of_draws, evaluated_once.followed

    def demanded(*args: Any) -> Any:
        asked.append(1)
        return work(*args)

    monkeypatch.setattr(evaluated_once, "demand_of_draws", demanded)
    walks: list[str] = []

    def walked(settings: Any, *args: Any) -> Any:
        walks.append(settings.network)
        return rest(settings, *args)

    monkeypatch.setattr(evaluated_once, "followed", walked)
    plan = replace(plan_of(), draws=4, flows=True)
    network, closure = drawn_structures(plan, ("network", "closure"))
    assert len(asked) == 1, "no network and no closure moves work"
    # The scenario's own network with wages as they are is one walk, whichever structure asks for it.
    rates = [one for part in (network, closure) for one in part.drawn if one.outcome == "unemployment_rate"]
    own = [one.quantiles.tolist() for one in rates if one.stratum.own]
    assert len(walks) == len(rates) - 1 and own[0] == own[1]


def run_settings() -> Any:
    return plan_of().settings


def test_what_ships_is_what_is_drawn() -> None:
    frame = table(TABLE).frame.filter(pl.col("scenario") == "no-new-work", pl.col("economy") == "nl")
    kept = {(row["structure"], row["choice"], row["outcome"]): row for row in frame.iter_rows(named=True)}
    made = {
        (row["structure"], row["choice"], row["outcome"]): row
        for row in rows_of(SCENARIOS.get("no-new-work"), "nl")
    }
    assert made.keys() == kept.keys() and len(made) > 50
    for key, row in made.items():
        for name, value in row.items():
            same = pytest.approx(value, rel=1e-7, abs=1e-9) if isinstance(value, float) else value
            assert kept[key][name] == same, (key, name)


def test_none_that_ships_is_older_than_its_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = table(TABLE).frame.select("scenario", "economy").unique().sort("scenario", "economy").rows()
    assert ("base", "us") in pairs and ("fast-adoption", "nl") in pairs
    for scenario, economy in pairs:
        found = shipped_structures(SCENARIOS.get(scenario).settings().changed(economy=economy))
        assert found is not None, (scenario, economy)
        assert max(one.draws for part in found for one in part.drawn) > 0.95 * MOST
    # One choice with other figures is enough: what stands beside each other must be of one make.
    whole = shipped_strata.fingerprint_of

    def of_others(plan: Plan) -> str:
        return whole(plan)[::-1] if plan.settings.measure == "ilo-2025" else whole(plan)

    monkeypatch.setattr(shipped_strata, "fingerprint_of", of_others)
    assert shipped_structures(BASE) is None
    assert structures_beside(Choice("base", "nl")) is None and shown_beside(None, words_of("nl")) is None


def test_a_network_that_changed_makes_its_rows_old(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = shipped_strata.NETWORKS.get("asec").model_copy(update={"mobility": 0.2})
    monkeypatch.setattr(shipped_strata.NETWORKS, "get", lambda name: entry)
    assert shipped_structures(BASE) is None


@each("language", LANGUAGES)
def test_choices_are_said_and_drawn(language: Any, beside: EnsembleAnswer) -> None:
    words, lines = words_of(language), beside.facts.structures
    told = list(structure_sentences(lines, words))
    assert len(told) == len(lines) and len(set(told)) == len(told)
    more = {"nl": "de keuze scheelt meer", "en": "the choice makes more of a difference"}[language]
    assert more in told[-1] and more not in told[0]
    tables = list(structure_tables(lines, words))
    assert all(len(row) == 6 for one in tables for row in one.rows)
    figure: Any = beside.figure("choices", language=language)
    assert {"nl": "niet opgeteld", "en": "not pooled"}[language] in figure.note
    assert figure.svg().startswith("<svg") and len(figure.table.rows) == 18
    shipped = shown_beside(structures_beside(Choice("base", "nl")), words)
    assert shipped is not None and len(shipped.tables) > 6
    network = {"nl": "Netwerk: ", "en": "Network: "}[language]
    assert any(sentence.startswith(network) for sentence in shipped.others)


def test_the_commands_show_them(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["ensemble", "base", "--draws", "64", "--choices", "level", "--choices", "closure"]
    assert outcome([*asked, "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in facts["structures"]] == ["level", "closure"]
    assert facts["structures"][0]["apart"][0]["between"]["badge"] == "modelled"
    assert outcome([*asked, "--lang", "nl"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Niveau: bij een andere keuze" in shown and "Hoofdgroepen" in shown
    assert outcome([*asked, "--choices", "netwrok"]) == 2
    assert "network" in capsys.readouterr().err
    assert outcome([*asked, "--choices", "network"]) == 2
    assert "--flows" in capsys.readouterr().err


def test_what_has_no_bearing_is_refused_before_a_draw() -> None:
    scenario = arbeid.scenario("base").with_(economy="nl")
    with pytest.raises(UnknownName, match="structural choice"):
        scenario.draws(64).run(choices=["measures"])
    with pytest.raises(ArbeidError, match="network"):
        scenario.with_(network="complete").draws(64).run()
    with pytest.raises(ArbeidError, match="closure"):
        scenario.with_(closure="full").draws(64).run(flows=True)


def test_sensitivity_has_them_and_its_measures_have_ranges() -> None:
    found = arbeid.sensitivity("base", "nl", points=64)
    names = [line.name for line in found.structures]
    assert names == ["measure", "level", "mode", "closure", "study"]
    for line in found.measures:
        assert line.net.low is not None and line.net.low < float(line.net) < (line.net.high or 0)
    figure: Any = found.figure("choices")
    assert figure.svg().startswith("<svg")
