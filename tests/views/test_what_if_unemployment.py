"""Unemployment on the what-if page: its title holds the widest range that the chart shows."""

from __future__ import annotations

import re

import pytest

from arbeid.language import LANGUAGES, Language
from arbeid.verbs.run.choice import Choice
from arbeid.verbs.run.what_if import what_if_flows
from arbeid.views.run.what_if_unemployment import what_if_unemployment
from arbeid.wording import words_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_names_the_ends_of_the_band_and_the_note_those_of_the_moves(language: Language) -> None:
    found, words = what_if_flows(Choice(economy="nl")), words_of(language)
    drawn = what_if_unemployment(found, words)
    assert drawn is not None
    keys = [column.key for column in drawn.table.columns]
    last = dict(zip(keys, drawn.table.rows[-1], strict=True))
    without = float(last["without_open"] or 0)
    for scenario in ("slow-adoption", "fast-adoption"):
        end = 100 * (float(last[f"rate_{scenario}"] or 0) - without)
        assert words.signed(end, 2) in drawn.title
    difference = found.unemployment[0].difference
    assert difference.low is not None and difference.high is not None
    told = re.search(r"\S+ (?:to|tot) \S+ (?:percentage points|procentpunt)\.", drawn.note)
    assert told is not None
    assert all(words.signed(end, 2) in told[0] for end in (difference.low, difference.high))
