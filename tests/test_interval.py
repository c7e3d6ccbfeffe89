"""An interval is written so that its ends differ and its value lies within, wherever one is shown."""

from __future__ import annotations

import re

import numpy as np
import pytest
from typer.testing import CliRunner

from arbeid.answers.quantity import Quantity
from arbeid.answers.summary import written
from arbeid.cli.app import app
from arbeid.interval import told_apart
from arbeid.language import LANGUAGES, Language
from arbeid.views.jobs.people_change import spoken
from arbeid.views.models import amount as result
from arbeid.views.models import span
from arbeid.views.monitor.ranged import ends_of, ranged
from arbeid.views.phrasing import share_with_range
from arbeid.views.run.outputs import amount, range_of
from arbeid.wording import words_of

_NUMBER = re.compile(r"[+−]?\d[\d.,]*")
EN = words_of("en")


def numbers(text: str, language: Language = "en") -> list[float]:
    """Read the numbers of a text as its language writes them."""
    found = []
    for one in _NUMBER.findall(text):
        plain = one.rstrip(".,").replace("−", "-").replace("+", "")
        dotted = plain.replace(",", "") if language == "en" else plain.replace(".", "").replace(",", ".")
        found.append(float(dotted))
    return found


def test_a_value_lies_within_its_ends_and_these_differ() -> None:
    random = np.random.default_rng(1)
    for scale in (0.02, 0.2, 2.0, 50.0):
        for value, below, above in random.exponential(scale, size=(200, 3)):
            texts = told_apart((value, value - below, value + above), EN.number)
            shown, low, high = (numbers(text)[0] for text in texts)
            assert low <= shown <= high
            assert low < high


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["share", "change", "people", "rank", "points_a_year"])
def test_no_writer_rounds_the_ends_into_each_other(unit: str, language: Language) -> None:
    words = words_of(language)
    scale = 150e6 if unit == "people" else 50 if unit == "rank" else 1
    one = Quantity(0.41268 * scale, unit, "measured", 0.41243 * scale, 0.41289 * scale)
    texts = [written(one, words), f"{amount(one, words=words)} {range_of(one, words)}"]
    if unit in ("share", "change"):
        texts += [" ".join(share_with_range(one, words)), spoken(one, words)]
    for text in texts:
        value, low, high = numbers(text, language)
        assert low <= value <= high, text
        assert low < high, text


def test_an_end_that_is_the_value_stays_and_one_number_is_one() -> None:
    assert told_apart((2.0, 2.0, 3.0), EN.number) == ("2", "2", "3")
    assert told_apart((0.4, 0.4, 0.4 + 1e-15), EN.number) == ("0", "0", "0")
    assert told_apart((None, 1.0, 2.0), EN.number) == ("–", "1", "2")


def test_ends_beyond_what_is_shown_are_said_to_be_so() -> None:
    one = Quantity(0.5, "share", "measured", 0.5 - 1e-8, 0.5 + 1e-8)
    assert written(one, EN) == "50.0% (error smaller than the last digit)"
    assert ranged(one, EN) == "0.50 (error smaller than the last digit)"
    assert ends_of("1", "1", words_of("nl")) == "fout kleiner dan het laatste cijfer"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "asked", [("trend", "us"), ("trend", "nl"), ("visible", "us", "--outcome", "postings"), ("use", "nl")]
)
def test_no_answer_on_a_terminal_shows_an_interval_of_one_number(
    asked: tuple[str, ...], language: Language
) -> None:
    done = CliRunner().invoke(app, [*asked, "--lang", language], env={"COLUMNS": "160"})
    pairs = re.findall(rf"({_NUMBER.pattern})%? (?:to|tot) ({_NUMBER.pattern})", done.output)
    pairs += re.findall(r"\((\d+)–(\d+)\)", done.output)
    assert done.exit_code == 0
    assert pairs
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_american_totals_lie_within_their_intervals() -> None:
    done = CliRunner().invoke(app, ["trend", "us", "--lang", "en"], env={"COLUMNS": "160"})
    rows = re.findall(r" ([\d,]{11}) +([\d,]{11}) to ([\d,]{11})", done.output)
    assert len(rows) == 10
    for row in rows:
        people, low, high = (numbers(one)[0] for one in row)
        assert low < people < high
    assert "2005 to 2009: +0.3% (0.0% to +0.5%)" in done.output


def test_what_is_told_of_one_number_is_as_fine_in_every_room() -> None:
    """“1.54, 1.54 to 1.54” stood in a run, and “no range: every assumption is fixed” on the page of it."""
    line = Quantity(1.5423, "points_a_year", "modelled", 1.5391, 1.5449)
    assert (amount(line, words=EN), range_of(line, EN)) == ("1.542", "1.539 to 1.545")
    share = Quantity(0.0154231, "share", "modelled", 0.0153911, 0.0154491)
    assert (result(share, EN), span(share, EN)) == (
        "1.542%",
        words_of("en")("model.span", low="1.539%", high="1.545%"),
    )
