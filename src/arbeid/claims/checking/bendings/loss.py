"""Exposed, at risk, complemented or switching work is told as work that goes."""

from __future__ import annotations

from arbeid.claims.checking.telling import Telling

_PARTS = frozenset({"tasks", "hours"})
_NOT_GONE = (
    "exposed",
    "risk",
    "change",
    "complement",
    "switch",
    "unaffected",
    "created",
    "used",
    "believed",
    "automated",
)


def exposed_as_replaced(telling: Telling) -> str | None:
    """Tell whether the clause makes work go that the source does not."""
    if telling.source_says("loss") or (telling.source_says("fell") and not telling.source_says("switch")):
        return None
    if telling.source_says("created") and (telling.clause.borrowed or "loss" not in telling.right_there):
        return None
    if not telling.source_says(*_NOT_GONE) and telling.figure.relations:
        return None
    if telling.says("loss") and not (telling.source_says("risk") and telling.clause.may):
        return None if _takes_time(telling) else "exposed-as-replaced"
    if telling.source_says("risk", "automated"):
        whole = telling.says("automated") and not telling.clause.may and not telling.figure.counted <= _PARTS
        return "exposed-as-replaced" if whole and telling.source_says("risk") else None
    hit = telling.says("automated", "threat") and telling.source_says(
        "exposed", "complement", "change", "switch"
    )
    return "exposed-as-replaced" if hit and not _contact_too(telling) else None


def _takes_time(telling: Telling) -> bool:
    # “Tasks that AI could automate swallow 60% of working time”: hours that are swallowed are no jobs lost,
    # where the rest is said as the source says it.
    hours = telling.counted in _PARTS and telling.figure.counted <= _PARTS
    same = telling.says("automated") and telling.source_says("automated")
    return hours and same and telling.clause.may


def _contact_too(telling: Telling) -> bool:
    # “Exposed, and some of it at risk” says both; the first is what the source says.
    return telling.says("exposed") and not telling.says("automated")
