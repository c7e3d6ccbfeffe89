"""What is known of the likeliest occupation behind a job title, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arbeid.views.jobs.already import age_line, already
from arbeid.views.jobs.people_change import assumed, change_line, likely, spoken
from arbeid.views.jobs.standing import standing
from arbeid.wording import Words

if TYPE_CHECKING:
    from arbeid.answers.jobs.occupation import Occupation

_MOVES, _WHOLE = 4, 1000


def fact_lines(found: Occupation, words: Words) -> Iterator[str]:
    """Write one line a fact: people, the studies, use and ages, pay, years, moves."""
    yield words(
        "job.facts",
        name=found.name,
        code=found.code,
        title=found.title,
        period=words.period(found.period),
    )
    yield f"  {' · '.join(_people(found, words))}"
    sure = [*likely(found, words), *assumed(found.sampling, words)]
    if sure:
        yield f"  {' '.join(sure)}"
    yield f"  {standing(found.standing, words)}"
    yield from (f"  {line}" for line in (already(found, words), age_line(found, words)) if line)
    if found.pay.value is not None:
        digits = 2 if found.pay.value < _WHOLE else 0
        ends = {"low": words.number(found.pay.low, digits), "high": words.number(found.pay.high, digits)}
        middle = words.number(found.pay.value, digits)
        yield f"  {words('job.pay', middle=middle, unit=words(f'job.unit_{_unit(found)}'), **ends)}"
    if found.trend and found.trend.lines:
        line = max(found.trend.lines, key=lambda one: one.share.value or 0)
        first = line.latest.first
        # What is counted for the occupation itself stands in its change above.
        if line.change.value is not None and line.code != found.code:
            change = spoken(line.change, words)
            yield f"  {words('job.years', change=change, first=first, group=line.name)}"
    if found.moves.rows and found.moves.label is not None:
        shown = [f"{words(one.name)} {words.percent(one.share.value)}" for one in found.moves.rows[:_MOVES]]
        yield f"  {words('job.moves', network=words(found.moves.label), moves='; '.join(shown))}"


def _people(found: Occupation, words: Words) -> Iterator[str]:
    yield words(
        "job.people", people=words.people(found.people.value or 0), share=words.percent(found.share.value, 1)
    )
    if found.change.value is not None:
        yield change_line(found, words)
    if found.women.value is not None:
        yield words("job.women", share=words.percent(found.women.value))
    if found.higher_education.value is not None:
        yield words("job.higher_education", share=words.percent(found.higher_education.value))


def _unit(found: Occupation) -> str:
    return {"EUR/hour": "eur_hour", "USD/year": "usd_year"}.get(found.pay.unit, "other")
