"""Ranges at the horizon of all that is no headline: of each occupation, each industry, and the other totals.

The first draws of the sequence, a reader's own or not; what headlines come to ships for named scenarios and
is taken from there. Where what inverts laws of assumptions is not installed, there are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.errors import ArbeidError
from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on, inputs_of
from arbeid.run.outputs import Column, made
from arbeid.run.own_values import with_own_values
from arbeid.run.tables import added, in_all, read_for
from arbeid.settings import Settings
from arbeid.uncertainty.drawn import OWN_DRAWS
from arbeid.uncertainty.ensemble.block import laid_out
from arbeid.uncertainty.ensemble.plan import Plan, values_of
from arbeid.uncertainty.first_points import SEED
from arbeid.uncertainty.going_together import going_together
from arbeid.uncertainty.headlines import headline_columns

OUTER = (0.05, 0.95)
OF_GROUPS = ("handed_over", "assisted", "new_work", "net", "net_full")
"""What is told of each occupation and industry, as far as a table has it."""
_GROUPS = ("occupations", "industries")
"""The tables that tell groups apart, in the order of the sides of a cell."""
_AT_ONCE = 250_000
"""Draws x occupations that are evaluated at once: some fifty arrays of as many numbers are held."""
Drawn = Mapping[str, Numbers]


@dataclass(frozen=True, eq=False)
class HorizonRanges:
    """Draws at the horizon: totals (draws,), and by occupation and industry (draws, groups), by column.

    ``values`` are those of the parameters, (draws, parameters), and ``headlines`` what they come to, (draws,
    headlines), for whoever has no table of these.
    """

    totals: Drawn
    occupations: Drawn
    industries: Drawn
    values: Numbers
    headlines: Numbers

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


def horizon_ranges(settings: Settings, *, groups: bool = True) -> HorizonRanges | None:
    """Draw a run at its horizon; nothing where everything is fixed, or no draw goes together.

    Without ``groups`` no occupation and no industry is told apart, which is most of the work.

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
    inputs, tables = inputs_of(settings), _GROUPS if groups else ()
    every = max(1, _AT_ONCE // len(inputs.cells.codes))
    parts: list[HorizonRanges] = []
    for first in range(0, OWN_DRAWS, every):
        for _, found in going_together(
            range(first, min(first + every, OWN_DRAWS)),
            lambda rows: _drawn(plan, inputs, values[rows.start : rows.stop], tables),
        ):
            parts += [] if isinstance(found, ArbeidError) else [found]
    return _joined(parts) if parts else None


def _drawn(plan: Plan, inputs: Inputs, values: Numbers, tables: tuple[str, ...]) -> HorizonRanges:
    at, size = np.array([float(plan.settings.years)]), len(values)
    totals, groups = made("totals"), {table: _of_groups(table) for table in tables}
    read = read_for([*totals.values(), *(column for own in groups.values() for column in own.values())])
    arrays = evaluate_on(plan.settings, inputs, at, laid_out(plan, values), only=read)
    in_each = {
        name: np.broadcast_to(in_all(column, arrays, at)[..., 0], (size,)) for name, column in totals.items()
    }
    headlines = np.stack([in_each.pop(name) for name in headline_columns()], axis=1)
    # What nothing drawn moves has no axis of draws.
    occupations, industries = (
        {
            name: np.broadcast_to(added(column, arrays)[..., -1, :], (size, count))
            for name, column in groups.get(table, {}).items()
        }
        for table, count in zip(_GROUPS, inputs.cells.jobs.shape, strict=True)
    )
    return HorizonRanges(in_each, occupations, industries, values, headlines)


def _of_groups(table: str) -> dict[str, Column]:
    return {name: column for name, column in made(table).items() if name in OF_GROUPS}


def _joined(parts: Sequence[HorizonRanges]) -> HorizonRanges:
    def columns(each: list[Drawn]) -> Drawn:
        return {name: np.concatenate([one[name] for one in each]) for name in each[0]}

    return HorizonRanges(
        columns([part.totals for part in parts]),
        columns([part.occupations for part in parts]),
        columns([part.industries for part in parts]),
        np.concatenate([part.values for part in parts]),
        np.concatenate([part.headlines for part in parts]),
    )
