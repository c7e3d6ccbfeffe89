"""The answer to where people of an occupation go."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text

# A share of a quarter and more for each is what a handful of people in a sample brings about.
_LEAST_PLACES = 5


@dataclass(frozen=True)
class Move(Members):
    """One place that people move to: its codes in the economy, and its share of all moves out (0 to 1)."""

    codes: tuple[str, ...]
    name: Text
    share: Quantity


@dataclass(frozen=True)
class Moves(Answer):
    """The places that an occupation's people move to most; ``within`` names others in the same place.

    ``label`` and ``note`` say what the network is and what a reader must know of it; both are missing
    where none reaches the economy. Without rows where no move out is known. ``seen`` counts the places that
    people were seen to move to; of fewer than five (``of_few``) shares say little and no screen lists them.
    """

    economy: str
    code: str
    label: Text | None
    note: Text | None
    within: tuple[Text, ...]
    rows: tuple[Move, ...]
    sources: tuple[SourceLine, ...]
    seen: int = 0

    @property
    def of_few(self) -> bool:
        """Whether people were seen to move to so few places that it may be chance where they went."""
        return 0 < self.seen < _LEAST_PLACES


@dataclass(frozen=True)
class Bridge(Members):
    """A skill or field of knowledge that another occupation asks more of: the levels of both (0 to 7)."""

    name: Text
    here: Quantity
    there: Quantity


@dataclass(frozen=True)
class Fit(Members):
    """How much of what another occupation asks this one asks too, and what it asks more.

    ``skills`` and ``knowledge`` are shares (0 to 1) of the levels asked there, weighed by how important each
    is; ``bridges`` are what is lacking most.
    """

    skills: Quantity
    knowledge: Quantity
    bridges: tuple[Bridge, ...]


@dataclass(frozen=True)
class NextMove(Members):
    """An occupation that people move to: how often, how it fits, and what one would find there.

    ``share`` is the part of all moves out (0 to 1). Where the network counts several occupations in one
    place it is that of them all, and ``together`` are the codes of the others.
    ``rank`` is how far AI touches its work, the median of the studies with the lowest and highest.
    """

    code: str
    name: Text
    share: Quantity
    fit: Fit | None
    people: Quantity
    pay: Quantity
    rank: Quantity
    together: tuple[str, ...] = ()
