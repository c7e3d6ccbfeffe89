"""Who uses AI for the work of one occupation already, and how old its people are."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.note import Sentence
from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True)
class VendorRank(Members):
    """Where one vendor's use puts the occupation among all people at work (0 to 100), and what it counts."""

    vendor: str
    label: Text
    counted: Sentence
    rank: Quantity


@dataclass(frozen=True)
class Already(Members):
    """Where possible work ranks an occupation among all people at work, and where use does.

    ``label`` names the measure of what is possible; ``used`` is the middle of the vendors that reach the
    occupation, with the lowest and highest. ``place`` is where they saw it, which may be another country.
    """

    label: Text
    place: Text
    possible: Quantity
    used: Quantity
    vendors: tuple[VendorRank, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class AgeShare(Members):
    """The share of an occupation's people of one age, and of all people at work."""

    code: str
    name: Text
    share: Quantity
    everyone: Quantity
