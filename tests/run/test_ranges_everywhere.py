"""Every modelled number of a run lies within its range, or a sentence of the run says why it has none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import arbeid
from arbeid.answers.plain import said
from arbeid.cli import outcome
from arbeid.scenario import SCENARIOS
from arbeid.verbs.run.answer import RunAnswer
from arbeid.wording import words_of

NAMED = sorted(one for one in SCENARIOS.names() if SCENARIOS.get(one).shock is None)
WHY = {
    ".productivity.published.": "run.limit_studies",
    ".assumptions.value": "run.note_own_labour_share",
}
"""Where numbers without a range stand, and the sentence that says why."""


def quantities(found: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(found, dict):
        if {"value", "badge", "low", "high"} <= found.keys():
            yield place, found
            return
        for name, one in found.items():
            yield from quantities(one, f"{place}.{name}")
    elif isinstance(found, list):
        for one in found:
            yield from quantities(one, place)


def unexplained(answer: RunAnswer) -> list[tuple[str, object]]:
    keys = {getattr(note, "key", "") for note in (*answer.facts.notes, *answer.facts.limits)}
    bad: list[tuple[str, object]] = []
    for place, one in quantities(answer.plain("en")):
        value, low, high = one["value"], one["low"], one["high"]
        if value is None or one["badge"] != "modelled":
            continue
        if low is None or high is None:
            why = next((key for start, key in WHY.items() if f"{place}.".startswith(start)), "")
            if why not in keys or not why:
                bad.append((place, value))
        elif not low - 1e-9 * max(1.0, abs(low)) <= value <= high + 1e-9 * max(1.0, abs(high)):
            bad.append((place, (low, value, high)))
    return bad


@pytest.mark.parametrize("name", NAMED)
def test_a_named_scenario_has_its_ranges_or_says_why(name: str) -> None:
    assert unexplained(arbeid.run(name, "nl", flows=False)) == []


@pytest.mark.parametrize(
    ("name", "economy", "asked"),
    [
        ("base", "nl", {"values": {"adoption": 0.4}}),
        ("us-reference", "us", {"flows": False}),
        ("base", "us", {"flows": False, "years": 3}),
        ("base", "nl", {"years": 3}),
    ],
)
def test_what_a_reader_sets_has_its_ranges_too(name: str, economy: str, asked: dict[str, Any]) -> None:
    """The unemployment that flows start from stood as a point, and labour's share without a reason."""
    assert unexplained(arbeid.run(name, economy, **asked)) == []


def test_a_scenario_of_ones_own_has_them_on_the_screen_and_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["scenario", "new", str(tmp_path / "own.toml")]) == 0
    capsys.readouterr()
    own = str(tmp_path / "own.toml")
    assert unexplained(arbeid.run(own, "nl", flows=False)) == []
    assert outcome(["run", own, "--economy", "nl", "--no-flows", "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert any(one["low"] is not None for _, one in quantities(read))
    assert outcome(["run", own, "--economy", "nl", "--no-flows", "--lang", "en"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    facts = arbeid.run(own, "nl", flows=False).facts
    words = words_of("en")
    for note in (*facts.notes, *facts.limits):
        if getattr(note, "key", "") in WHY.values():
            assert said(note, words) in shown
