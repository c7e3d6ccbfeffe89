"""What people call a publication or a place that has no such name itself: “the Oxford study”."""

from __future__ import annotations

from pydantic import Field

from arbeid.language import Texts
from arbeid.registry import Entry, Registry, remembered


class Nickname(Entry):
    """What else a publication is called, or a measure: ``of`` names one or more of them."""

    of: tuple[str, ...]
    called: Texts


class PlaceNames(Entry):
    """What else the places in a ``cut`` of an economy are called, by their names there.

    ``parts`` are places in the economy that nobody counted apart.
    """

    economy: str
    cut: str = ""
    called: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    parts: tuple[str, ...] = ()


NICKNAMES = Registry("nickname", "nicknames", Nickname)
PLACE_NAMES = Registry("place names", "place_names", PlaceNames)


@remembered
def nicknames() -> dict[str, tuple[str, ...]]:
    """List by publication or measure what else people call it, in both languages.

    >>> "de Oxford-studie" in nicknames()["frey-osborne-2013"]
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    for one in NICKNAMES.all():
        for name in one.of:
            found[name] = (*found.get(name, ()), *one.called.nl, *one.called.en)
    return found


@remembered
def place_names(economy: str, cut: str) -> dict[str, tuple[str, ...]]:
    """List what else the places in a cut are called."""
    files = [one for one in PLACE_NAMES.all() if (one.economy, one.cut) == (economy, cut)]
    return {cell: called for one in files for cell, called in one.called.items()}


@remembered
def parts() -> tuple[tuple[str, str], ...]:
    """List the places that were not counted apart, each with its economy.

    >>> ("nl", "Utrecht") in parts()
    True
    """
    return tuple((one.economy, part) for one in PLACE_NAMES.all() for part in one.parts)
