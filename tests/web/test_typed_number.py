"""A number as typed: either sign for the decimals, by the language of the page, and never a silent guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.language import LANGUAGES, Language
from arbeid.web.typed_number import local, typed
from arbeid.web.what_if.state import PARAMS, plain, said
from arbeid.wording import words_of


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,2", "nl", 1.2),
        ("1.2", "nl", 1.2),
        ("1,2", "en", 1.2),
        ("1.2", "en", 1.2),
        ("0,125", "nl", 0.125),
        ("0.125", "nl", 0.125),
        ("1,125", "nl", 1.125),
        ("1.125", "en", 1.125),
        ("1.234,5", "nl", 1234.5),
        ("1.234,5", "en", 1234.5),
        ("1,234.5", "nl", 1234.5),
        ("1.000.000", "nl", 1_000_000),
        ("\u22123,5", "nl", -3.5),
        (" 40 % ", "en", 40),
        ("5,", "nl", 5),
        (",5", "nl", 0.5),
        ("54.534", "nl", 54.534),
    ],
)
def test_it_is_read_by_the_language(text: str, language: Language, value: float) -> None:
    read = typed(text, language, -10, 2e6 if value > 1000 else 100)
    assert (read.value, read.problem) == (pytest.approx(value), "")


@pytest.mark.parametrize(
    ("text", "language", "high", "problem"),
    [
        ("1.000", "nl", 8, "ways"),
        ("1,000", "en", 8, "ways"),
        ("1.250", "nl", 5000, "ways"),
        ("1,234", "en", 5000, "ways"),
        ("1.234", "nl", 5000, "ways"),
        ("12", "nl", 8, "bounds"),
        ("250%", "nl", 100, "bounds"),
        ("1,2,3", "nl", 8, "number"),
        ("1.23.456", "nl", 8, "number"),
        ("1e3", "nl", 8, "number"),
        ("NaN", "en", 8, "number"),
        ("\u0663", "nl", 8, "number"),
        (",", "nl", 8, "number"),
        ("", "nl", 8, "number"),
    ],
)
def test_what_cannot_be_is_refused(text: str, language: Language, high: float, problem: str) -> None:
    assert typed(text, language, 0, high).problem == problem


@pytest.mark.parametrize("language", LANGUAGES)
@given(thousandths=st.integers(0, 8000))
def test_a_field_reads_back_what_stands_in_it(language: Language, thousandths: int) -> None:
    text = f"{thousandths / 1000:g}"
    assert typed(local(text, language), language, 0, 8) == typed(text, language, 0, 8)
    assert typed(text, language, 0, 8).value == pytest.approx(thousandths / 1000)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARAMS)
def test_the_sentence_at_the_field_says_the_bounds_and_what_was_used(language: Language, name: str) -> None:
    high = plain(PARAMS[name][1], PARAMS[name][1].high + 1)
    read = said({name: high}, words_of(language))
    assert read.choice == said({}, words_of(language)).choice and len(read.put_right) == 1
    assert read.refused[name].text == high and f"“{high}”" in read.refused[name].sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["1,2", "1.2", "+1,20", "1.2000"])
def test_an_address_takes_a_comma_as_well(language: Language, text: str) -> None:
    read = said({"elasticity": text}, words_of(language))
    assert read.put_right == () and dict(read.choice.values) == {"demand.elasticity": 1.2}
