"""The calculators by the ways that a reader has: figures of their sources, bounds, cases and ranges."""

from __future__ import annotations

import inspect
import json

import numpy as np
import pytest

import arbeid
from arbeid.answers.models import ModelAnswer
from arbeid.cli import outcome
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.verbs.models.calculate import calculate
from arbeid.verbs.models.declared import CALCULATORS

NAMES = CALCULATORS.names()
# What each source prints, or what its equation gives by hand: calculator, values, result, figure, digits.
PRINTED = (
    # Acemoglu 2024: 0.66% in ten years, 1.16% of output, 0.53% with hard tasks.
    ("growth", {}, "level", 0.0066, 1e-4),
    ("capital_deepening", {}, "output", 0.0116, 5e-5),
    ("hard_tasks", {}, "productivity", 0.0053, 5e-5),
    # Penn Wharton 2025: 1.5% in 2035, at the adoption of Acemoglu 2024.
    ("gradual_gain", {}, "gain", 0.015, 5e-4),
    # Goldman Sachs 2023: 1.5 points a year over ten years.
    ("reemployment", {}, "gain", 0.15, 5e-4),
    # Two sectors at elasticity 0.5 by hand: -ln P = -2 ln(0.5 e^(-0.025) + 0.5).
    ("baumol", {}, "growth", -2 * np.log(0.5 * np.exp(-0.025) + 0.5), 1e-12),
    # Amdahl: half of the work in 60% of the time is 1/0.8.
    ("time_saved", {}, "gain", 0.25, 1e-12),
    # Brynjolfsson, Li and Raymond 2025: novices about a third.
    ("saved_by_skill", {"percentile": 0}, "saved", 1 / 3, 0.01),
    # Bessen 2019: at an elasticity of one and full pass-through employment stays.
    ("bessen", {"elasticity": 1}, "employment", 0.0, 1e-12),
    ("bessen", {"elasticity": 0}, "employment", 1 / 1.1 - 1, 1e-12),
    ("bessen_automation", {"saving": 0}, "employment", -0.10, 1e-12),
    # At the median half of the need is met; the density there is 0.39894.
    ("satiation", {}, "demand", 0.5, 1e-12),
    ("satiation", {}, "elasticity", 2 / np.sqrt(2 * np.pi), 1e-12),
    # Autor et al. 2024: 60% over 78 years.
    ("new_titles", {"years": 78}, "share", 0.60, 1e-12),
    # Acemoglu and Restrepo 2019: -0.70% and 0.35% a year.
    ("reinstatement", {"years": 1}, "displacement", np.expm1(-0.0070), 1e-12),
    ("reinstatement", {"years": 1}, "net", np.expm1(-0.0035), 1e-12),
    ("labour_share", {"relative_cost": 0.5}, "labour_share", 1 / (1 + 0.5**0.2), 1e-12),
    # Acemoglu and Restrepo 2020: -0.2 points and -0.42% for one robot per thousand workers.
    ("robots", {}, "employment_points", -0.2, 1e-12),
    ("robots", {}, "wage", -0.0042, 1e-12),
    # Dell'Acqua et al. 2023: 84.5% of consultants without AI were right.
    ("collaboration", {"error_cost": 1}, "person", 1 + 0.155, 1e-12),
    # The second task saves most and is wholly served; half of the first gets what is left.
    ("scarce_ai", {}, "with_ai", 1.5, 1e-12),
)


@pytest.mark.parametrize(("name", "values", "result", "figure", "within"), PRINTED)
def test_a_calculator_gives_what_its_source_prints(
    name: str, values: dict[str, float], result: str, figure: float, within: float
) -> None:
    answer = getattr(arbeid.models, name)(**values)
    assert answer[result].value == pytest.approx(figure, abs=within)


