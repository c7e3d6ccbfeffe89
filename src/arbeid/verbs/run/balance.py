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
from arbeid.run.evaluation import evaluate_on, inputs_of
from arbeid.run.own_values import with_own_values
from arbeid.run.tables import totals
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import Places
from arbeid.uncertainty.horizon_ranges import horizon_ranges
from arbeid.uncertainty.ranges import spreads
from arbeid.verbs.run import parts
from arbeid.verbs.run.settings import asked_settings


@dataclass(frozen=True)
class BalanceOf(Answer, chiefly="balance"):
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
    years = np.arange(settings.years + 1, dtype=np.float64)
    whole = totals(evaluate_on(settings, inputs, years), years)
    total = parts.horizon(whole).row(0, named=True)
    balance = parts.balance(total, spreads(settings), horizon_ranges(settings))
    return BalanceOf(inputs.economy.id, inputs.economy.entry.title, balance, source_lines(inputs.origins))
