"""The question that an ambiguous job title gets back on a terminal, with the people in each group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arbeid.answers.quantity import named
from arbeid.cli.terminal.tables import grid
from arbeid.wording import Words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.jobs.titles import JobQuestion


def question_lines(found: JobQuestion, words: Words) -> Iterator[RenderableType]:
    """Draw the groups to choose from, and say how to choose."""
    text = found.text.strip()
    yield words("job.ask", text=text)
    sides = ("right", "wide", "right", "left")
    names = ("number", "group", "people_in", "title")
    heads = [(words(f"job.{name}"), side) for name, side in zip(names, sides, strict=True)]
    rows = [
        (
            str(at),
            words(one.group.name) if one.group.name else one.group.code,
            "–" if one.people.value is None else words.people(one.people.value),
            f"{one.group.title} ({words(f'job.{one.group.how}')})",
        )
        for at, one in enumerate(found.choices, start=1)
    ]
    yield grid(heads, rows)
    yield words("job.choose", text=text, number=min(2, len(found.choices)))
    yield f"{words('report.sources')}: {named(found.sources, words)}"
