"""A scenario that was run with a reader's own values is not called what it was not."""

from __future__ import annotations

import pytest

import arbeid
from arbeid.cli import outcome
from arbeid.language import LANGUAGES, Language
from arbeid.scenario import SCENARIOS
from arbeid.wording import words_of

OWN = ("--set", "adoption=0.41", "--set", "elasticity[Q]=1.5")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [(), ("--memo",), ("--format", "json")])
def test_no_face_says_the_files_sentence_of_other_values(
    form: tuple[str, ...], language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["run", "base", "--no-flows", *OWN, "--lang", language, *form]) == 0
    said = " ".join(capsys.readouterr().out.split())
    words, base = words_of(language), SCENARIOS.get("base")
    assert words(base.sentence) not in said
    assert words("run.changed_title", scenario=base.title) in said
    assert words.number(0.41, 2) in said and "(Q)" in said


def test_a_scenario_as_it_is_keeps_its_own_words() -> None:
    line = arbeid.run("base", "us", flows=False).facts.scenario
    assert (line.title, line.sentence) == (SCENARIOS.get("base").title, SCENARIOS.get("base").sentence)
    # A value of the economy's own is nobody's change, and another economy is none.
    assert arbeid.run("no-new-work", flows=False).facts.scenario.title == SCENARIOS.get("no-new-work").title


def test_a_comparison_and_a_changed_scenario_say_which_is_which() -> None:
    fast = arbeid.scenario("base").with_(adoption=0.41)
    assert "0.41 (there 0.33)" in repr(fast) and "33%" not in repr(fast)
    told = fast.run(flows=False) - arbeid.scenario("base").run(flows=False)
    assert (told.first.en, told.second.en) == ("Base", "Base, adoption 0.41")
