"""The answer to what a claim can be compared with."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.members import Members
from arbeid.answers.note import Sentence


@dataclass(frozen=True)
class Neighbour(Members):
    """A claim, or an economy, to which there is a walk; ``story`` is one that tells both."""

    id: str
    label: Sentence
    story: str | None = None


@dataclass(frozen=True)
class Neighbours(Answer):
    """The claims to compare one with, and the economies that its own rule can be applied to.

    ``claims`` and ``economies`` are those to which a walk explains at least half of the difference;
    ``unexplained`` the claims that a story tells with it, where something is missing for that.
    """

    claims: tuple[Neighbour, ...]
    economies: tuple[Neighbour, ...]
    stories: tuple[str, ...]
    unexplained: tuple[Neighbour, ...] = ()
