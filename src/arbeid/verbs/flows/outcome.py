"""What can be read off a run of the labour-flow model: tables, figures, an answer, a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.result import Result
from arbeid.verbs.flows import tables
from arbeid.verbs.flows.answer import answer
from arbeid.verbs.flows.follow import FlowRun
from arbeid.verbs.flows.result import result_of


class FlowOutcome(FlowRun):
    """A run with what follows from it, each worked out when it is asked for."""

    @property
    def totals(self) -> pl.DataFrame:
        """Rates and flows of the whole labour market, by year and run."""
        return tables.totals(self)

    @property
    def occupations(self) -> pl.DataFrame:
        """One row for each occupation: what the shock did to it."""
        return tables.occupations(self)

    @property
    def by_year(self) -> pl.DataFrame:
        """Stocks, rates and flows by year, run and occupation."""
        return tables.by_year(self)

    @property
    def moves(self) -> pl.DataFrame:
        """People who found work while the shock unfolds, by the broad group they come from and go to."""
        return tables.group_moves(self)

    @property
    def result(self) -> Result:
        """Settings, notes, origins and tables, as ``arbeid.result`` keeps and reads them back."""
        return result_of(self)

    def plain(self, language: Language = "en") -> dict[str, Any]:
        """Give the answer as plain data: settings, totals, occupations, moves, notes and sources."""
        return answer(self, language)

    def figures(self, language: Language = "en") -> list[Any]:
        """Draw its charts. Errors: an unknown language."""
        language = language_named(language)
        from arbeid.views.flows.flows import figures

        return figures(self.plain(language), language)

    def save(self, folder: str | Path, language: Language = "en") -> Path:
        """Write it to a folder: result.json, answer.json, tables as Parquet and CSV, charts as SVG."""
        answer = json.dumps(self.plain(language), ensure_ascii=False, indent=2) + "\n"
        charts = {f"{figure.id}.svg": figure.svg().encode() for figure in self.figures(language)}
        return self.result.save(folder, {"answer.json": answer.encode(), **charts})
