"""How far a run could be off: where its outcomes lie when the assumptions that nobody set are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class Spread:
    """Where the outcome of the draws lies: 5 and 95% as the ends, 25 and 75% inside, and the middle."""

    outer: Quantity
    inner: Quantity


@dataclass(frozen=True)
class Spreads:
    """The ranges of outcomes at the horizon (net jobs with wages fixed), what was drawn, and what decides.

    ``decides`` is the assumption that the balance of jobs goes along with most over the draws, by rank;
    missing where everything was set and there is no range.
    """

    touched: Spread
    handed_over: Spread
    net: Spread
    productivity: Spread
    drawn: tuple[str, ...]
    draws: int
    decides: str | None
    decides_label: Text | None
