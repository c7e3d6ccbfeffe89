"""Work that comes into contact with AI is told as work that changes, or the other way round."""

from __future__ import annotations

from arbeid.claims.checking.telling import Telling


def exposed_as_changed(telling: Telling) -> str | None:
    """Tell whether the clause swaps contact for change."""
    if telling.says("loss"):
        return None
    told = telling.says("change") and not telling.says("exposed", "risk", "complement")
    if told and not telling.figure.relations and telling.figure.may and not telling.figure.observed:
        # Tasks that AI can do are no work that changes.
        return "exposed-as-changed"
    if told and telling.source_says("exposed", "risk") and "change" not in telling.figure.also_relations:
        return "exposed-as-changed"
    back = telling.says("exposed") and not telling.says("change")
    if back and telling.source_says("change") and "exposed" not in telling.figure.also_relations:
        return "exposed-as-changed"
    return None
