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
            facts = next(row for row in facts if part in (row.get("id"), row.get("code"), row.get("switch")))
        else:
            facts = facts[part]
    return float(facts)


@pytest.mark.parametrize(
    ("reason", "number"), NUMBERS, ids=[f"{reason}-{number.field}" for reason, number in NUMBERS]
)
def test_the_new_number_is_what_its_command_answers(reason: str, number: ChangedNumber) -> None:
    digits = number.digits + (2 if number.unit in ("share", "difference") else 0)
    assert round(found(answered(number.command), number.field), digits) == number.new, reason


@pytest.mark.parametrize("language", LANGUAGES)
def test_old_and_new_are_written_alike_and_differ(language: Language) -> None:
    words = words_of(language)
    for reason, number in NUMBERS:
        assert shown(number, number.old, words) != shown(number, number.new, words), reason
