"""A linear axis whose grid lines are round numbers of a unit."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.steps import FINER, multiples, step
from arbeid.wording import Words

_AT_MOST = 5


def axis(values: Sequence[float], unit: str, words: Words) -> Scale:
    """Make an axis from zero over all values, with about six grid lines.

    >>> from arbeid.wording import words_of
    >>> axis([0.09, 0.47], "share", words_of("en")).grid
    {0.0: '0%', 0.1: '10%', 0.2: '20%', 0.3: '30%', 0.4: '40%', 0.5: '50%'}
    """
    least, most = min(0.0, *values), max(0.0, *values)
    if unit == "rank":
        # Ranks are of all occupations, so their axis says so also where few are drawn.
        least, most = 0.0, 100.0
    apart = step((most - least) or 1.0, _AT_MOST, FINER)
    ticks = multiples(least, most, apart)
    return Scale(ticks[0], ticks[-1], {at: _label(at, apart, unit, words) for at in ticks})


def rank_axis(words: Words) -> Scale:
    """Make the axis of ranks, from the least touched to the most.

    >>> from arbeid.wording import words_of
    >>> list(rank_axis(words_of("en")).grid)
    [0, 50, 100]
    """
    return Scale(0, 100, {0: words("views.ranks.least"), 50: "50", 100: words("views.ranks.most")})


def whole_axis(words: Words) -> Scale:
    """Make the axis of shares of a whole, in quarters.

    >>> from arbeid.wording import words_of
    >>> list(whole_axis(words_of("en")).grid.values())
    ['0%', '25%', '50%', '75%', '100%']
    """
    return Scale(0, 1, {at: words.percent(at) for at in (0, 0.25, 0.5, 0.75, 1)})


def _label(at: float, apart: float, unit: str, words: Words) -> str:
    if unit in ("share", "change", "points"):
        return words.percent(at, 0 if round(100 * apart, 9) % 1 == 0 else 1)
    if unit in ("jobs", "people"):
        return words.number(at / 1e6, 0 if apart >= 1e6 else 1)
    return words.number(at, 0 if apart >= 1 else 2)
