"""The economies that are offered first are there, and the reader's typing finds them first."""

from __future__ import annotations

from arbeid.data.economies.choices import CHOICES, choices
from arbeid.data.economies.economy import damaged_economies, economy_names
from arbeid.scenario import SCENARIOS


def test_what_is_offered_is_there() -> None:
    for names in (choices().first, choices().at_hand, choices().offered, choices().in_places):
        assert set(names) <= set(economy_names()) - set(damaged_economies())
        assert len(names) == len(set(names))
    assert set(choices().at_hand) <= set(choices().offered)
    assert choices().usual in choices().at_hand
    assert set(choices("scenarios").offered) <= set(SCENARIOS.names())
    assert CHOICES.names() == ["economies", "scenarios"]
