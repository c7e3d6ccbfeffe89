"""Occupations in words: what charts, pages and the terminal say of them alike."""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.answers.jobs.occupations import Occupations
from arbeid.answers.quantity import Quantity
from arbeid.views.phrasing import opening, share
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


def share_range(one: Quantity, words: Words) -> str:
    """Write the ends of a share's range, once where they round to the same.

    >>> from arbeid.wording import words_of
    >>> share_range(Quantity(0.04, "share", "modelled", 0.018, 0.07), words_of("nl"))
    '2 tot 7%'
    """
    if one.low is None or one.high is None:
        return share(one.value, words)
    first, last = words.number(100 * one.low), words.number(100 * one.high)
    if first == last:
        return share(one.high, words)
    return words("views.range", low=first, high=f"{last}%")
