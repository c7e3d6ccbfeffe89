"""Each table of a monitor or of a market says under it how its numbers came about."""

from __future__ import annotations

import pytest

from arbeid.answers.quantity import Quantity
from arbeid.cli.terminal.badges import badge_line
from arbeid.verbs.monitor import use
from arbeid.wording import words_of


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "Soort cijfer: gemeten (banen), afgeleid (rang)."),
        ("en", "Kind of figure: measured (banen), derived (rang)."),
    ],
)
def test_columns_are_named_by_how_they_came_about(language: str, line: str) -> None:
    shown = {"banen": [Quantity(3, "people", "measured")], "rang": [Quantity(0.1, "rank", "derived")]}
    assert badge_line(shown, words_of(language)) == line


def test_one_word_where_all_are_alike() -> None:
    shown = {"rank": [Quantity(0.1, "rank", "derived")], "gap": [Quantity(0.2, "rank", "derived")]}
    assert badge_line(shown, words_of("en")) == "Kind of figure: derived."


def test_what_a_model_classified_is_modelled() -> None:
    found = use.use("nl")
    assert {one.share.badge for one in (*found.people, *found.messages)} == {"modelled"}
    assert {one.share.badge for one in found.firms} == {"measured"}
