"""One labour market: its groups of occupations with the people at work in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import polars as pl

from arbeid.data.binding import Binding
from arbeid.data.classifications import CLASSIFICATIONS, labels
from arbeid.errors import ArbeidError
from arbeid.language import Language, Text
from arbeid.registry import Entry, Registry, catalogue_folders
from arbeid.table import Origin


class EconomyEntry(Entry):
    """An economy's file: its name, the way it sorts occupations, its period, and where its people are.

    ``groups`` brings at least code and jobs; optional columns are jobs_before (in ``period_before``),
    women, higher_education, pay_low, pay_median and pay_high.
    """

    title: Text
    population: Text
    classification: str
    period: str
    period_before: str | None = None
    groups: Binding
    note: Text | None = None


ECONOMIES = Registry("economy", "economies", EconomyEntry)
_OPTIONAL = ("jobs_before", "women", "higher_education", "pay_low", "pay_median", "pay_high")


@dataclass(frozen=True)
class Economy:
    """One labour market in one period.

    ``groups`` has the columns code, nl, en (names), jobs, and those of jobs_before, women,
    higher_education, pay_low, pay_median, pay_high that the source has (others are missing throughout).
    """

    id: str
    entry: EconomyEntry = field(repr=False)
    groups: pl.DataFrame = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)

    @property
    def classification(self) -> str:
        """The classification of its groups."""
        return self.entry.classification

    @property
    def people(self) -> float:
        """The number of people at work in all groups together."""
        return float(self.groups["jobs"].sum())

    def name(self, code: str, language: Language) -> str:
        """Give the name of a group in one language."""
        return str(self.groups.filter(pl.col("code") == code)[language][0])


def economy(name: str) -> Economy:
    """Load one economy by name.

    >>> economy("nl").people
    9865000.0
    """
    return _load(name, catalogue_folders())


@cache
def _load(name: str, folders: tuple[Path, ...]) -> Economy:
    entry = ECONOMIES.get(name)
    CLASSIFICATIONS.get(entry.classification)
    frame, origins = entry.groups.read(name, entry.folder, "jobs")
    for column in _OPTIONAL:
        if column not in frame.columns:
            frame = frame.with_columns(pl.lit(None, dtype=pl.Float64).alias(column))
    _refuse_bad_jobs(name, frame)
    named = frame.join(labels(entry.classification), on="code", how="left")
    named = named.with_columns(pl.col("nl", "en").fill_null(pl.col("code")))
    return Economy(name, entry, named.select("code", "nl", "en", "jobs", *_OPTIONAL).sort("code"), origins)


def _refuse_bad_jobs(name: str, frame: pl.DataFrame) -> None:
    bad = frame.filter(pl.col("jobs").is_null() | (pl.col("jobs") < 0) | ~pl.col("jobs").is_finite())
    if len(bad):
        raise ArbeidError("jobs_invalid", economy=name, code=bad["code"][0], value=bad["jobs"][0])
    repeated = frame.filter(pl.col("code").is_duplicated())
    if len(repeated):
        raise ArbeidError("code_repeated", economy=name, code=repeated["code"][0])
