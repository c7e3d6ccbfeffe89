"""The answer to where people of an occupation go."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.quantity import Quantity, SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class Move:
    """One place that people move to: its codes in the economy, and its share of all moves out (0 to 1)."""

    codes: tuple[str, ...]
    name: Text
    share: Quantity


@dataclass(frozen=True)
class Moves(Answer):
    """The places that an occupation's people move to most; ``within`` names others in the same place.

    ``label`` and ``note`` say what the network is and what a reader must know of it; both are missing
    where none reaches the economy. Without rows where no move out is known.
    """

    economy: str
    code: str
    label: Text | None
    note: Text | None
    within: tuple[Text, ...]
    rows: tuple[Move, ...]
    sources: tuple[SourceLine, ...]
