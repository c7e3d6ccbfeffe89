"""Unemployment of a reader's own values lies in a range, as that of a named scenario does; rows of it too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import arbeid
from arbeid.answers.quantity import Quantity
from arbeid.cli.runs.run_table import run_table
from arbeid.language import LANGUAGES
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flows_of_draws
from arbeid.run.own_values import with_own_values
from arbeid.scenario import SCENARIOS
from arbeid.uncertainty.ensemble.block import laid_out
from arbeid.uncertainty.ensemble.plan import Plan, values_of
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.own_rates import own_rates
from arbeid.uncertainty.shipped_strata import shipped_rates
from arbeid.uncertainty.strata import MOST_FOLLOWED
from arbeid.verbs.run.answer import RunAnswer
from arbeid.views.run.closures import drawn_sentences, hit_row
from arbeid.wording import words_of

BASE = SCENARIOS.get("base").settings()


def ran(*, with_range: bool = True) -> RunAnswer:
    found = arbeid.run("base", "nl", values={"reinstatement": 0.4}, with_range=with_range)
    assert isinstance(found, RunAnswer)
    return found


@pytest.fixture(scope="module")
def own() -> RunAnswer:
    """A reader's own value had the range of mobility alone: nothing said how far assumptions carry."""
    return ran()


def test_what_a_reader_set_is_drawn_as_named_scenarios_were_beforehand() -> None:
    """The table that ships is the same draws, to the digits that it keeps."""
    drawn, kept = own_rates(BASE), shipped_rates(BASE)
    assert drawn.keys() == kept.keys() == {"open", "full"}
    for closure, ends in drawn.items():
        assert ends == pytest.approx(kept[closure], rel=1e-8)


def test_ends_are_quantiles_of_draws_that_leave_the_own_value_where_it_is(own: RunAnswer) -> None:
    settings = replace(with_own_values(BASE.set({"reinstatement": 0.4})), closure="open")
    plan = replace(Plan(settings, (settings.measure,), MOST_FOLLOWED, SEED), flows=True)
    assert "creation.reinstatement" not in plan.names()
    laid = laid_out(plan, values_of(plan, range(MOST_FOLLOWED)))
    rates = flows_of_draws(settings, inputs_of(settings), laid, MOST_FOLLOWED)[:, 0]
    spread = own.facts.unemployment[0].drawn
    assert spread is not None
    found = [spread.outer.low, spread.inner.low, spread.outer.value, spread.inner.high, spread.outer.high]
    assert found == pytest.approx(np.quantile(rates, [0.05, 0.25, 0.5, 0.75, 0.95]), rel=1e-9)


def test_nothing_is_drawn_where_all_is_set_or_no_range_was_asked() -> None:
    settings = with_own_values(BASE)
    drawn = [name.split(".") for name in Plan(settings, (settings.measure,), MOST_FOLLOWED, SEED).names()]
    fixed = BASE.set({f"{model}.{name}": settings.models[model][name] for model, name in drawn})
    assert own_rates(fixed) == {}
    bare = ran(with_range=False)
    assert [line.drawn for line in bare.facts.unemployment] == [None, None]


def test_every_number_of_an_occupation_hit_lies_in_its_range(own: RunAnswer) -> None:
    assert own.facts.hit
    for line in own.facts.hit:
        for name in ("reach", "rate", "without", "difference"):
            number: Quantity = getattr(line, name)
            assert number.value is not None and number.low is not None and number.high is not None, name
            assert number.low <= number.value <= number.high, (line.code, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_says_both(own: RunAnswer, language: str) -> None:
    words = words_of(language)
    shown = " ".join(run_table(own.facts, words, to_screen=False).split())
    (said,) = drawn_sentences(own.facts.unemployment, words)
    assert said in shown
    assert all(cell in shown for cell in hit_row(own.facts.hit[0], words)[1:])
