"""The answers to what a scenario is, and which there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.quantity import Badge
from arbeid.answers.sayings import Problem
from arbeid.language import Text


@dataclass(frozen=True, kw_only=True)
class ScenarioLine(Members):
    """One scenario in a list; of a file that cannot be read only its name, and the problem for a sentence."""

    id: str
    title: Text | None
    sentence: Text | Problem
    base: str | None
    fitted: bool | None


@dataclass(frozen=True)
class ScenarioFacts(Answer):
    """One scenario: what it is, what it leaves out, and in what it differs from the base.

    ``badge`` is that of the values it sets: derived where a publication gives them all, else assumed.
    """

    id: str
    title: Text
    sentence: Text
    leaves_out: Text | None
    base: str | None
    fitted: bool
    places: dict[str, Any]
    differences: tuple[tuple[str, float, float], ...]
    expected: dict[str, float]
    badge: Badge
