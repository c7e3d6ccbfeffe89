"""A result that was kept is drawn anew as long as it is what a run comes to; else it says that it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import arbeid
from arbeid.answers.note import Note
from arbeid.language import LANGUAGES, Language
from arbeid.result import Result, load
from arbeid.run.kept_settings import kept_settings
from arbeid.run.own_values import with_own_values
from arbeid.run.run import run
from arbeid.scenario import SCENARIOS
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.first_points import SEED
from arbeid.views.run.ranges import beyond_sentence
from arbeid.wording import words_of

BASE = SCENARIOS.get("base").settings()


@pytest.fixture(scope="module")
def result() -> Result:
    return run(BASE, flows=False).result


def test_a_kept_result_is_drawn_again_as_long_as_it_holds(result: Result, tmp_path: Path) -> None:
    """What lay in a folder had no range at all, though its settings say all that a draw needs."""
    kept = load(result.save(tmp_path / "kept"))
    assert kept_settings(kept) == kept_settings(result) == with_own_values(BASE)
    found = arbeid.compare(str(tmp_path / "kept"), "fast-adoption", economy="nl", flows=False)
    named = arbeid.compare("base", "fast-adoption", economy="nl", flows=False)
    assert (found.draws, found.no_range) == (named.draws, None) and found.draws > 500
    for one, other in zip(found.outcomes, named.outcomes, strict=True):
        assert (one.difference, one.spread, one.beyond) == (other.difference, other.spread, other.beyond)
        for number in (one.first, one.second):
            assert number.low is not None and number.high is not None
    assert [line.difference for line in found.occupations] == [line.difference for line in named.occupations]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("changed", [{"fingerprint": "0" * 64}, {"unset": None}])
def test_a_kept_result_that_holds_no_longer_says_so(
    result: Result, changed: dict[str, Any], language: Language
) -> None:
    old = replace(result, **changed)
    words = words_of(language)
    others: tuple[tuple[str | Result, str], ...] = (("fast-adoption", "kept_one"), (old, "kept_both"))
    for other, key in others:
        found = arbeid.compare(old, other, "nl", flows=False)
        said = words(f"run.compare.{key}", title=found.first)
        assert found.draws == 0 and beyond_sentence(found, words) == said
        assert found.to_dict(language=language)["no_range"] == said
        assert all(line.spread is None for line in found.outcomes)


def test_where_all_is_fixed_in_both_a_comparison_says_so() -> None:
    settings = with_own_values(BASE)
    names = Plan(settings, (settings.measure,), 64, SEED).names()
    fixed = {one: settings.models[one.split(".")[0]][one.split(".")[1]] for one in names}
    found = arbeid.compare("base", "base", values=fixed, flows=False)
    assert (found.draws, found.no_range) == (0, Note("run.compare.fixed"))
