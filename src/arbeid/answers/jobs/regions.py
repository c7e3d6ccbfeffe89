"""Where the people of one occupation work, by region."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class RegionPeople(Members):
    """The people of an occupation in one region, their part of all regions (0 to 1), and how common it is.

    ``times`` is how much larger its part of the region's people is than its part of those of all regions:
    2 is twice as common there. Regions whose number a source does not release are not there.
    """

    code: str
    name: Text
    people: Quantity
    share: Quantity
    times: Quantity
