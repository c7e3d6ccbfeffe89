"""Sources as figures cite them: each once, in the language of the figure."""

from __future__ import annotations

from collections.abc import Iterable

from arbeid.answers.quantity import SourceLine
from arbeid.views.drawing.figure import FigureSource
from arbeid.wording import Words


def cited(sources: Iterable[SourceLine], words: Words) -> tuple[FigureSource, ...]:
    """Cite sources in the order in which they are first named, as far as their words are known."""
    known = {source.id: source.read(words) for source in sources}
    return tuple(
        FigureSource(
            publisher=one.publisher, vintage=one.vintage, title=one.title, licence=one.licence, url=one.url
        )
        for one in known.values()
    )
