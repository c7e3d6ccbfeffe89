"""A study that saw no effect is told as one that saw one."""

from __future__ import annotations

from arbeid.claims.checking.telling import Telling


def none_as_effect(telling: Telling) -> str | None:
    """Tell whether the clause says that something changed where the source saw nothing change."""
    if "unaffected" not in telling.figure.relations or not telling.figure.observed or telling.close:
        return None
    hit = telling.says("loss", "change", "fell", "raised", "created", "automated") and not telling.says(
        "unaffected"
    )
    return "none-as-effect" if hit else None
