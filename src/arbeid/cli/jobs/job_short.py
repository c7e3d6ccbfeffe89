"""The first screen of a job on a terminal: what a person wants to know, in at most fifteen lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arbeid.answers.plain import said
from arbeid.cli.terminal.grid import Grid, wrapped
from arbeid.views.jobs.in_short import (
    PARTS,
    moves_line,
    of_hundred,
    pay_line,
    studies_line,
    used_line,
    whole_parts,
)
from arbeid.views.jobs.people_change import change_line
from arbeid.views.phrasing import opening
from arbeid.wording import Words, is_phrase

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.jobs.in_short import JobInShort, OccupationInShort
    from arbeid.answers.jobs.with_ai import GroupWithAI

_WIDTH, _MOST_LINES, _MOST = 80, 15, 3


def short_lines(found: JobInShort, words: Words, chosen: int | None = None) -> Iterator[RenderableType]:
    """Write the job, its work beside everyone's, the studies, use, people, pay, moves, and what is not said.

    Of use and moves it names as many as fifteen lines of a usual screen have room for.
    """
    job = found.occupation
    title = opening(words(job.title))
    above = [
        words("job.short.which", name=job.name, title=title, period=words.period(job.period)),
        _not_this(found, words, chosen),
    ]
    week = list(_week(found, words))
    below = [studies_line(job, words), _people(job, words)]
    end = words("job.short.end", people=_publishers(found, words))
    taken = sum(map(_lines, (*above, *week, *below, end)))
    used, moves = _as_many(job, words, _MOST_LINES - taken)
    yield from (part for part in (*above, *week, below[0], used, below[1], moves, end) if part)


def _as_many(job: OccupationInShort, words: Words, room: int) -> tuple[str, str]:
    """Name as many moves, then as many activities, as so many lines hold; one move in any case."""
    for most_moves in range(_MOST, 0, -1):
        moves = moves_line(job, words, most_moves)
        for most_used in range(_MOST, 0, -1):
            used = used_line(job, words, most_used)
            if _lines(used) + _lines(moves) <= room:
                return used, moves
    return "", moves_line(job, words, 1)


def _lines(part: RenderableType) -> int:
    """Count the lines that a part takes on a usual screen."""
    if isinstance(part, Grid):
        return len(part.lines(_WIDTH))
    return len(wrapped(str(part), _WIDTH)) if part else 0


def _not_this(found: JobInShort, words: Words, chosen: int | None) -> str:
    """Say how to choose another group, and which there are; two where a line holds both."""
    others = [
        words("job.short.one_other", number=at, name=one.group.name or one.group.code)
        for at, one in enumerate(found.offered, start=1)
        if at != (chosen or 1)
    ]
    if not others:
        return words("job.short.no_other")
    written = [words("job.short.other", others="; ".join(others[:most])) for most in (2, 1)]
    bare = words("job.short.bare_other", number=1 if chosen not in (None, 1) else 2)
    return next((line for line in written if len(line) <= _WIDTH), bare)


def _week(found: JobInShort, words: Words) -> Iterator[RenderableType]:
    """Set the tasks of the job, or the hours of its own week where that is known, beside everyone's."""
    first, everyone = found.first, found.everyone
    if first.work.handed_over.value is None:
        yield words("collaboration.no_study").strip()
        return
    heads = [
        (words("job.short.of_hundred"), "left"),
        *((words(f"job.short.{part}"), "right") for part in PARTS),
    ]
    named = {words("job.short.this"): first.work, opening(said(everyone.name, words)): everyone}
    rows = [[name, *(of_hundred(part, words) for part in whole_parts(work))] for name, work in named.items()]
    yield Grid(heads, rows, ruled=False)
    yield words("job.short.counts", n=len(first.work.divisions))
    if first.hours.value is not None:
        yield _hours(first, words)


def _hours(first: GroupWithAI, words: Words) -> str:
    """Divide the usual week of the group, which its economy counts; the rest of it is left to people."""
    whole = round(first.hours.value or 0)
    ai, pair = (round(whole * (part.value or 0)) for part in (first.work.handed_over, first.work.pair))
    parts = {"ai": ai, "pair": pair, "person": whole - ai - pair}
    shown = {name: words.counted("unit.hour", part) for name, part in parts.items()}
    return words("job.short.week", hours=whole, **shown)


def _people(job: OccupationInShort, words: Words) -> str:
    """Say how many people do the work, how that changed with its error, and what they earn."""
    people_badge, change_badge = (
        words(f"views.badge.{one.badge}").lower() for one in (job.people, job.change)
    )
    people = words("job.short.people", people=words.people(float(job.people)), badge=people_badge)
    known = [people] if job.change.value is None else [people, change_line(job, words, change_badge)]
    return " ".join(part for part in (f"{', '.join(known)}.", pay_line(job, words)) if part)


def _publishers(found: JobInShort, words: Words) -> str:
    lines = [line for line in found.sources if line.id in found.people_sources]
    return "; ".join(dict.fromkeys(_in_short(line.publisher, words) for line in lines))


def _in_short(publisher: str, words: Words) -> str:
    """Name a publisher by its abbreviation, where its name would take a line of its own."""
    key = f"job.publisher.{publisher}"
    return words(key) if is_phrase(key) else words.known(publisher)
