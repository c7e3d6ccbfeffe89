"""What a run's assumptions come to by every measure that is a share of work on a scale of its own."""

from __future__ import annotations

import numpy as np

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import OverMeasures
from arbeid.errors import ArbeidError
from arbeid.measures.native_shares import native_scores
from arbeid.run.evaluation import evaluate
from arbeid.run.run import Run
from arbeid.run.scores import is_own_share
from arbeid.uncertainty.outcomes import UNITS
from arbeid.verbs.market.groups import spoken

_READ = ("handed_over", "net")


def over_measures(run: Run) -> OverMeasures | None:
    """Evaluate the run's horizon by each such measure; nothing where none reaches the economy.

    A measure that is no share is mapped by rank, which gives the total of another: it is no end of a range.
    One by which an industry would cost nothing any more is left out.
    """
    at = np.array([float(run.settings.years)])
    by_measure, shares = {}, native_scores(run.inputs.economy)
    for scored in shares:
        try:
            found = evaluate(run.settings.changed(measure=scored.measure.id), at, only=_READ)
        except ArbeidError:
            continue
        by_measure[scored.measure.id] = {name: float(found[name].sum(axis=-1)[-1]) for name in _READ}
    if not by_measure:
        return None
    ends = {name: sorted(values[name] for values in by_measure.values()) for name in _READ}
    total = run.result.tables["totals"].row(-1, named=True)
    return OverMeasures(
        measures=tuple(by_measure),
        voices=spoken([one for one in shares if one.measure.id in by_measure]),
        mapped=not is_own_share(run.settings.measure),
        **{
            name: Quantity(total[name], UNITS[name], "modelled", ends[name][0], ends[name][-1])
            for name in _READ
        },
    )
