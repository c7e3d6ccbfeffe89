"""Measures that are looked at together: a named set of the catalogue, or one measure as a set of its own."""

from __future__ import annotations

from arbeid.errors import Near, UnknownName, unknown_name
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.registry import Entry, Registry


class MeasureSet(Entry):
    """A set of measures that are compared by rank; ``order`` is its place in a list of sets."""

    order: int
    label: Text
    sentence: Text
    measures: tuple[str, ...]


MEASURE_SETS = Registry("measure set", "measure_sets", MeasureSet)
STUDIES = "studies"


def measure_set(name: str) -> MeasureSet:
    """Give a set by its name, or the set of the one measure with this name.

    Errors: a name of neither, with the nearest; a measure that does not rank occupations by the reach of AI.

    >>> measure_set("ilo-2025").measures, measure_set("use").measures[0]
    (('ilo-2025',), 'microsoft')
    """
    if not isinstance(name, str):
        raise unknown_name("measure set", name, [*MEASURE_SETS.names(), *MEASURES.names()])
    if name in MEASURE_SETS.names():
        return MEASURE_SETS.get(name)
    ranking = [one.id for one in MEASURES.all() if one.ranks]
    if name in MEASURES.broken():
        MEASURES.get(name)
    if name not in ranking:
        raise _unknown(name, ranking)
    one = MEASURES.get(name)
    return MeasureSet(
        id=name, folder=one.folder, order=99, label=one.label, sentence=one.sentence, measures=(name,)
    )


def _unknown(name: str, ranking: list[str]) -> UnknownName:
    said = unknown_name("measure set", name, [*MEASURE_SETS.names(), *ranking])
    near = said.values.get("nearest")
    if isinstance(near, Near) and near[0][0] in MEASURE_SETS.names():
        return said
    try:
        MEASURES.get(name)
    except UnknownName as unknown:
        # No set was meant: a measure that is not there is said as it is everywhere.
        return unknown
    return said


def measure_sets() -> list[MeasureSet]:
    """List the sets of the catalogue in their order."""
    return sorted(MEASURE_SETS.all(), key=lambda one: (one.order, one.id))
