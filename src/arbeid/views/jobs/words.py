"""Occupations in words: what charts, pages and the terminal say of them alike."""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.answers.jobs.occupations import Occupations
from arbeid.views.phrasing import opening
from arbeid.wording import Words


def setting(found: Occupations, words: Words) -> dict[str, object]:
    """Say of whom and when ranks speak, and by which measures."""
    return {
        "economy": opening(words(found.title)),
        "period": words.period(found.period),
        "set": measured_by(found, words),
        "measures": len(found.measures),
    }


def measured_by(found: Occupations, words: Words) -> str:
    """Name the set of measures that ranks are the median of, or the one measure that they follow."""
    many = len(found.measures)
    if many == 1:
        return words(found.label)
    if found.set == "studies":
        return words("occupations.set_studies")
    return words("occupations.set_other", measures=many, set=found.label)


def about_ranks(found: Occupations, said: Mapping[str, object], words: Words) -> tuple[str, ...]:
    """Say what a rank is, and what to know of the economy's count."""
    return (words("occupations.about_rank", **said), *(words(note) for note in found.notes))
