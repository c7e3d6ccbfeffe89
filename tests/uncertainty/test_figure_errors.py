"""Errors of figures as draws: each is the run of its own figures, the same wherever blocks are cut."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from arbeid.answers.ensemble import EnsembleFacts
from arbeid.cli import outcome
from arbeid.errors import UnknownName
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import carried_to
from arbeid.measures.within_groups import scored_cells
from arbeid.models.sampling.streams import factors, normals
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flows_of_draws
from arbeid.scenario import SCENARIOS
from arbeid.uncertainty.ensemble.block import block_of
from arbeid.uncertainty.ensemble.plan import Plan, planned
from arbeid.uncertainty.figure_errors import ERRORS, drawn_errors, relative_errors
from arbeid.uncertainty.headlines import headlines
from arbeid.verbs.run.ensemble import ensemble
from each import each

BASE = SCENARIOS.get("base").settings()
MEASURE = "eloundou-beta-human"


def plan_of(draws: int, economy: str = "nl", errors: tuple[str, ...] = ERRORS) -> Plan:
    return planned(BASE.changed(economy=economy), draws, errors=errors)


@pytest.mark.parametrize(
    ("measure", "classification"),
    [(MEASURE, "brc-2014"), (MEASURE, "isco-08-2"), ("ilo-2025", "soc-2018"), ("ilo-2025", "brc-2014")],
)
def test_weights_that_do_not_err_give_the_carried_scores(measure: str, classification: str) -> None:
    found = scored_cells(measure, classification)
    assert found is not None
    means = found.means(np.ones((1, len(found.scores))))[0]
    carried = dict(carried_to(MEASURES.get(measure), classification)[0].drop_nulls().iter_rows())
    assert means == pytest.approx([carried[code] for code in found.groups], abs=1e-12)


def test_a_draw_of_scores_is_the_run_of_its_own_scores() -> None:
    plan = plan_of(64, errors=("weights",))
    block = block_of(plan, (MEASURE, 0))
    inputs = inputs_of(plan.settings)
    scores = drawn_errors(inputs, MEASURE, plan.errors, plan.seed, range(64)).scores
    assert scores is not None
    for draw in (0, 41):
        own = replace(inputs, arrays={**inputs.arrays, "scores": scores[draw]})
        values: dict[str, dict[str, np.ndarray]] = {}
        for at, (model, name) in enumerate(plan.drawn()):
            values.setdefault(model, {})[name] = block.values[draw : draw + 1, at]
        alone = headlines(plan.settings, own, values, 1)
        assert block.evaluated.headlines[draw] == pytest.approx(alone.headlines[0], rel=1e-12)
        assert block.evaluated.net[draw] == pytest.approx(alone.net[0], rel=1e-9, abs=1e-9)


def test_people_off_by_their_error_are_the_run_of_their_own_numbers_to_first_order() -> None:
    inputs = inputs_of(BASE)
    people = drawn_errors(inputs, MEASURE, ("survey",), 1, range(1)).people
    assert people is not None
    jobs = inputs.arrays["jobs"] * people[0][:, None]
    exact = headlines(BASE, replace(inputs, arrays={**inputs.arrays, "jobs": jobs}), {}, 1).net[0]
    near = headlines(BASE, inputs, {}, 1, people).net[0]
    before = headlines(BASE, inputs, {}, 1).net[0]
    # What is left out, that prices move with who works where, is less than a quarter of what is drawn.
    assert np.abs(near - exact).sum() < 0.25 * np.abs(near - before).sum()


def test_streams_are_those_of_seed_name_and_draw() -> None:
    whole, halves = plan_of(512), [block_of(plan_of(256), (MEASURE, 0)), block_of(plan_of(512), (MEASURE, 1))]
    again = [block_of(whole, (MEASURE, at)) for at in (0, 1)]
    for one, other in zip(halves, again, strict=True):
        assert (one.evaluated.net == other.evaluated.net).all()
    assert not (normals(1, "survey", [3], 5) == normals(1, "weights", [3], 5)).any()
    assert not (normals(1, "survey", [3], 5) == normals(2, "survey", [3], 5)).any()
    drawn = factors(normals(7, "survey", range(20_000), 1), np.array([0.08]))
    assert (drawn.mean(), drawn.std()) == (pytest.approx(1, abs=0.002), pytest.approx(0.08, rel=0.02))


def test_the_error_of_people_is_the_design_of_the_survey_or_what_the_source_prints() -> None:
    dutch, american = (inputs_of(BASE.changed(economy=name)) for name in ("nl", "us"))
    people = dutch.cells.jobs.sum(axis=1)
    near = (people > 28_000) & (people < 32_000)
    assert relative_errors(dutch)[near] == pytest.approx(0.082, abs=0.006)
    chiefs = american.cells.codes.index("11-1011")
    assert relative_errors(american)[chiefs] == 0.031
    assert not relative_errors(inputs_of(BASE.changed(economy="de"))).any()


def test_drawn_scores_go_through_the_labour_market_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(64, errors=("weights",))
    inputs = inputs_of(plan.settings)
    own = drawn_errors(inputs, MEASURE, plan.errors, plan.seed, range(8)).on(inputs)
    whole = flows_of_draws(plan.settings, own, {}, 8)
    monkeypatch.setattr("arbeid.run.flows.many._NUMBERS_AT_ONCE", 1)
    assert flows_of_draws(plan.settings, own, {}, 8) == pytest.approx(whole, rel=1e-12)
    assert np.ptp(whole[:, 0]) > 0


def test_errors_widen_occupations_and_leave_headlines_nearly_as_they_are() -> None:
    plain, found = ensemble("base", "nl", draws=1024), ensemble("base", "nl", draws=1024, errors=ERRORS)
    widths = [_widths(one.facts) for one in (plain, found)]
    ratio = np.array([widths[1][code] / widths[0][code] for code in widths[0] if widths[0][code]])
    assert np.median(ratio) > 1.03 and np.quantile(ratio, 0.9) > 1.15
    for one, other in zip(plain.facts.headlines, found.facts.headlines, strict=True):
        ends = [(line.spread.outer.low, line.spread.outer.high) for line in (one, other)]
        width = ends[0][1] - ends[0][0]  # type: ignore[operator]
        assert ends[1] == pytest.approx(ends[0], abs=0.02 * width), one.name
    # Asked for nothing, an ensemble is the one that it was before; what was drawn is in the fingerprint.
    assert plain.facts.errors == () and plain.facts.fingerprint != found.facts.fingerprint
    assert found.draws().columns == plain.draws().columns


def _widths(facts: EnsembleFacts) -> dict[str, float]:
    ends = {line.code: line.net.outer for line in facts.occupations}
    return {code: float(outer.high) - float(outer.low) for code, outer in ends.items()}  # type: ignore[arg-type]


@each("language", ["nl", "en"])
def test_what_errs_is_said(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["ensemble", "base", "--economy", "nl", "--draws", "64", "--lang", language]
    assert outcome([*asked, "--errors", "survey", "--errors", "weights"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for word in {
        "nl": ("geleende gewichten", "steekproef: van 100,0%"),
        "en": ("borrowed weights", "survey was drawn too: of 100.0%"),
    }[language]:
        assert word in told, word
    assert outcome([*asked, "--errors", "weight"]) == 2
    assert "weights" in capsys.readouterr().err
    with pytest.raises(UnknownName):
        ensemble("base", "nl", draws=64, errors=["sampling"])
