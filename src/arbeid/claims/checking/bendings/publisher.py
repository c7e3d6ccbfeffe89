"""A figure of one publisher is put in the mouth of another."""

from __future__ import annotations

from arbeid.claims.checking.telling import Telling


def wrong_publisher(telling: Telling) -> str | None:
    """Tell whether the sentence says that somebody else found the figure."""
    own = telling.figure.claim.publication in telling.named
    return "wrong-publisher" if telling.attributed and not own else None
