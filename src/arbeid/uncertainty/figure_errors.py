"""Errors of the figures themselves as draws: what surveys miss, and weights that are borrowed from elsewhere.

``weights``: a group's score is a mean over its occupations, under weights that nobody counted there; the
logarithm of each errs with a standard deviation of 1, for the unit that leads to the group and for the
occupation in it, as weights of other countries were seen to. ``survey``: the people of each occupation were
counted in a sample. Each draw's errors come from a stream of its own, by seed, name and draw.

Survey errors scale what happens in an occupation with its people, and leave prices and what is bought as they
are: less than a quarter of what they do is lost by that, and no draw has to be evaluated by itself. That sums
of a survey are fitted to known totals is left out too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from arbeid.data.economies.economy import Economy
from arbeid.errors import unknown_name
from arbeid.measures.within_groups import ScoredCells, scored_cells
from arbeid.models.model import Numbers
from arbeid.models.sampling.streams import factors, normals
from arbeid.models.sampling.within_groups import WEIGHT_SPREAD
from arbeid.run.evaluation import Inputs
from arbeid.run.scores import is_own_share

WEIGHTS, SURVEY = "weights", "survey"
ERRORS = (WEIGHTS, SURVEY)
"""The errors that can be drawn, in the order in which they are told."""


@dataclass(frozen=True, eq=False)
class FigureErrors:
    """Figures by draw, (draws, occupations) each: scores, and factors on people; nothing where none errs."""

    scores: Numbers | None = None
    people: Numbers | None = None

    def some(self, rows: slice) -> FigureErrors:
        """Take some of the draws."""
        return FigureErrors(*(None if one is None else one[rows] for one in (self.scores, self.people)))

    def on(self, inputs: Inputs) -> Inputs:
        """Lay drawn scores into the inputs of an evaluation, where draws lead."""
        return inputs if self.scores is None else inputs.with_draws({"scores": self.scores})


NO_ERRORS = FigureErrors()


def errors_named(names: object) -> tuple[str, ...]:
    """Check which errors are to be drawn. Errors: one that there is not.

    >>> errors_named(["survey", "weights", "survey"])
    ('weights', 'survey')
    """
    given = list(names) if isinstance(names, list | tuple) else [names]
    for name in given:
        if name not in ERRORS:
            raise unknown_name("figure_error", str(name), list(ERRORS))
    return tuple(name for name in ERRORS if name in given)


def drawn_errors(
    inputs: Inputs, measure: str, errors: tuple[str, ...], seed: int, rows: range
) -> FigureErrors:
    """Draw the errors of the figures of these draws.

    >>> from arbeid.run.evaluation import inputs_of
    >>> from arbeid.scenario import SCENARIOS
    >>> inputs = inputs_of(SCENARIOS.get("base").settings())
    >>> drawn_errors(inputs, "eloundou-beta-human", ("survey",), 1, range(4)).people.shape
    (4, 114)
    """
    return FigureErrors(**{
        field: drawn for name, (field, draw) in _DRAWN.items() if name in errors
        if (drawn := draw(inputs, measure, seed, rows)) is not None
    })  # fmt: skip


def reach(inputs: Inputs, measure: str, name: str) -> float:
    """Compute the share of people in occupations of which a figure errs in this way."""
    jobs = inputs.cells.jobs.sum(axis=1)
    if name == SURVEY:
        erring = relative_errors(inputs) > 0
    else:
        cells = _cells(inputs.economy, measure)
        mixed = dict(zip(cells.groups, cells.mixed(), strict=True)) if cells else {}
        erring = np.array([bool(mixed.get(code)) for code in inputs.cells.codes])
    return float(jobs[erring].sum() / jobs.sum())


def relative_errors(inputs: Inputs) -> Numbers:
    """Read or compute the relative standard error of the people in each occupation; 0 where none is known.

    A rotating survey's from its design, else what the source prints.
    """
    market, codes = inputs.economy, inputs.cells.codes
    groups = market.groups.filter(market.groups["code"].is_in(codes))
    if market.entry.survey is not None:
        people = groups["jobs"].to_numpy()
        variance = market.entry.survey.at().variance(people)
        known = dict(zip(groups["code"], np.sqrt(variance) / np.maximum(people, 1.0), strict=True))
    else:
        known = dict(groups.select("code", "error").drop_nulls().iter_rows())
    return np.array([known.get(code, 0.0) for code in codes])


def digest(inputs: Inputs, measure: str, errors: tuple[str, ...]) -> dict[str, str]:
    """Hash what each error is drawn from, so that an ensemble says which errors are in it."""
    return {name: hashlib.sha256(_rests_on(inputs, measure, name)).hexdigest() for name in errors}


def _rests_on(inputs: Inputs, measure: str, name: str) -> bytes:
    if name == SURVEY:
        return relative_errors(inputs).tobytes()
    cells = _cells(inputs.economy, measure)
    return cells.scores.tobytes() + cells.cells.weight.tobytes() if cells else b""


def _cells(market: Economy, measure: str) -> ScoredCells | None:
    # A score that is mapped by rank takes the value of another, so its own weights have little say.
    return scored_cells(measure, market.classification) if is_own_share(measure) else None


def _scores(inputs: Inputs, measure: str, seed: int, rows: range) -> Numbers | None:
    cells = _cells(inputs.economy, measure)
    if cells is None:
        return None
    units = int(cells.cells.unit.max()) + 1 if cells.units else 0
    normal = normals(seed, WEIGHTS, rows, units + len(cells.scores))
    wrong = normal[:, units:] + (normal[:, cells.cells.unit] if units else 0.0)
    found = cells.means(np.exp(WEIGHT_SPREAD * wrong))
    at = {code: place for place, code in enumerate(inputs.cells.codes)}
    drawn = np.repeat(inputs.arrays["scores"][None], len(rows), axis=0)
    kept = [place for place, code in enumerate(cells.groups) if code in at]
    drawn[:, [at[cells.groups[place]] for place in kept]] = found[:, kept]
    return drawn


def _people(inputs: Inputs, measure: str, seed: int, rows: range) -> Numbers | None:
    relative = relative_errors(inputs)
    return factors(normals(seed, SURVEY, rows, len(relative)), relative) if relative.any() else None


_Draw = Callable[[Inputs, str, int, range], Numbers | None]
_DRAWN: Mapping[str, tuple[str, _Draw]] = {WEIGHTS: ("scores", _scores), SURVEY: ("people", _people)}
