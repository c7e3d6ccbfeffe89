"""The answer to what if: a run with its ranges, each assumption apart, and what the market makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arbeid.answers.answer import Answer
from arbeid.answers.comparison import Compared
from arbeid.answers.drivers import ShippedDrivers
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.answers.run import ClosureLine, HitLine, PathPoint, PlaceLine, RunFacts, ScenarioLine, StartLine
from arbeid.answers.spread import Spreads
from arbeid.answers.structures import ShippedStructures
from arbeid.language import Text


@dataclass(frozen=True)
class End(Members):
    """One end of an assumption: its value, net jobs with wages fixed, and points of productivity a year.

    An end that does not go together with the other assumptions has no outcome.
    """

    value: Quantity
    net: Quantity
    productivity: Quantity


@dataclass(frozen=True)
class EachLine(Members):
    """One assumption: where it stands, both ends, and whether these are of its prior or its bounds."""

    name: str
    model: str
    label: Text
    value: Quantity
    ends: Literal["prior", "bounds"]
    low: End
    high: End

    @property
    def reach(self) -> float:
        """How far net jobs lie apart between the ends."""
        ends = [end.net.value for end in (self.low, self.high) if end.net.value is not None]
        return max(ends) - min(ends) if len(ends) == 2 else 0.0


@dataclass(frozen=True)
class WhatIf(Answer):
    """One choice worked out, flows left out: the run, its ranges, each assumption apart, a comparison.

    ``drivers`` and ``structures`` are those of the named scenario that it starts from, where they ship.
    """

    run: RunFacts
    spreads: Spreads
    drivers: ShippedDrivers | None
    structures: ShippedStructures | None
    each: tuple[EachLine, ...]
    compared: Compared | None


@dataclass(frozen=True)
class NamedPath(Members):
    """Unemployment under a named scenario, wages fixed, on the same labour market."""

    scenario: str
    title: Text
    path: tuple[PathPoint, ...]


@dataclass(frozen=True)
class WhatIfFlows(Answer):
    """Unemployment by year under each closure, the band of named scenarios, and who is hit from outside.

    Empty where no network of occupations reaches the economy.
    """

    scenario: ScenarioLine
    economy: PlaceLine
    start: StartLine | None
    unemployment: tuple[ClosureLine, ...]
    band: tuple[NamedPath, ...]
    hit: tuple[HitLine, ...]
    sources: tuple[SourceLine, ...]
