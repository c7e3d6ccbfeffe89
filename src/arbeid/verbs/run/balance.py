"""The balance of a run by itself: for whoever runs very many and reads nothing else of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from arbeid.answers.answer import Answer
from arbeid.answers.quantity import SourceLine, source_lines
from arbeid.answers.run import Balance
from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.run.evaluation import Inputs, evaluate_on, inputs_of
from arbeid.run.outputs import made
from arbeid.run.own_values import with_own_values
from arbeid.run.tables import in_all, read_for
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import Places, Settings
from arbeid.uncertainty.horizon_ranges import horizon_ranges
from arbeid.uncertainty.ranges import spreads
from arbeid.verbs.run import parts
from arbeid.verbs.run.settings import asked_settings


@dataclass(frozen=True)
class BalanceOf(Answer, chiefly="balance", compared="balance.net"):
    """The balance of one run, and the economy that it was run on."""

    economy: str
    title: Text
    balance: Balance
    sources: tuple[SourceLine, ...] = ()


def balance_of(scenario: str, places: Places, values: Mapping[str, float] | None = None) -> BalanceOf:
    """Work out the balance of a scenario as ``run`` answers it without flows, and nothing else.

    Errors: as ``run``; a scenario with a shock.

    >>> from arbeid.verbs.run.run import run
    >>> balance_of("base", Places()).balance == run("base", flows=False).facts.balance
    True
    """
    chosen = scenario_named(scenario)
    asked = asked_settings(chosen, values, places, by=None, flows=False)
    if asked.shock is not None:
        raise ArbeidError("run_shock", name=chosen.id)
    settings, inputs = with_own_values(asked), inputs_of(asked)
    total = _at_horizon(settings, inputs)
    ranges = horizon_ranges(settings, groups=False)
    balance = parts.balance(total, spreads(settings, ranges), ranges)
    return BalanceOf(inputs.economy.id, inputs.economy.entry.title, balance, source_lines(inputs.origins))


def _at_horizon(settings: Settings, inputs: Inputs) -> dict[str, float]:
    """Compute what a balance is made of in its last year alone: no table of all years is laid out for it."""
    at, columns = np.array([float(settings.years)]), made("totals")
    read = {name: columns[name] for name in parts.OF_BALANCE}
    arrays = evaluate_on(settings, inputs, at, only=read_for(read.values()))
    return {name: float(in_all(column, arrays, at)[0]) for name, column in read.items()}
