"""Many answers are compared by the number that their kind declares, or are said to have none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from test_shown import ASKED, answer, every_kind

import arbeid
from arbeid.answers.compared import compared, compared_by
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.wording import is_phrase, words_of
from each import each

# What each noun that is asked of an economy is compared by, in English.
BY: dict[str, str] = {
    "backtest": "rank correlation of score and growth, first measure",
    "collaboration": "share of all work that can go to AI",
    "compare": "difference in jobs on balance",
    "definitions": "touched by the narrowest comparable definition",
    "economy": "people at work",
    "ensemble": "jobs on balance, middle of the draws",
    "exposure": "mean score",
    "flows": "unemployment rate in the year furthest from the run without the shock",
    "flows_batch": "unemployment rate at the horizon, first case",
    "groups": "share of the work that AI reaches on average",
    "job": "share of the work that can go to AI",
    "job_with_ai": "share of the work that can go to AI",
    "occupation": "share of the work that AI can take over",
    "occupations": "people at work",
    "places": "mean score",
    "report": "touched by the narrowest comparable definition",
    "run": "jobs on balance",
    "run fan": "jobs on balance in the last year, middle of the draws",
    "scenario balance": "jobs on balance",
    "sensitivity": "jobs on balance",
    "trend": "change over the last years that were counted alike",
    "use": "people of working age who used generative AI, last count",
    "visible": "slope of growth by exposure",
    "why": "our count at the end of the walk",
}
# What ranks or lists, of which no one number says all.
BY_NOTHING = {"agreement", "versus"}


@each("name", BY)
def test_an_answer_is_compared_by_the_number_that_its_kind_declares(name: str) -> None:
    main = compared(answer(name))
    assert isinstance(main, Quantity) and main.value is not None
    shown = {said(compared_by(answer(name)), words_of(language)) for language in ("nl", "en")}
    assert BY[name] in shown and len(shown) == 2


def test_every_kind_that_declares_a_number_has_words_for_it() -> None:
    kinds = {kind for kind in every_kind() if kind._compared}
    kinds |= {type(answer(name)._facts()) for name in ASKED}
    declared = {kind.__name__ for kind in kinds if getattr(kind, "_compared", "")} - {"Economy"}
    assert len(declared) > 20
    assert not {name for name in declared if not is_phrase(f"answer.compared.{name}")}


def test_a_noun_of_an_economy_declares_a_number_or_is_known_to_have_none() -> None:
    asked = {name for name in ASKED if compared(answer(name)) is not None}
    assert asked >= set(BY) and not asked & BY_NOTHING


def test_use_and_trend_are_compared_by_what_their_sentence_says() -> None:
    use = arbeid.across(arbeid.use, ["nl", "us"])
    assert [line.main for line in use.facts.lines] == [one.people[-1].share for one in use.answers]  # type: ignore[attr-defined]
    assert "the Netherlands: outcome 42.1%" in repr(use) and "labourers" not in repr(use).casefold()
    trend = arbeid.across(arbeid.trend, ["nl", "us"])
    assert [line.main for line in trend.facts.lines] == [one.lines[0].change for one in trend.answers]  # type: ignore[attr-defined]


def test_answers_without_one_number_say_so() -> None:
    found = arbeid.across(arbeid.agreement, ["nl", "us"])
    assert "agreement, asked 2 times: such answers have no one number to compare" in repr(found)
    assert "niet één getal" in found.cite(language="nl") and found.frame["economy"].n_unique() == 2
    assert found.to_dict()["lines"][0]["main"] is None
    with pytest.raises(arbeid.ArbeidError, match=r"draw each by itself, as in \.answers\[0\]\.chart\(\)"):
        found.chart()


NOT_OF_AN_ECONOMY: tuple[tuple[Callable[..., Any], str], ...] = tuple(
    (getattr(arbeid, name), name)
    for name in ("ask", "check", "claim", "claims", "networks", "scenario", "story", "sweep", "economies")
)


@each("noun,name", NOT_OF_AN_ECONOMY)
def test_a_noun_that_is_asked_of_no_economy_is_refused(noun: Callable[..., Any], name: str) -> None:
    with pytest.raises(arbeid.ArbeidError, match=f"`{name}` is not asked of an economy"):
        arbeid.across(noun, ["nl", "us"])


def test_a_function_of_the_reader_takes_the_economy_first() -> None:
    found = arbeid.across(lambda one: arbeid.exposure(one, by="sex"), ["nl", "us"])
    assert [line.main for line in found.facts.lines] == [one.mean for one in found.answers]  # type: ignore[attr-defined]
    with pytest.raises(arbeid.WrongCall, match="was given “economy” twice"):
        arbeid.across(arbeid.exposure, ["nl"], economy="us")  # type: ignore[call-arg]
    with pytest.raises(arbeid.ArbeidError, match="“noun” is int: give what is asked of each"):
        arbeid.across(int, ["nl"])  # type: ignore[arg-type]
    with pytest.raises(arbeid.ArbeidError, match="“noun” is <lambda>: give what is asked of each"):
        arbeid.across(lambda: 3, ["nl"])  # type: ignore[arg-type, misc]


def test_economies_may_be_what_lists_them() -> None:
    wanted = arbeid.across(arbeid.exposure, ["nl", "us"]).frame
    listed = [one for one in arbeid.economies() if one.id in ("nl", "us")]
    for given in ({"nl": 1, "us": 2}, listed, [arbeid.economy("nl"), arbeid.economy("us")]):
        assert arbeid.across(arbeid.exposure, given).frame.equals(wanted)  # type: ignore[arg-type]


def test_the_lowest_and_the_highest_are_named_wherever_they_stand() -> None:
    facts = arbeid.across(arbeid.exposure, ["nl", "us", "de"]).facts
    numbers = {line.economy: float(line.main) for line in facts.lines if line.main}
    assert facts.lowest is not None and facts.highest is not None
    assert facts.lowest.economy == min(numbers, key=lambda one: numbers[one]) == "us"
    assert facts.highest.economy == max(numbers, key=lambda one: numbers[one]) == "nl"


def test_what_is_no_noun_is_shown_one() -> None:
    with pytest.raises(arbeid.ArbeidError, match=r"such as `arbeid.exposure`"):
        arbeid.across("exposure", ["nl"])  # type: ignore[arg-type]


def test_answers_of_several_parts_name_the_sources_of_each() -> None:
    job = arbeid.across(arbeid.job, ["nl", "us"], text="loodgieter")
    assert {"CBS", "OpenAI, University of Pennsylvania"} <= {one.publisher for one in job.facts.sources}
