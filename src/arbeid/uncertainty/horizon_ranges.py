"""Ranges at the horizon of all that is no headline: of each occupation, each industry, and the other totals.

The first draws of the sequence, a reader's own or not; what headlines come to ships for named scenarios and
is taken from there. Where what inverts laws of assumptions is not installed, there are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on, inputs_of
from arbeid.run.outputs import made
from arbeid.run.own_values import with_own_values
from arbeid.run.tables import added, in_all
from arbeid.settings import Settings
from arbeid.uncertainty.ensemble.block import laid_out
from arbeid.uncertainty.ensemble.plan import Plan, values_of
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.going_together import going_together
from arbeid.uncertainty.headlines import headline_columns
from arbeid.uncertainty.ranges import OWN_DRAWS

OUTER = (0.05, 0.95)
OF_GROUPS = ("handed_over", "assisted", "new_work", "net", "net_full")
"""What is told of each occupation and industry, as far as a table has it."""
_AT_ONCE = 1_000_000
"""Draws x cells that are evaluated at once: some fifty arrays of as many numbers are held."""
Drawn = Mapping[str, Numbers]


@dataclass(frozen=True, eq=False)
class HorizonRanges:
    """Draws at the horizon: totals (draws,), and by occupation and industry (draws, groups), by column."""

    totals: Drawn
    occupations: Drawn
    industries: Drawn

    def of_total(self, name: str, quantity: Quantity) -> Quantity:
        """Give a total of the run the ends between which 90% of its draws lie."""
        return ranged(quantity, self.totals[name])

    def sums(self, shares: Numbers) -> Drawn:
        """Add occupations up in cells that hold ``shares`` of each, (occupations, cells)."""
        return {name: values @ shares for name, values in self.occupations.items()}


def ranged(quantity: Quantity, drawn: Numbers) -> Quantity:
    """Give a number the ends between which 90% of its draws, (draws,), lie.

    >>> ranged(Quantity(1.0, "jobs", "modelled"), np.linspace(0, 200, 101)).high
    190.0
    """
    low, high = np.quantile(drawn, OUTER)
    return replace(quantity, low=float(low), high=float(high))


def ends_of(drawn: Drawn) -> Drawn:
    """Take the ends between which 90% of the draws lie, of all groups of a column at once: (2, groups).

    Thousands of single quantiles of a large economy took longer than its run.
    """
    return {name: np.quantile(values, OUTER, axis=0) for name, values in drawn.items()}


def horizon_ranges(settings: Settings) -> HorizonRanges | None:
    """Draw a run at its horizon; nothing where everything is fixed, or no draw goes together.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = horizon_ranges(SCENARIOS.get("base").settings())
    >>> found.occupations["net"].shape
    (512, 114)
    """
    settings = with_own_values(settings)
    plan = Plan(settings, (settings.measure,), OWN_DRAWS, SEED)
    if not plan.names():
        return None
    try:
        values = values_of(plan, range(OWN_DRAWS))
    except ImportError:
        return None
    inputs = inputs_of(settings)
    every = max(1, _AT_ONCE // inputs.cells.jobs.size)
    parts: list[HorizonRanges] = []
    for first in range(0, OWN_DRAWS, every):
        for _, found in going_together(
            range(first, min(first + every, OWN_DRAWS)), lambda rows: _drawn(plan, inputs, values, rows)
        ):
            parts += [] if isinstance(found, ArbeidError) else [found]
    if not parts:
        return None
    return HorizonRanges(
        _joined(part.totals for part in parts),
        _joined(part.occupations for part in parts),
        _joined(part.industries for part in parts),
    )


def _drawn(plan: Plan, inputs: Inputs, values: Numbers, rows: range) -> HorizonRanges:
    at = np.array([float(plan.settings.years)])
    arrays = evaluate_on(plan.settings, inputs, at, laid_out(plan, values[rows.start : rows.stop]))
    headlines = headline_columns()
    sides = {"occupations": inputs.cells.jobs.shape[0], "industries": inputs.cells.jobs.shape[1]}
    return HorizonRanges(
        {
            name: np.broadcast_to(in_all(column, arrays, at)[..., 0], (len(rows),))
            for name, column in made("totals").items()
            if name not in headlines
        },
        *(
            {
                # What nothing drawn moves has no axis of draws.
                name: np.broadcast_to(added(column, arrays)[..., -1, :], (len(rows), count))
                for name, column in made(table).items()
                if name in OF_GROUPS
            }
            for table, count in sides.items()
        ),
    )


def _joined(parts: Iterable[Drawn]) -> Drawn:
    every = list(parts)
    return {name: np.concatenate([part[name] for part in every]) for name in every[0]}
