"""The parameters of who does a task, each with its unit, bounds, prior and source.

All costs are in hours of the worker's wage, for a task that takes one hour by hand.
"""

from __future__ import annotations

from arbeid.models.block import parameters
from arbeid.models.named_parameters import declared
from arbeid.params import Params

# A job and a run are made of one price of AI.
_PRICE = parameters("impact")
PARAMS = Params(
    [
        *(_PRICE[name] for name in ("ai_price", "oversight", "time_saved", "review")),
        *declared("collaboration", __name__),
    ],
    __name__,
)

ERROR_PARAMS = declared("collaboration_error", __name__)
