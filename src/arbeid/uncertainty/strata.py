"""One sequence of draws under every choice of a structure: side by side, never pooled with each other.

A parameter has its dimension for good, so that what two choices both leave open is drawn at the same
points: their difference is that of the choices, and not of chance. There are fewer draws than in an ensemble,
as there are many choices, and fewer still where each is followed through the labour market.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from arbeid.answers.spread import ENDS
from arbeid.data.codes.classifications import broad_groups
from arbeid.errors import ArbeidError, NotInData, NotReachable
from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, inputs_of
from arbeid.run.flows.many import flow_columns
from arbeid.run.outputs import Column, columns_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.evaluated_once import EvaluatedOnce
from arbeid.uncertainty.going_together import going_together
from arbeid.uncertainty.structures import Stratum, Structure, strata_of, structures

MOST, MOST_FOLLOWED = 512, 64
"""Draws under each choice at most, and where they are followed through the labour market."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """Quantiles at ENDS of one outcome under one choice; ``draws`` are those used, 0 where all is fixed."""

    stratum: Stratum
    outcome: str
    column: Column
    quantiles: Numbers
    draws: int


@dataclass(frozen=True, eq=False)
class DrawnStructure:
    """A structure with its outcomes under each choice, and the choices that do not reach the economy."""

    structure: Structure
    drawn: tuple[Drawn, ...]
    left_out: tuple[str, ...]


def drawn_structures(plan: Plan, names: tuple[str, ...] = ()) -> tuple[DrawnStructure, ...]:
    """Draw a plan under each choice of each structure, or of those named; one without an outcome is left out.

    Where a plan has no flows, what needs them (networks) has no outcome. Errors: an unknown structure.

    >>> from arbeid.scenario import SCENARIOS
    >>> from arbeid.uncertainty.ensemble.plan import planned
    >>> (level,) = drawn_structures(planned(SCENARIOS.get("base").settings(), 64), ("level",))
    >>> sorted({one.stratum.name for one in level.drawn})
    ['group', 'major']
    """
    once = EvaluatedOnce()
    found = [_structure(plan, one, once) for one in structures(names)]
    return tuple(one for one in found if one.drawn)


def _structure(plan: Plan, structure: Structure, once: EvaluatedOnce) -> DrawnStructure:
    drawn: list[Drawn] = []
    left_out = []
    outcomes = [name for name in structure.outcomes if plan.flows or name not in flow_columns()]
    for stratum in strata_of(structure, plan.settings) if outcomes else ():
        try:
            drawn += _drawn(replace(plan, settings=stratum.settings), stratum, outcomes, once)
        except (NotReachable, NotInData):
            left_out.append(stratum.name)
    return DrawnStructure(structure, tuple(drawn), tuple(left_out))


def _drawn(plan: Plan, stratum: Stratum, outcomes: list[str], once: EvaluatedOnce) -> Iterator[Drawn]:
    inputs = inputs_of(plan.settings)
    inputs = by_major_group(inputs) if stratum.major else inputs
    known = columns_of("totals") | flow_columns()
    for followed in (False, True):
        told = [name for name in outcomes if (name in flow_columns()) is followed]
        if not told:
            continue
        columns = [known[stratum.columns.get(name, name)] for name in told]
        found = _values(plan, inputs, columns, once, followed=followed)
        found = found[np.isfinite(found).all(axis=1)]
        for at, name in enumerate(told):
            used = len(found) if plan.names() else 0
            yield Drawn(stratum, name, known[name], _quantiles(found[:, at]), used)


def _quantiles(values: Numbers) -> Numbers:
    return np.quantile(values, [end / 100 for end in ENDS]) if len(values) else np.full(len(ENDS), np.nan)


def _values(
    plan: Plan, inputs: Inputs, columns: list[Column], once: EvaluatedOnce, *, followed: bool
) -> Numbers:
    """Evaluate columns for each draw, (draws, columns); NaN where a draw does not go together."""
    most = MOST_FOLLOWED if followed else MOST
    # Where everything is fixed one evaluation says it all.
    count = min(plan.draws, most) if plan.names() else 1
    found = np.full((count, len(columns)), np.nan)

    def evaluated(rows: range) -> Numbers:
        if followed:
            return once.unemployment(plan, inputs, rows)
        return once.totals(plan, inputs, columns, rows)

    for rows, got in going_together(range(count), evaluated):
        if not isinstance(got, ArbeidError):
            found[rows.start : rows.stop] = got
        elif isinstance(got, NotReachable | NotInData):
            # No draw is to blame where the choice does not reach the economy.
            raise got
    return found


def by_major_group(inputs: Inputs) -> Inputs:
    """Give each occupation the mean score of its major group, weighted by people.

    Errors: a classification without major groups.
    """
    groups = broad_groups(inputs.economy.classification, inputs.cells.codes)
    if groups is None:
        raise NotReachable("no_major_groups", classification=inputs.economy.classification)
    _, at = np.unique(groups["group"].to_numpy(), return_inverse=True)
    people, scores = inputs.cells.jobs.sum(axis=1), inputs.arrays["scores"]
    means = np.bincount(at, people * scores) / np.bincount(at, people)
    return replace(inputs, arrays={**inputs.arrays, "scores": means[at]})
