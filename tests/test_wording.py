"""Both languages say everything, and numbers look as their readers write them."""

from __future__ import annotations

import re
import string
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from babel.dates import get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES, Language
from arbeid.wording import _phrases, phrase_keys, words_of
from each import each

SOURCE = Path(__file__).parent.parent / "src" / "arbeid"


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@each("key", phrase_keys())
def test_both_languages_name_the_same_values(key: str) -> None:
    entry = _phrases()[key]
    assert fields(entry["nl"]) == fields(entry["en"])


def test_every_phrase_that_is_said_exists() -> None:
    said = set()
    for path in SOURCE.rglob("*.py"):
        said |= set(re.findall(r'\bwords\(\s*"([a-z_.]+)"', path.read_text(encoding="utf-8")))
    assert said <= set(phrase_keys()), said - set(phrase_keys())


def test_an_unknown_phrase_is_refused() -> None:
    with pytest.raises(ArbeidError, match="nearest"):
        words_of("nl")("report.headin")


@pytest.mark.parametrize(
    ("language", "number", "percent", "people", "day"),
    [
        ("nl", "9.712.345,68", "11,7%", "9,9 miljoen", "24 november 2026"),
        ("en", "9,712,345.68", "11.7%", "9.9 million", "24 November 2026"),
    ],
)
def test_numbers_are_local(language: str, number: str, percent: str, people: str, day: str) -> None:
    words = words_of(language)  # type: ignore[arg-type]
    assert words.number(9712345.678, 2) == number
    assert words.percent(0.117, 1) == percent
    assert words.people(9_865_000) == people
    assert words.date(date(2026, 11, 24)) == day


def test_missing_is_a_dash_and_never_zero() -> None:
    words = words_of("nl")
    assert {words.number(None), words.percent(None), words.signed(None)} == {"–"}


def test_thousands_and_billions() -> None:
    assert words_of("nl").people(705_000) == "705 duizend"
    assert words_of("nl").people(2.2e9) == "2,2 miljard"
    assert words_of("en").people(2.2e9) == "2.2 billion"
    assert words_of("en").people(4_200) == "4,200"


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 3))
def test_a_written_number_reads_back(value: float, digits: int) -> None:
    shown = [words_of(language).number(value, digits) for language in ("nl", "en")]
    assert not any("-" in number for number in shown)  # A true minus, in every table alike.
    dutch, english = (number.replace("−", "-") for number in shown)
    dutch, english = dutch.replace(".", "").replace(",", "."), english.replace(",", "")
    assert float(dutch) == float(english) == pytest.approx(value, abs=0.51 * 10**-digits)


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_a_sign_is_written_once(value: float) -> None:
    shown = words_of("en").signed(value, 1)
    assert shown.count("-") == 0
    assert shown.startswith("−" if value < 0 else "+" if value > 0 else "0")


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    value=st.floats(-1e15, 1e15) | st.floats(-10, 10) | st.integers(-(10**7), 10**7), digits=st.integers(0, 4)
)
@example(value=-0.04, digits=1)
@example(value=float("inf"), digits=0)
@example(value=np.float64(1234.5), digits=2)
def test_numbers_are_written_as_babel_does(language: Language, value: float, digits: int) -> None:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    rounded = round(value, digits) + 0.0
    words = words_of(language)
    written = format_decimal(rounded, format=pattern, locale=words.locale)
    assert words.number(value, digits) == written.replace("-", "−")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_and_months_are_written_as_babel_does(language: Language) -> None:
    words, months = words_of(language), get_month_names("wide", locale=words_of(language).locale)
    for many in range(1, 5):
        assert words.list([*"abcd"[:many]]) == format_list([*"abcd"[:many]], locale=words.locale)
    assert words.list([]) == ""
    assert [words.period(f"2025-{at:02}") for at in months] == [f"{name} 2025" for name in months.values()]
