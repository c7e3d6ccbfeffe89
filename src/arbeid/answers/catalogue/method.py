"""The answer to how the numbers come about: sources, measures, models, scenarios."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.quantity import Badge
from arbeid.language import Text


@dataclass(frozen=True)
class SourceEntry(Members):
    """A source with all that is needed to find the same file again."""

    id: str
    publisher: str
    title: str
    citation: str
    vintage: str
    licence: str
    may_ship: bool
    sha256: str
    url: str
    note: str


@dataclass(frozen=True)
class MeasureEntry(Members):
    """A measure: what it scores, who scored, its bounds, and the sources that its scores come from."""

    id: str
    label: Text
    sentence: Text
    concept: str
    unit: str
    low: float | None
    high: float | None
    scorer: Text
    year: int
    classifications: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ParamEntry(Members):
    """A parameter of a model, with its default, bounds and where the default comes from."""

    name: str
    label: Text
    default: float
    low: float
    high: float
    unit: str
    badge: Badge
    source: str


@dataclass(frozen=True)
class ModelEntry(Members):
    """A model: its own account with its equations (in English), and its parameters."""

    id: str
    account: str
    params: tuple[ParamEntry, ...]


@dataclass(frozen=True)
class ScenarioEntry(Members):
    """A named scenario: what it is, and in which settings it differs."""

    id: str
    title: Text
    sentence: Text
    settings: dict[str, float]
    fitted: bool


@dataclass(frozen=True)
class Method(Answer):
    """All of it."""

    sources: tuple[SourceEntry, ...]
    measures: tuple[MeasureEntry, ...]
    models: tuple[ModelEntry, ...]
    scenarios: tuple[ScenarioEntry, ...]
