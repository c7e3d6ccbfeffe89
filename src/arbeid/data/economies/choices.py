"""What comes first where one out of many is chosen: of well over a hundred economies, of scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from arbeid.registry import Entry, Registry


class Choices(Entry):
    """Names of one kind, in the order in which they are offered.

    ``offered`` stand before all others in a list to choose from. Of economies, ``usual`` is the one that a
    page shows until another is chosen; ``first`` come first where several names are near to what was typed;
    ``at_hand`` are there in full where no server can be asked; ``in_places`` stand first where places of one
    economy are compared, and the page of places starts with the first of them.
    """

    offered: tuple[str, ...]
    usual: str = ""
    first: tuple[str, ...] = ()
    at_hand: tuple[str, ...] = ()
    in_places: tuple[str, ...] = ()


CHOICES = Registry("list of choices", "choices", Choices)


def choices(of: Literal["economies", "scenarios"] = "economies") -> Choices:
    """Read which economies, or scenarios, come first.

    >>> choices().at_hand
    ('nl', 'us')
    """
    return CHOICES.get(of)


def by_choice(names: Iterable[str], first: Sequence[str]) -> list[str]:
    """Sort names: the first ones in their order, then the others as they come.

    >>> by_choice(["at", "be", "nl"], ("nl",))
    ['nl', 'at', 'be']
    """
    return sorted(names, key=lambda name: first.index(name) if name in first else len(first))
