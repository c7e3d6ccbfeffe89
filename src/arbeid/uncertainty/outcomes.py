"""What is looked at when assumptions move: outcomes at the horizon, and the models that have a say."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from arbeid.models.blocks.chain import chain
from arbeid.models.model import Numbers, behind
from arbeid.registry import remembered
from arbeid.run.evaluation import evaluate
from arbeid.scenario import Settings

UNITS = {
    "touched": "jobs",
    "handed_over": "jobs",
    "net": "jobs",
    "productivity": "points_a_year",
    "gain": "share_of_value_added",
    "gain_home": "share_of_value_added",
}
"""The outcomes with their units: work touched and handed over, net jobs (wages fixed), productivity, gain."""
_WORK = ("handed_over", "assisted", "net", "productivity")
_GAINS = ("gain", "gain_home")
_READ = (*_WORK, *_GAINS, "total_value_added")


def outcomes(settings: Settings, drawn: Mapping[str, Mapping[str, Numbers]], size: int) -> dict[str, Numbers]:
    """Compute the outcomes at the horizon, (draws,) each; ``drawn`` holds values by model and parameter.

    Errors: parameters that do not go together.
    """
    arrays = evaluate(settings, np.array([float(settings.years)]), drawn, only=_READ)
    at_horizon = {
        "touched": (arrays["handed_over"] + arrays["assisted"]).sum(axis=-1),
        "handed_over": arrays["handed_over"].sum(axis=-1),
        "net": arrays["net"].sum(axis=-1),
        "productivity": 100 * arrays["productivity"][..., 0] / settings.years,
    }
    at_horizon |= {name: arrays[name][..., 0] / arrays["total_value_added"][..., 0] for name in _GAINS}
    # Where nothing that was drawn has a say in an outcome, it has no axis of draws.
    return {name: np.broadcast_to(values[..., 0], (size,)) for name, values in at_horizon.items()}


@remembered
def models_with_a_say() -> frozenset[str]:
    """Name the models whose parameters can move work or productivity.

    >>> sorted({model.name for model in chain()} - models_with_a_say())
    ['added_value', 'sectors', 'wages']
    """
    return behind(chain(), _WORK)
