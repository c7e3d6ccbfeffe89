"""A job title looked up: the occupations it may mean, and the groups they lead to."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.nothing import nothing_found
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.verbs.jobs.job_titles import Job
    from arbeid.wording import Words

SHOWN = 5


def job(
    lang: Lang,
    title: Annotated[list[str], typer.Argument()],
    economy: Annotated[
        str,
        typer.Option("--economy"),
    ] = "nl",
    format: Format = "table",
    out: Out = None,
) -> None:
    """Look up a job title: which groups it leads to, and what of its work goes to AI, to both, to people."""
    check_format(format)
    from arbeid.cli.jobs.job_facts import fact_lines
    from arbeid.cli.jobs.job_with_ai import with_ai_lines
    from arbeid.cli.terminal.formats import as_csv, as_json
    from arbeid.cli.terminal.tables import render
    from arbeid.language import language
    from arbeid.verbs.jobs.job_titles import find_job
    from arbeid.verbs.jobs.job_with_ai import job_with_ai
    from arbeid.verbs.jobs.occupation import occupation
    from arbeid.wording import words_of

    spoken, asked = language(lang), " ".join(title)
    found, work = find_job(asked, spoken), job_with_ai(asked, economy, spoken)
    known = occupation(economy, work.groups[0].group.code, spoken) if work.groups else None
    if format == "json":
        facts = {**asdict(found), "with_ai": work.plain(), "occupation": known and known.plain()}
        emit(as_json(facts), out)
    elif format == "table":
        words = words_of(spoken)
        told = fact_lines(known, words) if known else ()
        lines = [*_lines(found, words), *told, *with_ai_lines(work, words)]
        emit(render(lines, to_screen=out is None), out)
    else:
        rows = [asdict(group) for groups in found.groups.values() for group in groups]
        columns = ("classification", "code", "name", "sure", "title", "how", "uniform")
        emit(as_csv(rows, columns, dutch=format == "csv-nl"), out)
    if not found.matches:
        nothing_found(_none(found, words_of(spoken)), format, out)


def _is_code(found: Job) -> bool:
    return re.fullmatch(r"[\d.\-]+", found.text.strip()) is not None


def _none(found: Job, words: Words) -> str:
    """Say that no occupation has this title, or that it is a code."""
    return words("job.a_code" if _is_code(found) else "job.none", text=found.text.strip())


def _lines(found: Job, words: Words) -> Iterator[RenderableType]:
    from arbeid.cli.terminal.tables import grid

    if not found.matches:
        yield _none(found, words)
        if _is_code(found):
            return
        yield words("job.browse")
        heads = [(words("report.column.code"), "left"), (words("report.column.group"), "left")]
        yield grid(heads, [(group.code, group.name or "") for group in found.browse])
        return
    columns = (("group", "wide"), ("code", "left"), ("sure", "right"), ("title", "left"))
    heads = [(words(f"job.{name}"), side) for name, side in columns]
    for classification, groups in found.groups.items():
        rows = [
            (
                group.name or "–",
                group.code,
                words.percent(group.sure),
                f"{group.title} ({words(f'job.{group.how}')})",
            )
            for group in groups[:SHOWN]
        ]
        if rows:
            yield grid(heads, rows, classification)
    yield words("job.sure_note")
