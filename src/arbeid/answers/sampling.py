"""How the errors of counted people are known, beside every answer that shows them."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class Sampling(Members):
    """The people for whom one observation of a survey stands, with its range, and the source of that.

    No percent is shown of fewer people than ``least_shown``. Without a weight and a source where the survey
    publishes the errors of its counts itself.
    """

    weight: Quantity
    least_shown: float
    source: Text | None
