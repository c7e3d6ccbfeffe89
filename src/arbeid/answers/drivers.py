"""What drives a headline: each assumption by its share of the spread, and what no single one carries."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity
from arbeid.language import Text


@dataclass(frozen=True, kw_only=True)
class DriverLine(Members):
    """One assumption, or several that were drawn together, as far as it drives one headline.

    ``first`` is the share of the spread (variance) that goes when it alone is known, ``total`` the share that
    stays when all others are; both with their 90% bootstrap interval. ``effect`` screens (Morris): how far
    the headline moves, on average over points, as the assumption goes from one end of its law to the other,
    and ``effect_sd`` how much that depends on the others; missing for several together, and where it ships.
    """

    name: str
    label: Text
    drives: str
    first: Quantity
    total: Quantity
    effect: Quantity | None = None
    effect_sd: Quantity | None = None


@dataclass(frozen=True, kw_only=True)
class DrivenLine(Members):
    """One headline: its mean and standard deviation over draws, and what no single assumption carries.

    ``together`` is what is left of the spread after all first-order shares: assumptions at work together.
    """

    name: str
    label: Text
    mean: Quantity
    sd: Quantity
    together: Quantity


@dataclass(frozen=True, kw_only=True)
class ShippedDrivers(Members):
    """What drives the balance of jobs of a named scenario, from the table that ships, in words and numbers.

    ``changed`` says that the reader set something, and that these are the drivers before that.
    """

    lines: tuple[DriverLine, ...]
    sentences: tuple[Note, ...]
    points: int
    changed: bool
