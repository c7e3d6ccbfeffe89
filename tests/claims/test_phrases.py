"""Numbers in a sentence, as both languages write them; a date or a version number is none."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from arbeid.claims.checking.amounts import amounts
from arbeid.cli.app import app
from arbeid.language import LANGUAGES, Language


def numbers(text: str, language: Language = "en") -> list[float]:
    """List the amounts in a text by their lower ends."""
    return [one.low for one in amounts(text, language)]


NONE = ["1.2.3 million", "1,2,3 miljoen", "12.11.2024 procent", "1.234,5,6%", "1..2%", "9" * 400 + " miljoen"]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_is_left_out(text: str) -> None:
    assert all(value < 1e12 for value in numbers(f"AI takes {text} jobs"))
    found = CliRunner().invoke(app, ["check", f"AI takes {text} jobs"])
    assert found.exit_code in (0, 1) and found.output and isinstance(found.exception, SystemExit | None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5 miljoen", 1234.5e6),
        ("1,234.5 million", 1234.5e6),
        ("1.234.567 procent", 12345.67),
        ("2,3 miljoen", 2.3e6),
        ("0.5%", 0.005),
        ("1,234 million", 1234e6),
    ],
)
def test_numbers_are_read_in_either_language(text: str, value: float) -> None:
    assert all(numbers(text, language) == [pytest.approx(value)] for language in _spoken(text))


def test_one_that_is_no_number_does_not_hide_another() -> None:
    assert numbers("version 1.2.3 million and 40% of jobs") == [0.4]


def _spoken(text: str) -> list[Language]:
    return [
        one for one in LANGUAGES if (one == "nl") == ("miljoen" in text or "procent" in text) or "%" in text
    ]
