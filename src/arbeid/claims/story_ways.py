"""The ways in which a number of a story can be checked: a claim, a count, a monitor, a walk or arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import model_validator

from arbeid.claims.claim import DEFINITIONS
from arbeid.claims.recompute import Condition, ShareOfJobs
from arbeid.frozen import Frozen


class Published(Frozen):
    """A figure as a claim published it: its place among the claim's values, and which end of a range."""

    claim: str
    of: int = 0
    end: Literal["value", "low", "high"] = "value"

    @property
    def about(self) -> str:
        """The claim that it was published in."""
        return self.claim


class ShareFigure(Frozen):
    """A share of an economy's people at work, by a named definition or by conditions of its own."""

    economy: str
    definition: str | None = None
    where: tuple[Condition, ...] = ()
    unmatched: Literal["safe", "drop"] = "drop"

    @model_validator(mode="after")
    def _one_rule(self) -> ShareFigure:
        if (self.definition is None) == (not self.where):
            raise ValueError("give a definition, or conditions (where)")
        return self

    def conditions(self) -> tuple[Condition, ...]:
        """Give the conditions that an occupation must all meet."""
        return DEFINITIONS.get(self.definition).where if self.definition else self.where

    def rule(self) -> ShareOfJobs:
        """Give the whole rule, as a claim would have it."""
        return ShareOfJobs(economy=self.economy, where=self.conditions(), unmatched=self.unmatched)

    @property
    def about(self) -> str:
        """The economy, and the definition or the measures."""
        rules = self.definition or ", ".join(condition.measure for condition in self.where)
        return f"{self.economy}: {rules}"


class MeanFigure(Frozen):
    """The mean of a measure over an economy's people with a score, of all codes or those that start so."""

    economy: str
    measure: str
    codes: str = ""

    @property
    def about(self) -> str:
        """The economy, the measure and the codes."""
        return f"{self.economy}: {self.measure} {self.codes}".strip()


class PlaceFigure(Frozen):
    """An economy's group under one measure (its rank, or its share of people), or two measures compared."""

    economy: str
    measures: tuple[str, ...] = ()
    code: str = ""

    @property
    def about(self) -> str:
        """The economy, the measures and the group."""
        return f"{self.economy}: {', '.join(filter(None, (*self.measures, self.code)))}"


class ChangeFigure(Frozen):
    """The counted change of a group of exposure in a country that is monitored, whole or one part of it.

    ``jumps`` is the part in months that jump, ``rest`` that in all others.
    """

    country: str
    age: str
    group: str
    first: str
    last: str
    part: Literal["change", "jumps", "rest"] = "change"

    @property
    def about(self) -> str:
        """The country, the age, the group and the periods."""
        return f"{self.country}: {self.age}, {self.group}, {self.first}/{self.last}"


class SeenFigure(Frozen):
    """What a country's monitor says: its slope, an end of it, the slope before, or the smallest to be seen.

    ``smallest`` is the slope that would have been found in 80% of cases.
    """

    country: str
    part: Literal["slope", "low", "high", "earlier", "smallest"]

    @property
    def about(self) -> str:
        """The country and the part."""
        return f"{self.country}: {self.part}"


class SumFigure(Frozen):
    """Arithmetic on numbers of its own and on the figures before it, by their names."""

    formula: str
    parts: Mapping[str, float] = {}

    @property
    def about(self) -> str:
        """The formula."""
        return self.formula


class StepFigure(Frozen):
    """One step of the walk between two claims, or from one claim to another economy."""

    claims: tuple[str, ...]
    on: str | None = None
    switch: str
    part: Literal["effect", "average", "value"] = "effect"

    @property
    def about(self) -> str:
        """Where the walk goes from and to."""
        return " → ".join(filter(None, (*self.claims, self.on)))
