"""The blocks of a run: from exposure to jobs, productivity and added value."""

from __future__ import annotations

from arbeid.models.accounts import ACCOUNTS
from arbeid.models.added_value import ADDED_VALUE
from arbeid.models.adoption import ADOPTION
from arbeid.models.balance import BALANCE
from arbeid.models.creation import CREATION
from arbeid.models.demand import DEMAND
from arbeid.models.exposure import EXPOSURE
from arbeid.models.hulten import HULTEN
from arbeid.models.impact import IMPACT
from arbeid.models.model import Model
from arbeid.models.sectors import SECTORS

CHAIN: tuple[Model, ...] = (
    ADOPTION,
    EXPOSURE,
    ACCOUNTS,
    IMPACT,
    DEMAND,
    CREATION,
    BALANCE,
    HULTEN,
    SECTORS,
    ADDED_VALUE,
)
GIVEN = ("time", "scores", "complementarity", "observed_mode", "ai_makers", "jobs", "wage")
"""What a run brings to the blocks: years, and by occupation or cell what the economy and measures say."""
