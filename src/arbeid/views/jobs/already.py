"""Who uses AI for an occupation's work already, in words and as bars: possible against used, and ages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.plain import said
from arbeid.views.phrasing import share
from arbeid.wording import Words

_WHOLE = 100


def already(found: Occupation, words: Words) -> str:
    """Say where possible work ranks the occupation and where use does; nothing where no vendor reaches it.

    >>> from arbeid.verbs.jobs.occupation import occupation
    >>> from arbeid.wording import words_of
    >>> print(already(occupation("nl", "0811"), words_of("en")).split("”", 1)[1])
     this work ranks 92 of 100, by what is used already in the United States 86: 52 to 93 over 4 vendors.
    """
    one = found.already
    if one is None:
        return ""
    values = {"possible": words.number(one.possible.value), "used": words.number(one.used.value)}
    ends = {"low": words.number(one.used.low), "high": words.number(one.used.high)}
    key = "job.already" if one.place == found.title else "job.already_elsewhere"
    place = words.inside(one.place)
    return words(key, measure=one.label, place=place, **values, **ends, n=len(one.vendors))


def used_bars(found: Occupation, words: Words) -> Iterator[dict[str, Any]]:
    """Show the rank of what is possible, and of each vendor's use, as parts of a line from 0 to 100."""
    one = found.already
    if one is None:
        return
    rank = float(one.possible)
    yield {
        "label": words("job.possible"),
        "rank": rank / _WHOLE,
        "shown": words.number(rank),
        "counted": words(one.label),
        "look": "soft",
    }
    for vendor in one.vendors:
        rank = float(vendor.rank)
        yield {
            "label": words(vendor.label),
            "rank": rank / _WHOLE,
            "shown": words.number(rank),
            "counted": said(vendor.counted, words),
            "look": "accent",
        }


def age_bars(found: Occupation, words: Words) -> Iterator[dict[str, Any]]:
    """Show the share of each age in the occupation, and that of all people at work beside it."""
    for one in found.ages:
        yield {
            "label": words(one.name),
            "share": float(one.share),
            "everyone": float(one.everyone),
            "shown": share(one.share.value, words),
            "beside": words("job.age_beside", share=share(one.everyone.value, words)),
            "badge": one.share.badge,
        }


def age_line(found: Occupation, words: Words) -> str:
    """Say in one line how old an occupation's people are; nothing where no source counts ages."""
    parts = [
        f"{words(one.name)} {words.percent(one.share.value)} ({words.percent(one.everyone.value)})"
        for one in found.ages
    ]
    return words("job.ages", ages="; ".join(parts)) if parts else ""
