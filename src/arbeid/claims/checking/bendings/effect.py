"""A study that saw no effect is told as one that saw one."""

from __future__ import annotations

from arbeid.claims.checking.lexicon import words_for
from arbeid.claims.checking.reading import read
from arbeid.claims.checking.telling import Telling
from arbeid.claims.claim import Claim
from arbeid.registry import remembered

_EFFECTS = ("loss", "change", "fell", "raised", "created", "automated")


def none_as_effect(telling: Telling) -> str | None:
    """Tell whether the clause says that something changed where the source saw nothing change."""
    if not telling.figure.observed or telling.close or not _saw_none(telling):
        return None
    hit = telling.says(*_EFFECTS) and not telling.says("unaffected")
    return "none-as-effect" if hit else None


def _saw_none(telling: Telling) -> bool:
    if "unaffected" in telling.figure.relations:
        return True
    # In words alone it is the study as a whole that is told; “faster than” compares, as its numbers do.
    compared = words_for("beside", "compared").search(telling.clause.text)
    return telling.amount is None and not compared and _states_none(telling.figure.claim)


@remembered
def _states_none(claim: Claim) -> bool:
    return "unaffected" in read(claim.statement.en, "en").relations
