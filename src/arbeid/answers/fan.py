"""The answer to how a scenario's balance of jobs could run over the years: bands, and a few of its draws."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.run import PlaceLine, ScenarioLine


@dataclass(frozen=True, kw_only=True)
class FanYear(Members):
    """One year: the middle, with 10 and 90% of draws as ``outer`` ends and 25 and 75% as ``inner`` ones."""

    year: int
    outer: Quantity
    inner: Quantity


@dataclass(frozen=True, kw_only=True)
class SamplePath(Members):
    """One draw over the same years, numbered as in an ensemble."""

    draw: int
    net: tuple[Quantity, ...]


@dataclass(frozen=True, kw_only=True)
class Fan(Answer, chiefly="years", compared="years.-1.outer"):
    """The balance of jobs by year over draws of the assumptions that nobody set; a scenario, no forecast."""

    scenario: ScenarioLine
    economy: PlaceLine
    years: tuple[FanYear, ...]
    samples: tuple[SamplePath, ...]
    draws: int
    sources: tuple[SourceLine, ...]
