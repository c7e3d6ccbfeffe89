"""How the numbers come about: every source, measure, definition and model, from the catalogue."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

from arbeid.data.figures import DECLARED
from arbeid.data.sources import SOURCES
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.params import Param, Params
from arbeid.scenario import SCENARIOS


@dataclass(frozen=True)
class SourceEntry:
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
class MeasureEntry:
    """A measure: what it scores, who scored, its bounds, and the sources that its scores come from."""

    id: str
    label: str
    sentence: str
    concept: str
    unit: str
    low: float | None
    high: float | None
    scorer: str
    year: int
    classifications: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ParamEntry:
    """A parameter of a model, with its default, bounds and where the default comes from."""

    name: str
    label: str
    default: float
    low: float
    high: float
    unit: str
    badge: str
    source: str


@dataclass(frozen=True)
class ModelEntry:
    """A model: its own account with its equations (in English), and its parameters."""

    id: str
    account: str
    params: tuple[ParamEntry, ...]


@dataclass(frozen=True)
class ScenarioEntry:
    """A named scenario: what it is, and in which settings it differs."""

    id: str
    title: str
    sentence: str
    settings: dict[str, float]
    fitted: bool


@dataclass(frozen=True)
class Method:
    """All of it."""

    sources: tuple[SourceEntry, ...]
    measures: tuple[MeasureEntry, ...]
    models: tuple[ModelEntry, ...]
    scenarios: tuple[ScenarioEntry, ...]


def method(language: Language = "en") -> Method:
    """Read the catalogue and the models' own declarations.

    >>> found = method("nl")
    >>> [param.name for model in found.models if model.id == "growth" for param in model.params][:2]
    ['exposed', 'profitable']
    """
    return Method(
        sources=tuple(_sources()),
        measures=tuple(_measures(language)),
        models=tuple(_models(language)),
        scenarios=tuple(
            ScenarioEntry(
                id=entry.id,
                title=entry.title.read(language),
                sentence=entry.sentence.read(language),
                settings=entry.growth_settings(),
                fitted=entry.fitted,
            )
            for entry in SCENARIOS.all()
        ),
    )


def _sources() -> Iterator[SourceEntry]:
    for entry in SOURCES.all():
        yield SourceEntry(
            id=entry.id,
            publisher=entry.publisher,
            title=entry.title,
            citation=entry.citation,
            vintage=entry.vintage,
            licence=entry.licence,
            may_ship=entry.may_ship,
            sha256=entry.sha256,
            url=entry.url,
            note=entry.note,
        )


def _measures(language: Language) -> Iterator[MeasureEntry]:
    for entry in MEASURES.all():
        tables = [scores.table for scores in entry.scores if scores.table]
        sources = [source for table in tables for source in DECLARED.get(table).sources]
        yield MeasureEntry(
            id=entry.id,
            label=entry.label.read(language),
            sentence=entry.sentence.read(language),
            concept=entry.concept,
            unit=entry.unit,
            low=entry.low,
            high=entry.high,
            scorer=entry.scorer.read(language),
            year=entry.year,
            classifications=tuple(scores.classification for scores in entry.scores),
            sources=tuple(dict.fromkeys(sources)),
        )


def _models(language: Language) -> Iterator[ModelEntry]:
    for name, params, account in declared_models():
        yield ModelEntry(name, account, tuple(_param(param, language) for param in params))


def declared_models() -> Iterator[tuple[str, list[Param], str]]:
    """Give each model that declares parameters: the name of its file, its parameters, its account."""
    import arbeid.models

    every = walk_packages(arbeid.models.__path__, "arbeid.models.")
    for path in sorted((found.name for found in every), key=lambda path: path.rpartition(".")[2]):
        module = import_module(path)
        # The source tells what a module declares from what it only imports of another one.
        names = re.findall(r"^([A-Z_]+) = Params?\(", inspect.getsource(module), re.MULTILINE)
        params = [param for name in names for param in _each(getattr(module, name))]
        if params:
            yield path.rpartition(".")[2], params, inspect.cleandoc(module.__doc__ or "")


def _each(declared: Param | Params) -> list[Param]:
    return [declared] if isinstance(declared, Param) else [declared[name] for name in declared.names()]


def _param(param: Param, language: Language) -> ParamEntry:
    return ParamEntry(
        name=param.name,
        label=param.label.read(language),
        default=param.default,
        low=param.low,
        high=param.high,
        unit=param.unit,
        badge=param.badge,
        source=param.source,
    )
