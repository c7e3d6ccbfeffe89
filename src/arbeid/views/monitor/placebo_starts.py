"""How much the slope changed at years in which nothing began, in a sentence."""

from __future__ import annotations

from arbeid.answers.monitor.visible import Visible
from arbeid.wording import Words


def placebo_starts(found: Visible, words: Words) -> str:
    """Word the range of changes at placebo starts; empty where there are none."""
    if not found.placebo_starts:
        return ""
    changes = [float(one.change) for one in found.placebo_starts]
    return words(
        "monitor.placebo_starts",
        first=str(found.placebo_starts[0].year),
        last=str(found.placebo_starts[-1].year),
        low=words.signed(min(changes), 2),
        high=words.signed(max(changes), 2),
    )
