"""How each shipped table is derived from its sources: one function a table, named in its declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
    """Give the recipe with this name, from those of this package and ``more`` of a higher floor."""
    from arbeid.data.recipes import averages, bridges, labour_market, scores, statistics

    recipes: dict[str, Recipe] = {
        "labour_market.netherlands": labour_market.netherlands,
        "bridges.isco_brc": bridges.isco_brc,
        "bridges.soc_isco": bridges.soc_isco,
        "bridges.soc_2018_2010": bridges.soc_2018_2010,
        "scores.eloundou": scores.eloundou,
        "scores.ilo": scores.ilo,
        "scores.microsoft": scores.microsoft,
        "scores.complementarity": scores.complementarity,
        "scores.frey_osborne": scores.frey_osborne,
        "scores.aioe": scores.aioe,
        "averages.frey_osborne": averages.frey_osborne,
        "averages.aioe": averages.aioe,
        "statistics.medians": statistics.medians,
    }
    recipes |= more or {}
    if name not in recipes:
        raise unknown_name("recipe", name, recipes)
    return recipes[name]
