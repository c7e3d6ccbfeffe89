"""The headlines of a run at its horizon, for many draws at once: the totals that stand in a comparison."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on
from arbeid.run.outputs import Column, compared
from arbeid.run.tables import in_all
from arbeid.settings import Settings


def headline_columns() -> dict[str, Column]:
    """Choose the totals that are headlines, in their order, with label, unit and badge.

    >>> list(headline_columns())[:3]
    ['touched', 'handed_over', 'assisted']
    """
    return {name: column for name, column in compared("totals").items() if column.arrays}


def headlines(
    settings: Settings, inputs: Inputs, drawn: Mapping[str, Mapping[str, Numbers]], size: int
) -> Numbers:
    """Compute headlines at the horizon, (draws, headlines); ``drawn`` holds values by model and parameter.

    They equal those of a run of each draw by itself, to 1e-12. Settings hold the economy's own values.
    Errors: parameters that do not go together.
    """
    at = np.array([float(settings.years)])
    arrays = evaluate_on(settings, inputs, at, drawn)
    found = [in_all(column, arrays, at)[..., 0] for column in headline_columns().values()]
    # Where nothing that was drawn has a say in a headline, it has no axis of draws.
    return np.stack([np.broadcast_to(values, (size,)) for values in found], axis=1)
