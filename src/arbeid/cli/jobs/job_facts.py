"""What is known of the likeliest occupation behind a job title, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from arbeid.answers.quantity import named
from arbeid.cli.terminal.badges import badge_line
from arbeid.views.jobs.already import age_line, already
from arbeid.views.jobs.in_short import moves_line
from arbeid.views.jobs.people_change import assumed, change_line, likely, spoken
from arbeid.views.jobs.region_rows import region_line
from arbeid.views.jobs.standing import standing
from arbeid.wording import Words

if TYPE_CHECKING:
    from arbeid.answers.jobs.occupation import Occupation
    from arbeid.answers.quantity import Quantity, SourceLine

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
    yield from (
        f"  {line}"
        for line in (already(found, words), age_line(found, words), region_line(found, words))
        if line
    )
    if found.pay.value is not None:
        digits = 2 if found.pay.value < _WHOLE else 0
        ends = {"low": words.number(found.pay.low, digits), "high": words.number(found.pay.high, digits)}
        middle = words.number(found.pay.value, digits)
        ends |= {"unit": words(f"job.unit_{_unit(found)}"), "period": words.period(found.pay_period)}
        yield f"  {words('job.pay', middle=middle, **ends)}"
    if found.trend and found.trend.lines:
        line = max(found.trend.lines, key=lambda one: one.share.value or 0)
        first = line.latest.first
        # What is counted for the occupation itself stands in its change above.
        if line.change.value is not None and line.code != found.code:
            change = spoken(line.change, words)
            yield f"  {words('job.years', change=change, first=first, group=line.name)}"
    if found.moves.of_few:
        yield f"  {moves_line(found, words)}"
    elif found.moves.rows and found.moves.label is not None:
        shown = [f"{words(one.name)} {words.percent(one.share.value)}" for one in found.moves.rows[:_MOVES]]
        yield f"  {words('job.moves', network=words(found.moves.label), moves='; '.join(shown))}"
    yield f"  {badge_line(_shown(found, words), words)}"
    yield f"  {words('report.sources')}: {named(_heard(found), words)}"


def _heard(found: Occupation) -> Iterator[SourceLine]:
    """Give the sources of what is shown: not those of measures that are no voice in the rank."""
    voices, silent = (
        {source for one in found.ratings if one.speaks is speaks for source in one.sources}
        for speaks in (True, False)
    )
    silent -= voices | set(found.already.sources if found.already else ())
    yield from (source for source in found.sources if source.id not in silent)


def _shown(found: Occupation, words: Words) -> Mapping[str, Sequence[Quantity]]:
    """Give the numbers that are shown by what they are of, to say of each how it came about."""
    shown: dict[str, Sequence[Quantity]] = {
        words("report.column.people"): [found.people],
        words("report.column.growth"): [found.change],
        words("report.column.likely"): [found.likely_change],
        words("job.badge_rank"): [found.standing.rank],
        words("job.badge_used"): [found.already.used] if found.already else [],
        words("job.badge_ages"): [one.share for one in found.ages],
        words("job.badge_regions"): [one.people for one in found.regions],
        words("job.badge_times"): [one.times for one in found.regions],
        words("job.badge_pay"): [found.pay],
        words("job.badge_moves"): [] if found.moves.of_few else [one.share for one in found.moves.rows],
    }
    known = {head: [one for one in numbers if one.value is not None] for head, numbers in shown.items()}
    return {head: numbers for head, numbers in known.items() if numbers}


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
