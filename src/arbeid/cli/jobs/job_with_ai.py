"""What of a job's work goes to AI, to both together, or stays with people, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arbeid.answers.plain import said
from arbeid.answers.quantity import named
from arbeid.cli.terminal.tables import grid
from arbeid.views.jobs.in_short import whole_parts
from arbeid.views.phrasing import share_ends
from arbeid.wording import Words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.jobs.collaboration import CollaborationRow, StudyDivision
    from arbeid.answers.jobs.with_ai import GroupWithAI, JobWithAI, TaskList
    from arbeid.answers.quantity import Quantity

_COLUMNS = (
    ("group", "wide"),
    ("handed_over", "right"),
    ("pair", "right"),
    ("person", "right"),
    ("time_saved", "right"),
)
_TASK_COLUMNS = (
    ("occupation", "left"),
    ("tasks", "right"),
    ("alone", "right"),
    ("with_software", "right"),
    ("neither", "right"),
    ("to_read", "right"),
)


def with_ai_lines(found: JobWithAI, words: Words) -> Iterator[RenderableType]:
    """Draw the section, or nothing where no group was found."""
    if not found.groups:
        return
    heads = [(words(f"collaboration.{name}"), side) for name, side in _COLUMNS]
    shown = [*(one.work for one in found.groups), found.everyone]
    yield grid(
        heads, [_row(work, words) for work in shown], words("collaboration.heading", title=found.title)
    )
    for one in found.groups:
        yield from _in_words(one, found, words)
    yield (
        words("collaboration.ranges", n=len(found.everyone.divisions))
        + f" · {words('report.badge.modelled')}"
    )
    if found.task_lists:
        heads = [(words(f"collaboration.{name}"), side) for name, side in _TASK_COLUMNS]
        rows = [_tasks(tasks, words) for tasks in found.task_lists]
        yield grid(heads, rows, words("collaboration.tasks_heading"))
    yield words("collaboration.left_out_heading")
    for line in found.left_out:
        yield f"- {said(line, words)}"
    yield f"{words('report.sources')}: {named(found.sources, words)}"


def _row(work: CollaborationRow, words: Words) -> tuple[str, ...]:
    shown = (*whole_parts(work), work.time_saved)
    return (said(work.name, words), *(_range(part, words) for part in shown))


def _in_words(one: GroupWithAI, found: JobWithAI, words: Words) -> Iterator[str]:
    work, rank = one.work, one.rank
    yield f"{said(work.name, words)} ({work.code})"
    if work.handed_over.value is None:
        yield words("collaboration.no_study")
        return
    yield _parts(one, words)
    yield words(f"collaboration.leaning.{work.leaning}")
    yield words("collaboration.by_study", studies="; ".join(_study(each, words) for each in work.divisions))
    if rank.rank.value is not None:
        yield words(
            "collaboration.rank",
            rank=words.percent(rank.rank.value / 100),
            low=words.percent((rank.rank.low or 0) / 100),
            high=words.percent((rank.rank.high or 0) / 100),
            title=found.title,
            n=rank.studies,
        )
    if rank.handed_over.value is not None:
        yield words(
            "collaboration.base",
            adoption=words.percent(found.adoption.value),
            handed=_range(rank.handed_over, words),
            assisted=_range(rank.assisted, words),
        )


def _parts(one: GroupWithAI, words: Words) -> str:
    """Divide the group's own usual week where that is known, else a hundred percent of its tasks.

    Nobody has 40 hours because a table says so, and how long a task takes is not measured.
    """
    whole = 100 if one.hours.value is None else round(one.hours.value)
    ai, pair = (round(whole * (part.value or 0)) for part in (one.work.handed_over, one.work.pair))
    # People get what is left, so that the parts shown add up.
    parts = {"ai": ai, "pair": pair, "person": whole - ai - pair}
    if one.hours.value is None:
        return words("collaboration.tasks_counted", **{name: f"{part}%" for name, part in parts.items()})
    shown = {name: words.counted("unit.hour", part) for name, part in parts.items()}
    return words("collaboration.week", hours=whole, **shown)


def _study(each: StudyDivision, words: Words) -> str:
    shares = " / ".join(words.percent(part.value) for part in whole_parts(each))
    return f"{words(each.label)} {shares}"


def _tasks(tasks: TaskList, words: Words) -> tuple[str, ...]:
    counts = (tasks.tasks, tasks.alone, tasks.with_software, tasks.neither)
    return (words(tasks.name), *(words.number(count) for count in counts), tasks.url)


def _range(share: Quantity, words: Words) -> str:
    if share.value is None:
        return "–"
    value, low, high = share_ends(share, words)
    return f"{value}%" if low == high else f"{value}% ({low}–{high}%)"