def test_every_calculator_has_a_printed_figure() -> None:
    assert {name for name, *_ in PRINTED} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_calculator_says_what_it_asks_gives_and_rests_on(name: str) -> None:
    chosen = CALCULATORS.get(name)
    answer = calculate(name)
    assert answer.sources[0]
    assert {one.name for one in answer.results} == set(chosen.gives)
    assert all(one.badge == "modelled" for one in answer.cases[0].results.values())
    for text in (chosen.title, chosen.sentence, chosen.limits, *(one.label for one in answer.parameters)):
        assert text.nl != text.en
    for one in answer.parameters:
        assert one.source
        assert one.low <= np.min(one.default) <= np.max(one.default) <= one.high
    signature = inspect.signature(getattr(arbeid.models, name))
    assert list(signature.parameters) == [one.name for one in answer.parameters]


@pytest.mark.parametrize("name", NAMES)
def test_no_value_out_of_bounds_is_taken(name: str) -> None:
    for one in calculate(name).parameters:
        for value in (one.high + 1, one.low - 1, float("nan"), [one.high + 1] * 2):
            with pytest.raises(ArbeidError, match="outside"):
                calculate(name, {one.name: value})
        for wrong in ("x", None, True, [[1.0]], [], [[1.0], [1.0, 2.0]]):
            with pytest.raises(ArbeidError, match="needs a number"):
                calculate(name, {one.name: wrong})


@pytest.mark.parametrize("name", [name for name in NAMES if name != "time_saved"])
def test_many_cases_are_each_alone(name: str) -> None:
    parameters = [one for one in calculate(name).parameters if not one.many]
    first = parameters[0]
    values = np.linspace(first.default, first.default + 0.5 * (first.high - first.default), 3)
    together = calculate(name, {first.name: values})
    assert len(together.cases) == 3
    for at, value in enumerate(values):
        alone = calculate(name, {first.name: value}).cases[0]
        assert together.cases[at].results == alone.results


def test_the_range_is_that_of_what_nobody_set() -> None:
    free, one = calculate("robots"), calculate("robots", {"employment_effect": -0.3})
    assert free["employment_points"].low < -0.2 < free["employment_points"].high
    # The ends of the 2017 draft bound the draws.
    assert free["employment_points"].low >= -0.34
    assert one["employment_points"].low is None
    assert one["wage"] == free["wage"]
    both = calculate("robots", {"employment_effect": -0.3, "wage_effect": -0.4})
    assert [note.key for note in both.notes] == ["model.not_forecast", "model.no_range"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"years": [1, 2], "over_years": [1, 2, 3]}, "“years” has 2 values and “over_years” has 3"),
        ({"yeers": 1}, "the nearest is “years”"),
    ],
)
def test_values_that_do_not_go_together_are_one_sentence(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(ArbeidError, match=sentence):
        arbeid.models.new_titles(**values)


def test_a_name_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(AttributeError, match="the nearest is “robots”"):
        _ = arbeid.models.robot
    assert "robots" in dir(arbeid.models)


def test_the_rooms_of_the_engine_keep_their_names() -> None:
    from arbeid.models.flows import path

    assert arbeid.models.flows.path is path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_answers_as_python_does(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["model", name, "--lang", language, "--format", "json"]) == 0
    answer: ModelAnswer = calculate(name)
    assert json.loads(capsys.readouterr().out) == answer.plain(language)
    assert outcome(["model", name, "--lang", language]) == 0
    shown = capsys.readouterr().out
    for text in (answer.title, answer.sentence):
        assert text.read("nl" if language == "nl" else "en") in shown.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["robots", "--set", "added=9"], "outside 0 to 5"),
        (["robts"], "There is no model “robts”: the nearest is “robots”."),
        (["robots", "--set", "aded=1"], "the nearest is “added”"),
        (["robots", "--set", "added"], "sets nothing"),
        (["--set", "added=1"], "--set needs the name of a model"),
        (["baumol", "--set", "shares=0.5,0.6"], "The shares add up to 1.1"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["model", *words, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert not said.out
    assert "Traceback" not in said.err
