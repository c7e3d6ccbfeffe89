"""The page of numbers that changed: every new number is what its command answers, in both languages."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from typer.testing import CliRunner

from arbeid.claims.changed_numbers import ChangedNumber, number_changes
from arbeid.cli.app import app
from arbeid.language import LANGUAGES, Language
from arbeid.web.changed_numbers import shown
from arbeid.wording import words_of

NUMBERS = [(one.id, number) for one in number_changes() for number in one.numbers]


@cache
def answered(command: str) -> Any:
    name, *asked = command.split()
    assert name == "arbeid"
    reply = CliRunner().invoke(app, [*asked, "--format", "json", "--lang", "en"])
    assert reply.exit_code == 0, reply.output
    return json.loads(reply.stdout)


def found(facts: Any, way: str) -> float:
    for part in way.split("."):
        if isinstance(facts, list):
            facts = next(
                row
                for row in facts
                if part in tuple(row.get(name) for name in ("id", "code", "switch", "name", "third"))
            )
        else:
            facts = facts[part]
    return float(facts)


@pytest.mark.parametrize(
    ("reason", "number"), NUMBERS, ids=[f"{reason}-{number.field}" for reason, number in NUMBERS]
)
def test_the_new_number_is_what_its_command_answers(reason: str, number: ChangedNumber) -> None:
    digits = number.digits + (2 if number.unit in ("share", "difference", "change") else 0)
    assert round(found(answered(number.command), number.field), digits) == number.new, reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_old_and_new_are_written_alike_and_differ(language: Language) -> None:
    words = words_of(language)
    for reason, number in NUMBERS:
        assert shown(number, number.old, words) != shown(number, number.new, words), reason


def test_a_change_of_people_is_no_difference_of_percentages() -> None:
    """Plumbers fell by 27%, not by 27 percentage points; what a share went up by is in points."""
    words = words_of("en")
    told = {number.unit: shown(number, number.old, words) for _, number in NUMBERS}
    assert "points" not in told["change"] and told["change"].endswith("%")
    assert told["difference"].endswith("percentage points")
