"""Which economies come first where one out of well over a hundred is chosen."""

from __future__ import annotations

from arbeid.registry import Entry, Registry


class Choices(Entry):
    """Economies by name, in the order in which they are offered.

    ``first`` come first where several names are near to what was typed; ``at_hand`` are there in full where
    no server can be asked; ``offered`` stand before all other countries in a list to choose from.
    """

    first: tuple[str, ...]
    at_hand: tuple[str, ...]
    offered: tuple[str, ...]


CHOICES = Registry("choice of economies", "choices", Choices)


def choices() -> Choices:
    """Read which economies come first.

    >>> choices().at_hand
    ('nl', 'us')
    """
    return CHOICES.get("economies")
