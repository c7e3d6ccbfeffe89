"""Two jobs beside each other in words: every number of both with its range, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from arbeid.answers.jobs.versus import ComparedJob, ComparedLine, JobsCompared, MoveBetween, Part, Side
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity, SourceLine, named
from arbeid.interval import told_apart
from arbeid.views.jobs.in_short import of_hundred, study_name
from arbeid.views.jobs.move_rows import fit_line, money
from arbeid.views.jobs.people_change import ends, spoken
from arbeid.views.phrasing import inside, share
from arbeid.wording import Words

_ROUND = ("handed_over", "pair")


@dataclass(frozen=True)
class BesideRow:
    """One number of both as it is shown, and how it came about."""

    label: str
    first: str
    second: str
    badge: str
    differs: Side | None


@dataclass(frozen=True)
class BesidePart:
    """Numbers that belong together, under their heading, with the sources that they rest on."""

    id: Part
    heading: str
    rows: tuple[BesideRow, ...]
    sources: str


def parts_beside(found: JobsCompared, words: Words) -> Iterator[BesidePart]:
    """Show the numbers part by part, as screen and page have them."""
    lines = {line.id: line for line in found.sources}
    for part, members in groupby(_whole(found.lines), key=lambda line: line.part):
        known = list(members)
        of = [lines[name] for name in dict.fromkeys(one for line in known for one in line.sources)]
        rows = tuple(
            BesideRow(
                label_of(line, words),
                _written(line, line.first, found.first, words),
                _written(line, line.second, found.second, words),
                words(f"views.badge.{line.first.badge}").lower(),
                line.differs,
            )
            for line in known
        )
        yield BesidePart(part, words(f"versus.part.{part}"), rows, sources_line(of, words))


def numbers_of(
    lines: tuple[ComparedLine, ...], job: ComparedJob, words: Words
) -> Iterator[tuple[ComparedLine, str]]:
    """Write every number of the first of two jobs as `parts_beside` does, with its line."""
    for line in _whole(lines):
        yield line, _written(line, line.first, job, words)


def sources_line(of: list[SourceLine], words: Words) -> str:
    """Name sources in one line."""
    return words("versus.sources", sources=named(of, words))


def label_of(line: ComparedLine, words: Words) -> str:
    """Say what a number is: a study by its short name."""
    return study_name(line.id, line.label, words) if line.part == "studies" else said(line.label, words)


def says(found: JobsCompared, words: Words) -> Iterator[str]:
    """Say of which job more studies say that AI touches it more, and what stays apart within ranges."""
    first, second = (inside(words(job.name or "")) for job in (found.first, found.second))
    ranked = [line for line in found.lines if line.part == "studies" and line.id != "rank"]
    more, other = ([label_of(line, words) for line in ranked if line.label in side] for side in found.higher)
    studies = sum(line.first.value is not None and line.second.value is not None for line in ranked)
    if more and other:
        values = {"first_studies": words.list(more), "second_studies": words.list(other)}
        yield words("versus.divided", first=first, second=second, **values)
    elif more or other:
        count, job = len(more or other), first if more else second
        key = "most" if count < studies else "agree" if count > 1 else "agree_one"
        yield words(f"versus.{key}", n=count, studies=studies, job=job)
    else:
        yield words("versus.no_study")
    apart = [label_of(line, words) for line in found.lines if line.differs]
    yield words("versus.apart", numbers=words.list(apart)) if apart else words("versus.not_apart")


def move_lines(found: JobsCompared, words: Words) -> Iterator[str]:
    """Say how often people move from one to the other, and how much of what is asked there they bring."""
    for one in found.moves if found.network else ():
        start, to = _ends(found, one)
        names = {"start": inside(words(start.name or "")), "to": inside(words(to.name or ""))}
        if one.share.value is None:
            line = words("versus.no_move", **names)
        else:
            badge = words(f"views.badge.{one.share.badge}").lower()
            values = {"share": share(one.share.value, words), "rank": one.rank, "moves": one.moves}
            line = words("versus.move", **names, **values, badge=badge)
        yield " ".join(part for part in (line, fit_line(one.fit, words)) if part)


def moves_heading(found: JobsCompared, words: Words) -> str:
    """Name the network that the moves between were seen in; nothing where there is none."""
    if found.network is None:
        return ""
    return words("versus.moves", network=found.network)


def _ends(found: JobsCompared, one: MoveBetween) -> tuple[ComparedJob, ComparedJob]:
    return (found.first, found.second) if one.start == "first" else (found.second, found.first)


def _whole(lines: tuple[ComparedLine, ...]) -> Iterator[ComparedLine]:
    """Round the tasks to whole ones; people get what is left, so that what is shown adds up."""
    work = {line.id: line for line in lines if line.part == "work"}
    for line in lines:
        if line.part == "work" and line.id == "person" and all(name in work for name in _ROUND):
            first, second = (
                _left(line, {name: getattr(work[name], side) for name in _ROUND}, side)
                for side in ("first", "second")
            )
            yield replace(line, first=first, second=second)
        else:
            yield line


def _left(line: ComparedLine, others: Mapping[str, Quantity], side: str) -> Quantity:
    own: Quantity = getattr(line, side)
    if own.value is None:
        return own
    return replace(own, value=1 - sum(round(100 * float(one)) for one in others.values()) / 100)


def _written(line: ComparedLine, one: Quantity, job: ComparedJob, words: Words) -> str:
    """Write a number as its unit asks, with its range where it has one."""
    if one.value is None:
        return "–"
    if line.part == "work" and one.unit == "share":
        return of_hundred(one, words)
    if line.id == "pay":
        return _pay(one, words)
    if one.unit == "change" and not job.change_shown and one.low is not None:
        return words("versus.few", range=ends(one, words))
    return _WRITERS.get(one.unit, _share)(one, words)


def _share(one: Quantity, words: Words) -> str:
    return share(one.value, words)


def _hours(one: Quantity, words: Words) -> str:
    return words("unit.hour_more", n=words.number(one.value))


def _rank(one: Quantity, words: Words) -> str:
    middle, low, high = told_apart((one.value, one.low, one.high), words.number)
    return middle if one.low is None or low == high else f"{middle} ({low}–{high})"


def _people(one: Quantity, words: Words) -> str:
    people, low, high = told_apart((float(one), one.low, one.high), words.people)
    if one.low is None or one.high is None:
        return people
    return words("versus.range_people", people=people, low=low, high=high)


def _pay(one: Quantity, words: Words) -> str:
    middle = money(float(one), one.unit, words)
    if one.low is None or one.high is None:
        return middle
    digits = 2 if one.low < 1000 else 0
    low, high = (words.number(end, digits) for end in (one.low, one.high))
    return words("versus.pay_half", middle=middle, low=low, high=high)


_WRITERS: Mapping[str, Callable[[Quantity, Words], str]] = {
    "rank": _rank,
    "people": _people,
    "change": spoken,
    "hours a week": _hours,
}
