"""What shares of work come to on their own scales: the range that no mapping of ranks can give.

A measure mapped by rank onto the scale of another gives the other's total by construction, so it cannot say
how much a result depends on the measure. Only measures that are shares of work themselves can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from arbeid.data.economies.economy import Economy
from arbeid.measures.means import mean_score
from arbeid.measures.published import Scored, reaching, ships, sound_measures


@dataclass(frozen=True)
class NativeRange:
    """What a rule gives by each measure on its own scale: the values by measure, and where they lie."""

    values: dict[str, float]

    @property
    def ends(self) -> tuple[float, float, float]:
        """The median, the lowest and the highest value."""
        known = list(self.values.values())
        return median(known), min(known), max(known)


def native_scores(market: Economy) -> list[Scored]:
    """Score an economy by every measure whose scores are shares of work and ship one by one.

    >>> from arbeid.data.economies.economy import economy
    >>> len(native_scores(economy("nl")))
    8
    """
    # Averages leave out groups of one occupation, so totals over them would miss people.
    named = (one.id for one in sound_measures() if one.is_share_of_work and ships(one.scores[0]))
    return reaching(named, market)[0]


def _mean(scored: Scored) -> float | None:
    return mean_score(scored.frame)


def native_range(
    scores: Sequence[Scored], rule: Callable[[Scored], float | None] = _mean
) -> NativeRange | None:
    """Apply a rule to each of these measures on its own scale: the mean share of work, unless told otherwise.

    Nothing where no measure has an answer.

    >>> from arbeid.data.economies.economy import economy
    >>> [round(end, 2) for end in native_range(native_scores(economy("nl"))).ends]
    [0.35, 0.17, 0.63]
    """
    values = {scored.measure.id: rule(scored) for scored in scores}
    known = {name: value for name, value in values.items() if value is not None}
    return NativeRange(known) if known else None
