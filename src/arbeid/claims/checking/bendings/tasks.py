"""Tasks or working time are told as jobs, or the other way round."""

from __future__ import annotations

from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.telling import Telling

# A change of something is no part of it.
_PARTS_OF = ("share", "jobs", "people")
_PARTS = frozenset({"tasks", "hours"})
_WHOLES = frozenset({"jobs", "workers", "people", "occupations"})


def tasks_as_jobs(telling: Telling) -> str | None:
    """Tell whether the clause counts jobs where the source counts parts of them, or the reverse."""
    told, source = telling.counted, telling.figure.counted
    value = telling.figure.value
    if (
        told is None
        or not source
        or telling.close < Closeness.VAGUE
        or value is None
        or value.unit not in _PARTS_OF
    ):
        return None
    # Work in the mass is neither.
    source -= {"work"}
    swapped = (told in _WHOLES and source <= _PARTS) or (told in _PARTS and source <= _WHOLES)
    return "tasks-as-jobs" if source and swapped else None
