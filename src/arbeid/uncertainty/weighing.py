"""A count of spending on AI with its error, in a file of the reader's own, and draws weighed by it.

What draws say of the same year is held against it. It is a step beside an ensemble and never in it: draws,
and all that rests on them alone, stay as they are, and what the weights make of headlines stands beside.
No count with an error ships; firms and people who use AI are none of hours, and weigh nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import Field

from arbeid.answers.spread import ENDS
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.models.model import Numbers
from arbeid.models.uncertainty.weighting import effective, normalised, pareto_k, weighted_quantiles
from arbeid.registry import Entry, read_file
from arbeid.settings import SEED_MOST
from arbeid.uncertainty.drawn import draws_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.ensemble.store import Store
from arbeid.uncertainty.headlines import headline_columns

LEAST_EFFECTIVE = 400
MOST_PARETO = 0.7
SCRAMBLES = 8
"""Other scrambles of the sequence, over which a weighted quantile shows how far it is off."""
MOST_EACH = 4096
"""The draws of each of these at most: more would cost more than they tell."""


class Spending(Entry):
    """Spending on AI, ``value``, as a share of the wage bill, so many years after the base year.

    Its error is ``log_sd``, the standard deviation of its logarithm; ``source`` says who counted it.
    """

    counts: Literal["ai_bill"]
    year: int = Field(ge=1, le=50)
    value: float = Field(gt=0, lt=1)
    log_sd: float = Field(gt=0, le=5)
    source: Text

    def log_likelihood(self, spent: Numbers) -> Numbers:
        """Compute how well draws of the same year agree with it, up to a constant; NaN where one failed."""
        with np.errstate(divide="ignore"):
            away = (np.log(spent) - np.log(self.value)) / self.log_sd
        return np.asarray(-(away**2) / 2)


@dataclass(frozen=True, eq=False)
class Weighed:
    """Quantiles at ENDS by headline, before and after weighing, with the draws that weights come to.

    ``errors`` are the standard errors of those after, over other scrambles; rates of the labour market have
    none, as each draw would have to be followed again.
    """

    before: Mapping[str, Numbers]
    after: Mapping[str, Numbers]
    errors: Mapping[str, Numbers]
    effective: float
    pareto_k: float


def spending(path: str | Path) -> Spending:
    """Read a count from a file of the reader's own. Errors: one that is damaged, with its line and key."""
    return read_file(Spending, Path(path))


def weighed(plan: Plan, store: Store, measure: str, counted: Spending) -> Weighed:
    """Weigh the draws of a measure by a count, and sum up headlines at the horizon before and after.

    Errors: fewer than LEAST_EFFECTIVE draws left in effect, or a tail of weights heavier than MOST_PARETO.
    """
    weights = normalised(counted.log_likelihood(spent_in(plan, measure, counted.year)))
    count, tail = effective(weights), pareto_k(weights)
    if count < LEAST_EFFECTIVE:
        raise ArbeidError(
            "weigh_few", draws=plan.draws, left=int(count), least=LEAST_EFFECTIVE, measure=measure
        )
    if tail > MOST_PARETO:
        raise ArbeidError("weigh_heavy", k=round(tail, 2), most=MOST_PARETO, measure=measure)
    before, after = {}, {}
    parts = np.array(ENDS) / 100
    for name in plan.columns():
        values = np.concatenate([
            store.read(part, [name])[name].cast(float).fill_null(np.nan).to_numpy()
            for part in plan.parts() if part[0] == measure
        ])  # fmt: skip
        whole = np.isfinite(values)
        own = weights[whole] / weights[whole].sum()
        before[name] = np.quantile(values[whole], parts)
        after[name] = weighted_quantiles(values[whole], own, parts)
    return Weighed(before, after, errors_of(plan, measure, counted), count, tail)


def errors_of(plan: Plan, measure: str, counted: Spending) -> dict[str, Numbers]:
    """Compute the standard error of each weighted quantile at ENDS from other scrambles, by headline.

    Weights take the order of an even sequence away, so the number of draws does not say how far off they are.
    """
    found = []
    for other in range(1, SCRAMBLES + 1):
        again = replace(
            plan.under_only(measure),
            seed=(plan.seed + other) % (SEED_MOST + 1),
            draws=min(plan.draws, MOST_EACH),
            flows=False,
        )
        weights = normalised(counted.log_likelihood(spent_in(again, measure, counted.year)))
        values = draws_of(again)[1]
        whole = np.isfinite(values).all(axis=1) & (weights > 0)
        own = weights[whole] / weights[whole].sum()
        parts = np.array(ENDS) / 100
        found.append([weighted_quantiles(column, own, parts) for column in values[whole].T])
    errors = np.std(np.array(found), axis=0, ddof=1)
    return {name: errors[at] for at, name in enumerate(headline_columns())}


def spent_in(plan: Plan, measure: str, year: int) -> Numbers:
    """Compute spending on AI as a share of the wage bill in a year, (draws,), by the same draws."""
    settings = replace(plan.under(measure), years=year)
    at_year = replace(plan, settings=settings, measures=(measure,), flows=False)
    return draws_of(at_year)[1][:, list(headline_columns()).index("ai_bill")]
