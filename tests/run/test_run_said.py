"""What a run says of its numbers: how sure productivity is, what was left out, and how a table came about."""

from __future__ import annotations

import math

import pytest

import arbeid
from arbeid.cli.runs.run_table import run_table
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Language
from arbeid.views.run.headline import productivity_sentence
from arbeid.wording import words_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["nl", "us"])
def test_productivity_is_said_with_its_range(name: str, language: Language) -> None:
    facts, words = arbeid.run("base", name, flows=False).facts, words_of(language)
    told, outer = productivity_sentence(facts, words), facts.spreads.productivity.outer
    level = facts.productivity[0].level.value or 0
    low, high = (math.expm1((end or 0) * facts.scenario.years / 100) for end in (outer.low, outer.high))
    assert low < level < high
    assert words.percent(low, 1) in told and words.percent(high, 1) in told
    assert told in " ".join(run_table(facts, words, to_screen=False).split())


def test_a_scenario_that_sets_everything_has_no_range_to_say() -> None:
    facts = arbeid.run("cautious", "nl", flows=False).facts
    assert productivity_sentence(facts, words_of("en")) == ""


@pytest.mark.parametrize(
    ("name", "left_out"), [("us", 767_450), ("us-2021", None), ("nl", None), ("de", None)]
)
def test_jobs_that_no_industry_shows_are_said_to_be_left_out(name: str, left_out: int | None) -> None:
    facts = arbeid.run("base", name, flows=False).facts
    notes = [note for note in facts.notes if note.key == "run.note_unreleased_cells"]
    assert len(notes) == (left_out is not None)
    if left_out is not None:
        assert economy(name).people - float(facts.economy.people) == pytest.approx(left_out, abs=500)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gain_and_gain_at_home_are_told_apart(language: Language) -> None:
    facts, words = arbeid.run("base", "us", flows=False).facts, words_of(language)
    shown = " ".join(run_table(facts, words, to_screen=False).split())
    home, gain = (words.percent(float(one), 2) for one in (facts.gains.home, facts.gains.gain))
    assert home != gain
    sentence = shown.split({"nl": "De winst thuis is ", "en": "The gain at home is "}[language])[1]
    assert sentence.startswith(f"+{home}") and f"+{gain}" in sentence[:400]


@pytest.mark.parametrize(("name", "share"), [("nl", 0.050), ("us", 0.018)])
def test_who_makes_ai_is_not_to_be_compared_between_economies(name: str, share: float) -> None:
    """Software developers win jobs in America and lose some here, by how finely makers are counted."""
    facts = arbeid.run("base", name, flows=False).facts
    (note,) = (note for note in facts.notes if note.key == "run.note_ai_makers")
    assert float(note.values["share"]) == pytest.approx(share, abs=5e-4)
