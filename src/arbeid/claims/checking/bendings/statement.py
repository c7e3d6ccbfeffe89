"""The clause says something of the work that the source does not say at all."""

from __future__ import annotations

from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.telling import Telling

_FATE = frozenset(
    {"created", "loss", "exposed", "risk", "change", "complement", "switch", "unaffected", "automated"}
)

_MOVES_ONLY = frozenset({"fell", "raised"})
_MOVED = frozenset({"fell", "loss", "raised", "created", "change"})


def other_statement(telling: Telling) -> str | None:
    """Tell whether the clause says something known, and nothing of what the source says."""
    said, figure = telling.clause.relations - {"believed"}, telling.figure
    # What can be automated is what runs a risk of it.
    same = _can_be(telling)
    if _moves_nothing(telling):
        return "other-statement"
    if said <= _MOVES_ONLY and not telling.said_there:
        # “Comes out far lower: 9% of jobs”: lower than another number, in a part of its own.
        return None
    if not said or telling.clause.borrowed or telling.close < Closeness.LOOSE or not figure.relations & _FATE:
        return None
    return None if same or said & figure.also_relations else "other-statement"


def _moves_nothing(telling: Telling) -> bool:
    # “No difference was seen”, where the source saw one.
    moved = telling.figure.relations & _MOVED and telling.figure.observed
    left = "unaffected" in telling.clause.relations and not telling.clause.relations & _MOVED
    return bool(
        moved and left and telling.amount is None and "unaffected" not in telling.figure.also_relations
    )


def _can_be(telling: Telling) -> bool:
    told = (telling.clause.may and telling.says("automated")) or telling.says("risk")
    return told and telling.source_says("risk", "automated")
