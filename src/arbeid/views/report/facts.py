"""What the plots that read plain facts share: sources by id, and what ranks are measured by."""

from __future__ import annotations

from collections.abc import Iterable

from arbeid.views.drawing.figure import FigureSource
from arbeid.views.phrasing import Facts, counted
from arbeid.wording import Words


def sources_of(facts: Facts, names: Iterable[str]) -> tuple[FigureSource, ...]:
    """Give the sources with these ids, each once, in the order in which they are first named."""
    known = {source["id"]: source for source in facts["sources"]}
    found = [known[name] for name in dict.fromkeys(names) if name in known]
    return tuple(
        FigureSource(
            publisher=one["publisher"],
            vintage=one["vintage"],
            title=one["title"],
            licence=one["licence"],
            url=one["url"],
        )
        for one in found
    )


def every_source(facts: Facts) -> tuple[FigureSource, ...]:
    """Give all sources of the facts."""
    return sources_of(facts, [source["id"] for source in facts["sources"]])


def measured_by(facts: Facts, words: Words) -> str:
    """Name the set of measures that ranks are the median of, or the one measure that they follow."""
    many = len(facts["measures"])
    if many == 1:
        return str(facts["label"])
    if facts["set"] == "studies":
        return words("occupations.set_studies", measures=counted(many, words).lower())
    return words("occupations.set_other", measures=many, set=facts["label"])
