"""The first year of an ensemble beside what was counted: evidence that is shown, and does not weigh draws.

No likelihood is laid on the use of firms or of vendors: they count who has any AI, not hours, and a model
that starts from nothing in its base year meets them only through a curve whose ceiling is not identified.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from arbeid.answers.ensemble import CountedLine, Evidence
from arbeid.answers.quantity import Quantity
from arbeid.answers.spread import ENDS, spread_of
from arbeid.data.economies.economy import Economy
from arbeid.models.model import Numbers
from arbeid.uncertainty.drawn import draws_of
from arbeid.uncertainty.ensemble.plan import Plan
from arbeid.uncertainty.headlines import headline_columns
from arbeid.verbs.monitor.use import latest_use

DRAWS = 1024
"""The most draws that are looked at: one year more of every draw would double what an ensemble costs."""


def evidence_of(plan: Plan, market: Economy) -> Evidence:
    """Draw the first year of a plan under its first measure, and hold it against the counts of an economy."""
    settings = replace(plan.under(plan.measures[0]), years=1)
    first = replace(plan, settings=settings, draws=min(plan.draws, DRAWS), flows=False)
    found = draws_of(first)[1]
    found = found[np.isfinite(found).all(axis=1)]
    names = list(headline_columns())
    touched = found[:, names.index("touched")] / market.people
    spending = found[:, names.index("ai_bill")]
    return Evidence(
        touched=spread_of(_ends(touched), "share"),
        spending=spread_of(_ends(spending), "share_of_wage_bill"),
        draws=len(found),
        counted=tuple(
            CountedLine(
                name=name,
                period=count.period,
                share=count.share,
                below=Quantity(float((touched < float(count.share)).mean()), "share", "derived"),
            )
            for name, count in latest_use(market).items()
            if len(touched)
        ),
    )


def _ends(values: Numbers) -> Numbers:
    missing = np.full(len(ENDS), np.nan)
    return np.quantile(values, [end / 100 for end in ENDS]) if len(values) else missing
