"""What drives a scenario, beside the controls: sentences, and a bar for each assumption worth telling."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.drivers import DriverLine, ShippedDrivers
from arbeid.answers.plain import said
from arbeid.views.phrasing import opening
from arbeid.wording import Words

MOST, _LEAST = 6, 0.02


@dataclass(frozen=True)
class DriverBar:
    """An assumption with its share of the spread in words, and as parts of an axis from 0 to 1."""

    label: str
    says: str
    value: float
    ends: tuple[float, float]


@dataclass(frozen=True)
class DriverBars:
    """Sentences, the first of which is the summary, and bars."""

    first: str
    others: tuple[str, ...]
    bars: tuple[DriverBar, ...]


def driver_bars(found: ShippedDrivers | None, words: Words) -> DriverBars | None:
    """Word what drives the spread in jobs; nothing where that was not divided."""
    if found is None or not found.sentences:
        return None
    first, *others = (said(one, words) for one in found.sentences)
    if found.changed:
        others.append(words("web_what-if.drivers_before"))
    told = [line for line in found.lines if float(line.first) >= _LEAST]
    return DriverBars(first, tuple(others), tuple(_bar(line, words) for line in told[:MOST]))


def _bar(line: DriverLine, words: Words) -> DriverBar:
    low, high = line.first.low or 0.0, line.first.high or 0.0
    share, *ends = (words.percent(part) for part in (line.first.value, low, high))
    return DriverBar(
        label=opening(words(line.label)),
        says=words("web_what-if.drivers_share", share=share, low=ends[0], high=ends[1]),
        value=float(line.first),
        ends=(low, high),
    )
