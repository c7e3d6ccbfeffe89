"""Draws weighed by a count: effective draws of the design, a calibrated step, refused where none is left."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from arbeid.answers.ensemble import EnsembleFacts
from arbeid.answers.spread import ENDS
from arbeid.cli import outcome
from arbeid.errors import ArbeidError, DamagedFile
from arbeid.models.uncertainty.weighting import effective, normalised, pareto_k, weighted_quantiles
from arbeid.scenario import SCENARIOS
from arbeid.uncertainty.drawn import draws_of
from arbeid.uncertainty.ensemble.block import computed
from arbeid.uncertainty.ensemble.plan import planned, values_at
from arbeid.uncertainty.headlines import headline_columns
from arbeid.uncertainty.weighing import Spending, errors_of, spending, spent_in
from arbeid.verbs.run.ensemble import ensemble
from each import each

MEASURE = "eloundou-beta-human"


def count(folder: Path, value: float = 0.005, log_sd: float = 0.7, year: int = 10, more: str = "") -> Path:
    path = folder / "spending.toml"
    path.write_text(
        f'counts = "ai_bill"\nyear = {year}\nvalue = {value}\nlog_sd = {log_sd}\n{more}'
        '[source]\nnl = "een oefening"\nen = "an exercise"\n'
    )
    return path


@pytest.fixture(scope="module")
def spent() -> Any:
    return spent_in(planned(SCENARIOS.get("base").settings(), 4096), MEASURE, 10)


@pytest.mark.parametrize(
    ("value", "log_sd", "left"), [(0.005, 0.7, 2845), (0.005, 0.3, 1462), (0.003, 0.2, 843)]
)
def test_effective_draws_are_those_of_the_design(
    value: float, log_sd: float, left: int, spent: Any, tmp_path: Path
) -> None:
    """To 2%: the design's draws have no growth of demand with income, which came since."""
    counted = spending(count(tmp_path, value, log_sd))
    assert effective(normalised(counted.log_likelihood(spent))) == pytest.approx(left, rel=0.02)


def test_the_rank_histogram_is_uniform(spent: Any, tmp_path: Path) -> None:
    """Where a draw is the truth and a count errs as declared, the truth has every rank equally often."""
    random, ranks = np.random.default_rng(7), []
    for truth in random.integers(len(spent), size=600):
        counted = Spending(
            id="one", folder=tmp_path, counts="ai_bill", year=10, log_sd=0.5,
            value=float(spent[truth] * np.exp(0.5 * random.normal())), source={"nl": "x", "en": "x"},
        )  # type: ignore[arg-type] # fmt: skip
        weights = normalised(counted.log_likelihood(spent))
        ranks.append(weights[spent < spent[truth]].sum() + weights[truth] * random.random())
    counts = np.histogram(ranks, bins=12, range=(0, 1))[0]
    assert stats.chisquare(counts).pvalue > 0.01
    # The test sees a step that is twice as sure as it may be.
    sure = [2 * (rank - 0.5) + 0.5 for rank in ranks]
    assert stats.kstest(np.clip(sure, 0, 1), "uniform").pvalue < 1e-4


def test_an_interval_covers_as_often_as_it_says(spent: Any, tmp_path: Path) -> None:
    random, inside = np.random.default_rng(11), 0
    for truth in random.integers(len(spent), size=400):
        weights = normalised(-((np.log(spent / spent[truth]) / 0.5 - random.normal()) ** 2) / 2)
        low, high = weighted_quantiles(spent, weights, np.array([0.1, 0.9]))
        inside += low <= spent[truth] <= high
    assert stats.binomtest(inside, 400, 0.8).pvalue > 0.01


def test_eighty_percent_of_what_the_laws_make_lies_in_its_interval() -> None:
    """Draws that are not of the sequence: 600 by chance from the same laws, at the ends of 1,024 of it."""
    plan = planned(SCENARIOS.get("base").settings(), 1024)
    low, high = np.quantile(draws_of(plan)[1], (0.1, 0.9), axis=0)
    parts = np.random.default_rng(5).random((600, len(plan.names())))
    found = computed(plan, MEASURE, values_at(plan, parts))[0].headlines
    for at in range(found.shape[1]):
        inside = int(((found[:, at] >= low[at]) & (found[:, at] <= high[at])).sum())
        assert stats.binomtest(inside, 600, 0.8).pvalue > 0.001, at


