"""The answer to which choice was made: one sequence of draws under each, side by side and never pooled."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity
from arbeid.answers.spread import Spread
from arbeid.language import Text


@dataclass(frozen=True, kw_only=True)
class ChoiceSpread(Members):
    """Where one outcome lies under one choice, over the same draws as under every other.

    ``own`` marks the choice of the scenario itself. ``draws`` are those used; nothing where the choice fixes
    every assumption, so that there is one value and no range.
    """

    name: str
    label: Text
    outcome: str
    outcome_label: Text
    spread: Spread
    draws: int
    own: bool


@dataclass(frozen=True, kw_only=True)
class Between(Members):
    """How far choices lie apart in one outcome, beside how far draws do under one of them.

    ``between`` is the distance of the lowest and the highest middle, which are its ends; ``within`` the mean
    breadth of 90% of the draws under one choice.
    """

    outcome: str
    outcome_label: Text
    between: Quantity
    within: Quantity


@dataclass(frozen=True, kw_only=True)
class StructureLine(Members):
    """One structural choice: no draw, as no law says which is right.

    ``left_out`` are the choices that do not reach the economy, or need a source that is not here.
    """

    name: str
    label: Text
    sentence: Text
    choices: tuple[ChoiceSpread, ...]
    apart: tuple[Between, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShippedStructures(Members):
    """Structural choices of a named scenario from the table that ships.

    ``changed`` says that the reader set something, and that these are the draws before that.
    """

    lines: tuple[StructureLine, ...]
    draws: int
    changed: bool
