"""The units in which a run counts: a list in the catalogue, which a file of the reader's own may add to."""

from __future__ import annotations

from arbeid.errors import unknown_name
from arbeid.registry import Entry, Registry, fault_in, remembered


class Units(Entry):
    """Names of units, as parameters and outputs write them."""

    names: tuple[str, ...]


UNITS = Registry("list of units", "units", Units)


@remembered
def units() -> frozenset[str]:
    """Collect the units of all lists. Errors: a damaged file.

    >>> sorted(units() & {"share", "jobs", "bananas"})
    ['jobs', 'share']
    """
    # One that is damaged is not left out: what it names would be refused as if it stood nowhere.
    return frozenset(unit for name in UNITS.names() for unit in UNITS.get(name).names)


def refuse_unit(entry: Entry, location: tuple[str, ...], unit: str) -> None:
    """Refuse a unit of which no list knows: nobody could say in both languages what it counts."""
    if unit not in units():
        raise fault_in(entry, location, unknown_name("unit", unit, units(), first=("share", "jobs")))
