"""What a run of the labour-flow model came to: facts to read, tables to work with, charts, a folder."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from arbeid.answers.flows import FlowFacts
from arbeid.answers.shown import Shown
from arbeid.language import language as language_named
from arbeid.result import Result
from arbeid.run.flows import tables
from arbeid.run.flows.facts import facts_of
from arbeid.run.flows.result import result_of
from arbeid.run.flows.shock_run import FlowRun
from arbeid.verbs.arguments import checked
from arbeid.wording import words_of

if TYPE_CHECKING:
    from arbeid.views.drawing.figure import Figure


class FlowOutcome(Shown, FlowRun):
    """A run with what follows from it, each worked out when it is asked for; ``facts`` has both languages."""

    @classmethod
    def of(cls, run: FlowRun) -> FlowOutcome:
        """Take a run that was followed."""
        return cls(**{field.name: getattr(run, field.name) for field in fields(FlowRun)})

    @cached_property
    def facts(self) -> FlowFacts:
        """The whole answer: settings, totals, occupations, moves, notes and sources, without a language."""
        return facts_of(self)

    def _facts(self) -> FlowFacts:
        return self.facts

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

    def figures(self, language: str = "en") -> list[Figure]:
        """Draw its charts. Errors: an unknown language."""
        from arbeid.views.flows.flows import figures

        return figures(self.facts, words_of(language_named(language)))

    @checked
    def save(self, folder: str | Path, language: str = "en") -> Path:
        """Write it to a folder: result.json, answer.json, tables as Parquet and CSV, charts as SVG."""
        answer = json.dumps(self.plain(language), ensure_ascii=False, indent=2) + "\n"
        charts = {f"{figure.id}.svg": figure.svg().encode() for figure in self.figures(language)}
        return self.result.save(folder, {"answer.json": answer.encode(), **charts})