@each("shape", [0.2, 0.5, 0.9])
def test_the_tail_of_weights_is_found(shape: float) -> None:
    tail = stats.genpareto(shape).rvs(100_000, random_state=3)
    assert pareto_k(tail / tail.sum()) == pytest.approx(shape, abs=0.1)


def test_before_and_after_stand_side_by_side_and_draws_stay(tmp_path: Path) -> None:
    plain = ensemble("base", "nl", draws=2048).facts
    facts = ensemble("base", "nl", draws=2048, weigh=count(tmp_path)).facts
    (one,) = facts.weighed
    lines = {line.name: line for line in one.headlines}
    bill, before = lines["ai_bill"], {line.name: line.spread for line in facts.headlines}
    assert bill.before == before["ai_bill"]
    assert float(bill.after.outer.high) < float(bill.before.outer.high)  # type: ignore[arg-type]
    assert (facts.content, facts.fingerprint, facts.headlines) == (
        plain.content, plain.fingerprint, plain.headlines,
    )  # fmt: skip
    errors = lines["net"].errors
    wide = float(lines["net"].after.outer.high or 0) - float(lines["net"].after.outer.low or 0)
    assert len(errors) == 5 and all(0 < float(error) < 0.1 * wide for error in errors)
    assert plain.weighed == () and 400 < one.effective < 2048 and one.pareto_k < 0.7


def test_the_error_of_a_weighted_quantile_is_that_over_scrambles(tmp_path: Path) -> None:
    """Weights take the order of the sequence away: how far off they are is seen over scrambles alone."""
    counted, plan = spending(count(tmp_path)), planned(SCENARIOS.get("base").settings(), 512)
    errors, at = errors_of(plan, MEASURE, counted), list(headline_columns()).index("net")
    assert set(errors) == set(headline_columns()) and errors["net"].shape == (len(ENDS),)
    after = []
    for one in (replace(plan, seed=seed) for seed in range(3000, 3008)):
        weights = normalised(counted.log_likelihood(spent_in(one, MEASURE, 10)))
        after.append(weighted_quantiles(draws_of(one)[1][:, at], weights, np.array([0.5]))[0])
    # Two standard deviations from eight values each differ by less than a factor 2.8 in 99 of 100 cases.
    assert 1 / 2.8 < errors["net"][2] / np.std(after, ddof=1) < 2.8


def test_what_cannot_be_read_off_is_refused_and_keeps_the_draws(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with pytest.raises(ArbeidError, match=r"only \d+ of the 1024 draws are left in effect"):
        ensemble("base", "nl", draws=1024, weigh=count(tmp_path, 0.005, 0.1), out=kept)
    asked: list[int] = []
    ensemble("base", "nl", draws=1024, out=kept, heard=lambda done, _: asked.append(done))
    assert asked == [4]
    with pytest.raises(ArbeidError, match="left in effect"):
        ensemble("base", "nl", draws=1024, weigh=count(tmp_path, 0.9, 0.02))


@pytest.mark.parametrize(
    "wrong", [{"value": 2.0}, {"log_sd": 0.0}, {"year": 0}, {"more": "values = 3\n"}, {"value": "true"}]
)
def test_a_damaged_count_is_one_sentence(wrong: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=r"spending\.toml"):
        ensemble("base", "nl", draws=64, weigh=count(tmp_path, **wrong))


@each("language", ["nl", "en"])
def test_the_command_weighs(language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    asked = ["ensemble", "base", "--draws", "1024", "--weigh", str(count(tmp_path)), "--lang", language]
    assert outcome(asked) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert {"nl": "blijven in effect over", "en": "are left in effect"}[language] in told
    assert outcome([*asked, "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["weighed"][0]["source"] in ("een oefening", "an exercise")
    assert EnsembleFacts.__dataclass_fields__["weighed"]
    # Weighed draws have no order left to divide a spread by.
    assert outcome(["sensitivity", "base", "--weigh", str(tmp_path / "spending.toml")]) == 2
