"""A figure of one publisher is put in the mouth of another."""

from __future__ import annotations

from arbeid.claims.checking.named import name_spans
from arbeid.claims.checking.profile import own_words
from arbeid.claims.checking.telling import Telling


def wrong_publisher(telling: Telling) -> str | None:
    """Tell whether the sentence says that somebody else found the figure."""
    own = telling.figure.claim.publication in telling.named
    return "wrong-publisher" if telling.attributed and not own and not _in_source(telling) else None


def _in_source(telling: Telling) -> bool:
    # The source itself names whose number it takes over.
    text, words = telling.clause.text, own_words(telling.figure.claim)
    spans = name_spans(text)
    return bool(spans) and all(text[start:end].lower() in words for start, end in spans)
