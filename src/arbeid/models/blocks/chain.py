"""The blocks of a run: from exposure to jobs, productivity and added value."""

from __future__ import annotations

from arbeid.models.blocks.accounts import ACCOUNTS
from arbeid.models.blocks.added_value import ADDED_VALUE
from arbeid.models.blocks.adoption import ADOPTION
from arbeid.models.blocks.balance import BALANCE
from arbeid.models.blocks.creation import CREATION
from arbeid.models.blocks.demand import DEMAND
from arbeid.models.blocks.exposure import EXPOSURE
from arbeid.models.blocks.hulten import HULTEN
from arbeid.models.blocks.impact import IMPACT
from arbeid.models.blocks.sectors import SECTORS
from arbeid.models.blocks.wages import WAGES
from arbeid.models.model import Model

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
    WAGES,
)
GIVEN = ("time", "scores", "complementarity", "observed_mode", "ai_makers", "jobs", "wage")
"""What a run brings to the blocks: years, and by occupation or cell what the economy and measures say."""
