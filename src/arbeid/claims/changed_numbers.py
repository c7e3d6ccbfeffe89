"""Numbers that came out otherwise before: the old, the new, and why, for readers who quoted the old."""

from __future__ import annotations

from typing import Literal

from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry


class ChangedNumber(Frozen):
    """One number: what it is, what it was, what it is now, and where it can be asked.

    Shares, differences of two shares, and changes are fractions. ``digits`` are those shown, of percent for
    these; below zero it rounds to tens and more. ``command`` asks for the new number; ``field`` is its way
    through the JSON of the answer, parts joined by dots, a row named by its id, code, switch, name or third.
    """

    label: Text
    old: float
    new: float
    unit: Literal["share", "difference", "change", "people", "jobs", "rank", "points"]
    digits: int
    command: str
    field: str


class NumberChange(Entry):
    """One reason for which numbers changed; ``order`` is its place on the page."""

    order: int
    title: Text
    why: Text
    numbers: tuple[ChangedNumber, ...]


NUMBER_CHANGES = Registry("number change", "changed_numbers", NumberChange)


def number_changes() -> list[NumberChange]:
    """List the reasons in their order.

    >>> number_changes()[0].id
    'level-of-the-study'
    """
    return sorted(NUMBER_CHANGES.all(), key=lambda one: (one.order, one.id))
