"""What drives a scenario's headlines: the share of their spread that each drawn assumption carries."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from arbeid.models.model import Numbers
from arbeid.models.uncertainty.indices import Indices, sobol, two_samples
from arbeid.models.uncertainty.register import dimensions_of
from arbeid.models.uncertainty.together import correlated, groups
from arbeid.uncertainty.ensemble.block import computed
from arbeid.uncertainty.ensemble.plan import BLOCK, Plan, values_at
from arbeid.uncertainty.ensemble.run import Heard

OUTCOMES = ("net", "handed_over", "productivity_a_year", "gain_home")
"""The headlines whose drivers are told."""
WITH_FLOWS = (*OUTCOMES, "unemployment_rate")
"""Those where draws are followed through the labour market."""


def outcomes_of(plan: Plan) -> tuple[str, ...]:
    """Choose the headlines of a plan whose drivers are told."""
    return WITH_FLOWS if plan.flows else OUTCOMES


@dataclass(frozen=True, eq=False)
class Drivers:
    """The indices of groups of assumptions, named as ``model.parameter``; correlated ones are one group."""

    groups: tuple[tuple[str, ...], ...]
    indices: Indices


def drivers(plan: Plan, executor: Executor, heard: Heard) -> Drivers:
    """Compute first-order and total indices of each headline that is told, from ``plan.draws`` points.

    It costs (groups + 2) evaluations a point. The first measure of the plan is used: choices of measures are
    no draws and have no share in a spread.
    """
    names = plan.names()
    columns = dimensions_of(names)
    one, other = (
        correlated(half[:, columns], names, plan.pairs) for half in two_samples(plan.seed, plan.draws)
    )
    grouped = groups(names, plan.pairs)
    total = (len(grouped) + 2) * -(-plan.draws // BLOCK)
    done = 0

    def outcome(parts: Numbers) -> Numbers:
        nonlocal done
        blocks = [parts[at : at + BLOCK] for at in range(0, len(parts), BLOCK)]
        found = []
        for block in [executor.submit(at_parts, plan, block) for block in blocks]:
            found.append(block.result())
            done += 1
            heard(done, total)
        return np.concatenate(found, axis=1)

    heard(0, total)
    indices = sobol(outcome, one, other, grouped, plan.seed)
    return Drivers(tuple(tuple(names[at] for at in group) for group in grouped), indices)


def at_parts(plan: Plan, parts: Numbers) -> Numbers:
    """Compute the headlines that are told at parts of laws, (outcomes, points); NaN where a point fails."""
    found, _ = computed(plan, plan.measures[0], values_at(plan, parts))
    places = [list(plan.columns()).index(name) for name in outcomes_of(plan)]
    return found.headlines[:, places].T
