"""How the numbers come about: every source, measure, definition and model, from the catalogue."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from arbeid.answers.catalogue.method import (
    MeasureEntry,
    Method,
    ModelEntry,
    ParamEntry,
    ScenarioEntry,
    SourceEntry,
)
from arbeid.data.figures import DECLARED
from arbeid.data.sources import SOURCES
from arbeid.measures.measure import MEASURES
from arbeid.models.blocks.chain import chain
from arbeid.params import Param, Params
from arbeid.scenario import SCENARIOS
from arbeid.verbs.arguments import checked


@checked
def method() -> Method:
    """Collect the catalogue's and the models' own declarations.

    >>> [param.name for model in method().models if model.id == "growth" for param in model.params][:2]
    ['exposed', 'profitable']
    """
    return Method(
        sources=tuple(_sources()),
        measures=tuple(_measures()),
        models=tuple(_models()),
        scenarios=tuple(
            ScenarioEntry(
                id=entry.id,
                title=entry.title,
                sentence=entry.sentence,
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


def _measures() -> Iterator[MeasureEntry]:
    for entry in MEASURES.all():
        tables = [scores.table for scores in entry.scores if scores.table]
        sources = [source for table in tables for source in DECLARED.get(table).sources]
        yield MeasureEntry(
            id=entry.id,
            label=entry.label,
            sentence=entry.sentence,
            concept=entry.concept,
            unit=entry.unit,
            low=entry.low,
            high=entry.high,
            scorer=entry.scorer,
            year=entry.year,
            classifications=tuple(scores.classification for scores in entry.scores),
            sources=tuple(dict.fromkeys(sources)),
        )


def _models() -> Iterator[ModelEntry]:
    for name, params, account in declared_models():
        yield ModelEntry(name, account, tuple(map(_param, params)))


def declared_models() -> Iterator[tuple[str, list[Param], str]]:
    """List the models that declare parameters: the name of the file, its parameters, its account."""
    import arbeid.models

    by_module = _of_blocks()
    every = walk_packages(arbeid.models.__path__, "arbeid.models.")
    for path in sorted((found.name for found in every), key=lambda path: path.rpartition(".")[2]):
        module = import_module(path)
        # A module may also hold parameters that it imports: those are told of where they are declared.
        own = [one for one in vars(module).values() if isinstance(one, Params) and one.module == path]
        params = [param for declared in (*own, *by_module.pop(path, ())) for param in declared]
        if params:
            yield path.rpartition(".")[2], params, inspect.cleandoc(module.__doc__ or "")
    for path, declared in by_module.items():
        account = inspect.cleandoc(import_module(path).__doc__ or "")
        yield path.rpartition(".")[2], [param for params in declared for param in params], account


def _of_blocks() -> dict[str, list[Params]]:
    """Collect the parameters of blocks by the module that tells of them."""
    found: dict[str, list[Params]] = {}
    for model in chain():
        # A study's module holds those of its block itself.
        if model.params.names() and not _held(model.params):
            found.setdefault(model.params.module, []).append(model.params)
    return found


def _held(params: Params) -> bool:
    there = vars(import_module(params.module)).values()
    return any(isinstance(one, Params) and one.names() == params.names() for one in there)


def _param(param: Param) -> ParamEntry:
    return ParamEntry(
        name=param.name,
        label=param.label,
        default=param.default,
        low=param.low,
        high=param.high,
        unit=param.unit,
        badge=param.badge,
        source=param.source,
    )
