"""How each shipped table is derived from its sources: one function a table, named in its declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules

import polars as pl

from arbeid.errors import unknown_name


@dataclass(frozen=True)
class Made:
    """What a recipe may use: the raw frames of its sources and the tables that it needs, in order."""

    sources: Mapping[str, pl.DataFrame]
    tables: Mapping[str, pl.DataFrame] = field(default_factory=dict)

    def source(self, name: str) -> pl.DataFrame:
        """Give a source's raw frame, all texts."""
        return self.sources[name]

    def only_source(self) -> pl.DataFrame:
        """Give the raw frame of a recipe that has one source."""
        (frame,) = self.sources.values()
        return frame

    def table(self, name: str) -> pl.DataFrame:
        """Give a table that was made before."""
        return self.tables[name]


Recipe = Callable[[Made], pl.DataFrame]


def recipe(name: str, more: Mapping[str, Recipe] | None = None) -> Recipe:
    """Give the recipe with this name: one of ``more``, else ``file.function`` in this package.

    >>> recipe("scores.ilo").__name__
    'ilo'
    """
    if more and name in more:
        return more[name]
    file, _, function = name.partition(".")
    try:
        found: Recipe = getattr(import_module(f"{__name__}.{file}"), function)
    except (ModuleNotFoundError, AttributeError) as error:
        raise unknown_name("recipe", name, _known()) from error
    return found


def _known() -> list[str]:
    return [
        f"{file.name}.{function}"
        for file in iter_modules(__path__)
        for function in vars(import_module(f"{__name__}.{file.name}"))
        if not function.startswith("_")
    ]
