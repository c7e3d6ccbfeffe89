"""What draws of a scenario's assumptions come to: where each headline lies, and what decides the balance."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from arbeid.answers.spread import ENDS
from arbeid.interval import alike
from arbeid.models.model import Numbers
from arbeid.models.uncertainty.together import spearman
from arbeid.uncertainty.ensemble.block import block_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.headlines import headline_columns

OWN_DRAWS = 512
"""The draws of a reader's own scenario: enough for 5 and 95% to two digits, and fast enough to wait for."""
DECIDED = "net"
"""The headline of which it is told what decides it."""
_NINETY = 1.645
"""Standard errors between the middle and an end of a 90% interval."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Quantiles at ENDS by headline, the draws that they rest on, and what decides the balance of jobs.

    ``decides`` is the assumption (``model.parameter``) that DECIDED goes along with most over the draws, by
    rank, and behind it those that do so as much, as far as so many draws can tell; none where nothing that
    was drawn moves it.
    """

    quantiles: Mapping[str, Numbers]
    draws: int
    decides: tuple[str, ...]


def drawn(plan: Plan) -> Drawn:
    """Draw a plan's first measure and sum it up; draws that do not go together are left out.

    The same draws give the same quantiles in an ensemble.

    >>> from arbeid.scenario import SCENARIOS
    >>> from arbeid.uncertainty.ensemble.plan import planned
    >>> drawn(planned(SCENARIOS.get("base").settings(), 256)).decides
    ('creation.reinstatement',)
    """
    return summed_up(plan.names(), *draws_of(plan))


def summed_up(names: list[str], values: Numbers, found: Numbers) -> Drawn:
    """Sum draws up: values (draws, parameters) by name, headlines (draws, headlines), NaN if none."""
    whole = np.isfinite(found).all(axis=1)
    values, found = values[whole], found[whole]
    columns = list(headline_columns())
    if not len(found):
        return Drawn({name: np.full(len(ENDS), np.nan) for name in columns}, 0, ())
    parts = [end / 100 for end in ENDS]
    return Drawn(
        {name: np.quantile(found[:, at], parts) for at, name in enumerate(columns)},
        len(found),
        _telling(names, values, found[:, columns.index(DECIDED)]),
    )


def draws_of(plan: Plan) -> tuple[Numbers, Numbers]:
    """Draw a plan's first measure: values (draws, parameters), headlines (draws, headlines), NaN if none."""
    blocks = [block_of(plan, part) for part in plan.parts() if part[0] == plan.measures[0]]
    return (
        np.concatenate([block.values for block in blocks]),
        np.concatenate([block.evaluated.headlines for block in blocks]),
    )


def _telling(names: list[str], values: Numbers, outcome: Numbers) -> tuple[str, ...]:
    """Choose the assumption that an outcome goes along with most, by rank, and those that tie with it."""
    if not names or alike(float(outcome.min()), float(outcome.max())):
        return ()
    along = {name: abs(spearman(values[:, at], outcome)) for at, name in enumerate(names)}
    ordered = sorted(names, key=lambda name: (along[name], name), reverse=True)
    least = along[ordered[0]] - _error(along[ordered[0]], len(outcome))
    return tuple(name for name in ordered if along[name] + _error(along[name], len(outcome)) >= least)


def _error(correlation: float, draws: int) -> float:
    """Give half the 90% interval of a rank correlation over so many draws, as that of a plain one."""
    return _NINETY * (1 - correlation**2) / math.sqrt(draws)
