"""A measure as a run needs it: a share of work for every occupation of an economy."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from arbeid.data.codes.means import exact_sum
from arbeid.data.economies.economy import Economy
from arbeid.errors import ArbeidError, NotReachable
from arbeid.measures.measure import MEASURES, Measure
from arbeid.measures.published import carried_to
from arbeid.models.model import Numbers
from arbeid.registry import remembered
from arbeid.run.cells import cells
from arbeid.run.makers import MAKERS
from arbeid.run.nearest import filled
from arbeid.run.note import Note
from arbeid.table import Origin

SHARES = "eloundou-beta-human"
COMPLEMENTARITY = "complementarity"
_REACH = ("exposure", "automation-risk", "observed-use")


@dataclass(frozen=True, eq=False)
class Scores:
    """One value for every occupation, what was filled in or mapped, and where it came from."""

    values: Numbers = field(repr=False)
    notes: tuple[Note, ...]
    origins: tuple[Origin, ...] = field(repr=False)


@remembered(maxsize=64)
def exposure(name: str, economy: Economy) -> Scores:
    """Give the share of each occupation's work that AI could reach, by a measure.

    A score that is no share of work (an index, a probability, an observed use) is mapped by rank onto the
    measure ``eloundou-beta-human``, weighted by jobs. Errors: a measure of something else than reach, or one
    that does not reach the economy.
    """
    measure = MEASURES.get(name)
    if measure.concept not in _REACH:
        raise ArbeidError("run_measure", measure=name, concept=measure.concept)
    found = _filled(measure, economy)
    if is_own_share(name):
        return found
    onto = exposure(SHARES, economy)
    values = by_rank(found.values, onto.values, cells(economy).jobs.sum(axis=1))
    note = Note("mapped_by_rank", {"measure": name, "onto": SHARES})
    return Scores(values, (*found.notes, note), (*found.origins, *onto.origins))


def is_own_share(name: str) -> bool:
    """Say whether a measure is a share of work on its own scale, so that nothing is mapped.

    >>> is_own_share("ilo-2025"), is_own_share("microsoft")
    (True, False)
    """
    measure = MEASURES.get(name)
    return measure.concept == "exposure" and measure.unit == "share"


@remembered(maxsize=64)
def mode(name: str, economy: Economy) -> Scores:
    """Give the observed share of use that is handed over, missing where none was observed."""
    measure = MEASURES.get(name)
    if measure.concept != "observed-mode":
        raise ArbeidError("run_mode", measure=name, concept=measure.concept)
    found = _known(measure, economy)
    observed = int((~np.isnan(found.values)).sum())
    return Scores(found.values, (Note("observed_mode", {"measure": name, "n": observed}),), found.origins)


@remembered(maxsize=64)
def complementarity(economy: Economy) -> Scores:
    """Give each occupation's complementarity, missing where it is unknown; all missing if none reaches."""
    try:
        return _known(MEASURES.get(COMPLEMENTARITY), economy)
    except NotReachable:
        return Scores(np.full(len(cells(economy).codes), np.nan), (Note("no_complementarity"),), ())


def ai_makers(economy: Economy) -> Scores:
    """Mark the occupations that make AI with a 1, and say how many jobs these groups hold."""
    makers = MAKERS.get("ai-makers").codes.get(economy.classification, ())
    marked = np.array([float(code in makers) for code in cells(economy).codes])
    if not marked.any():
        return Scores(marked, (Note("no_ai_makers"),), ())
    # The same part of new work on 2% or on 5% of jobs turns the sign of what these occupations win.
    jobs = cells(economy).jobs.sum(axis=1)
    return Scores(marked, (Note("ai_makers", {"share": float(jobs @ marked / jobs.sum())}),), ())


def by_rank(scores: Numbers, onto: Numbers, jobs: Numbers) -> Numbers:
    """Give each score the value of ``onto`` that has the same rank among jobs; equal scores stay equal.

    >>> by_rank(np.array([7.0, 1.0]), np.array([0.2, 0.6]), np.ones(2)).tolist()
    [0.6, 0.2]
    """
    order = np.argsort(onto, kind="stable")
    upper = np.cumsum(jobs[order])
    place = (upper - jobs[order] / 2) / jobs.sum()
    values, inverse = np.unique(scores, return_inverse=True)
    held = np.bincount(inverse, jobs, len(values))
    rank = (np.cumsum(held) - held / 2) / jobs.sum()
    return np.asarray(np.interp(rank, place, onto[order])[inverse])


def _filled(measure: Measure, economy: Economy) -> Scores:
    scored, origins = carried_to(measure, economy.classification)
    known = dict(scored.drop_nulls().iter_rows())
    codes = cells(economy).codes
    values, lacking = filled(codes, known)
    if not lacking:
        return Scores(values, (), origins)
    people = exact_sum(economy.groups.filter(pl.col("code").is_in(lacking))["jobs"])
    return Scores(values, (Note("scores_filled", {"n": len(lacking), "people": people}),), origins)


def _known(measure: Measure, economy: Economy) -> Scores:
    scored, origins = carried_to(measure, economy.classification)
    known = dict(scored.drop_nulls().iter_rows())
    return Scores(np.array([known.get(code, np.nan) for code in cells(economy).codes]), (), origins)
