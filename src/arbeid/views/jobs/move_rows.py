"""The moves out of an occupation as rows: how often, how each fits, what it pays, how far AI touches it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import Any

from arbeid.answers.jobs.moves import Fit, NextMove
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.occupations import OccupationRow
from arbeid.views.jobs.in_short import study
from arbeid.views.phrasing import inside, share
from arbeid.wording import Words

_SHOWN = 3
_LANGUAGES = ("English",)
_UNITS = {"EUR/hour": "eur_hour", "USD/year": "usd_year"}


def move_rows(found: Occupation, words: Words) -> Iterator[dict[str, Any]]:
    """Show each move with what one would find there; what nobody measured is left out.

    A move that was counted to several occupations together is one row, with its share once.
    """
    for _, place in groupby(found.next, key=lambda one: frozenset((one.code, *one.together))):
        jobs = list(place)
        yield {
            "share": share(jobs[0].share.value, words),
            "part": jobs[0].share.value or 0,
            "together": words("web_job.moves_together", n=len(jobs)) if len(jobs) > 1 else "",
            "jobs": [_job(one, words) for one in jobs[:_SHOWN]],
            "more": [_job(one, words) for one in jobs[_SHOWN:]],
        }


def near_moves(found: Occupation, most: int = 3) -> list[NextMove]:
    """Choose the most frequent moves, of those that were counted together the one with most people."""
    places = groupby(found.next, key=lambda one: frozenset((one.code, *one.together)))
    return [next(jobs) for _, jobs in places][:most]


def _job(one: NextMove, words: Words) -> dict[str, Any]:
    says = [line for line in (fit_line(one.fit, words), _there(one, words)) if line]
    return {"code": one.code, "name": words(one.name), "says": says}


def best_line(found: Occupation, every: Sequence[OccupationRow], words: Words) -> str:
    """Say which of the moves AI touches least if one study is right, and which if another is."""
    rows = {row.code: row for row in every}
    names: dict[str, list[str]] = {}
    for voice in found.standing.voices:
        ranked = [
            (median(known), move.code)
            for move in found.next
            if (
                known := [
                    rank for one in voice.measures if (rank := rows[move.code].ranks.get(one)) is not None
                ]
            )
        ]
        if len(ranked) > 1:
            names.setdefault(min(ranked)[1], []).append(study(voice, words))
    parts = [
        words("web_job.best_part", job=inside(words(rows[code].name)), studies=words.list(by))
        for code, by in names.items()
    ]
    # A study may end in a point of its own: “Felten et al.”
    return words("web_job.best", parts="; ".join(parts).rstrip(".")) if parts else ""


def money(value: float, unit: str, words: Words, *, bare: bool = False) -> str:
    """Write pay with its unit; ``bare`` leaves out of how long, where that is said beside it.

    >>> from arbeid.wording import words_of
    >>> money(24.1, "EUR/hour", words_of("en")), money(50020, "USD/year", words_of("en"), bare=True)
    ('€24.10 an hour', '$50,020')
    """
    key = _UNITS.get(unit)
    if key is None:
        return f"{words.number(value, 2)} {unit}"
    whole = key != "eur_hour" or value == round(value)
    return words(
        f"web_job.{key}_bare" if bare else f"web_job.{key}", value=words.number(value, 0 if whole else 2)
    )


def fit_line(fit: Fit | None, words: Words) -> str:
    """Say how much of what is asked there is asked here, skills and knowledge apart, and what is lacking."""
    if fit is None:
        return ""
    kinds = {"skills": fit.skills.value, "knowledge": fit.knowledge.value}
    known = [
        words(f"web_job.fit_{kind}", share=words.percent(value))
        for kind, value in kinds.items()
        if value is not None
    ]
    # Names such as “economics and accounting” have an “and” of their own.
    bridges = "; ".join(_skill(words(one.name)) for one in fit.bridges)
    learn = words("web_job.fit_learn", skills=bridges) if bridges else ""
    return words("web_job.fit", parts=words.list(known), learn=learn).strip() if known else ""


def _skill(name: str) -> str:
    """Write the name of a skill inside a sentence: O*NET gives each of its words a capital.

    >>> _skill("Customer and Personal Service"), _skill("English Language"), _skill("Recht en overheid")
    ('customer and personal service', 'English language', 'recht en overheid')
    """
    return " ".join(word if word in _LANGUAGES else word.lower() for word in name.split())


def _there(one: NextMove, words: Words) -> str:
    """Say what work there pays, how far AI touches it, and how many people do it."""
    parts = [] if one.pay.value is None else [money(one.pay.value, one.pay.unit, words)]
    if one.rank.value is not None:
        ends = {"low": words.number(one.rank.low), "high": words.number(one.rank.high)}
        parts.append(words("web_job.there_rank", rank=words.number(one.rank.value), **ends))
    parts.append(words("web_job.there_people", people=words.people(float(one.people))))
    return " · ".join(parts)
