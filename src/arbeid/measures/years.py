"""Measures that were scored for several years: which years there are, and the measure as of one of them."""

from __future__ import annotations

import polars as pl

from arbeid.errors import NotInData, OutOfBounds
from arbeid.language import Text
from arbeid.measures.measure import Measure, Scores


def years(measure: Measure) -> tuple[int, ...]:
    """List the years for which the measure has scores, none where it was scored once.

    >>> from arbeid.measures.measure import MEASURES
    >>> years(MEASURES.get("daioe-reading"))[:2], years(MEASURES.get("aioe"))
    ((2014, 2015), ())
    """
    found = {year for scores in measure.scores if scores.year is not None for year in _years(measure, scores)}
    return tuple(sorted(found))


def as_of(measure: Measure, year: int) -> Measure:
    """Give the measure with its scores of another year; its label and sentence name that year.

    Errors: a measure that was scored once; a year without scores, with the years that there are.

    >>> from arbeid.measures.measure import MEASURES
    >>> as_of(MEASURES.get("daioe"), 2015).label.nl
    'DAIOE 2015'
    """
    known = years(measure)
    if not known:
        raise NotInData("measure_one_year", measure=measure.id, year=measure.year)
    if year not in known:
        raise OutOfBounds("measure_year", measure=measure.id, year=year, first=known[0], last=known[-1])
    dated = tuple(scores.model_copy(update={"year": year}) for scores in measure.scores)
    named = {name: _renamed(getattr(measure, name), measure.year, year) for name in ("label", "sentence")}
    return measure.model_copy(update={"year": year, "scores": dated, **named})


def _years(measure: Measure, scores: Scores) -> list[int]:
    frame, _ = measure.read(scores)
    return frame.filter(pl.col(scores.column).is_not_null())["year"].unique().to_list()


def _renamed(text: Text, before: int, year: int) -> Text:
    return Text(nl=text.nl.replace(str(before), str(year)), en=text.en.replace(str(before), str(year)))
