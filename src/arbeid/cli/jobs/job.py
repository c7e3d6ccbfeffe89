"""A job title looked up: the occupations it may mean, and the groups they lead to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.nothing import nothing_found
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from arbeid.answers.jobs.with_ai import WholeJob
    from arbeid.wording import Words

SHOWN, _LEAST_SHOWN = 5, 0.005


def job(
    lang: Lang,
    title: Annotated[list[str], typer.Argument()],
    economy: Annotated[
        str,
        typer.Option("--economy"),
    ] = "nl",
    choose: Annotated[int | None, typer.Option("--choose")] = None,
    full: Annotated[bool, typer.Option("--full")] = False,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Look up a job title: what of its work goes to AI, to both, to people, and what else is known of it."""
    check_format(format)
    from arbeid.language import language
    from arbeid.wording import words_of

    words, text = words_of(language(lang)), " ".join(title)
    if format != "table" or choose is not None or not _asked_back(text, economy, words, out):
        _show(text, economy, words, choose, format, out, full=full)


def _asked_back(text: str, economy: str, words: Words, out: Path | None) -> bool:
    """Ask which group is meant where a title may mean several, and say whether that was so."""
    from arbeid.cli.jobs.job_question import question_lines
    from arbeid.cli.terminal.tables import render
    from arbeid.verbs.jobs.job_question import job_question

    question = job_question(text, economy, titles=words.language)
    if question is not None:
        emit(render(question_lines(question, words), to_screen=out is None), out)
    return question is not None


def _show(
    text: str, economy: str, words: Words, choose: int | None, format: str, out: Path | None, *, full: bool
) -> None:
    if format == "table" and not full and _in_short(text, economy, words, choose, out):
        return
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.verbs.jobs.job import whole_job

    found = whole_job(text, economy, titles=words.language, choose=choose)
    show_answer(
        found,
        words,
        format,
        out,
        table=_table(found, words),
        rows=(row for groups in found.groups.values() for row in lines(groups, words)),
        columns=("classification", "code", "name", "sure", "title", "how", "uniform"),
    )
    if not found.matches:
        nothing_found(_none(found, words), format, out)


def _in_short(text: str, economy: str, words: Words, choose: int | None, out: Path | None) -> bool:
    """Write the first screen where a group is found, and say whether one was."""
    from arbeid.cli.jobs.job_short import short_lines
    from arbeid.cli.terminal.tables import render
    from arbeid.verbs.jobs.job_in_short import job_in_short

    found = job_in_short(text, economy, titles=words.language, choose=choose)
    if found is not None:
        emit(render(short_lines(found, words, choose), to_screen=out is None), out)
    return found is not None


def _table(found: WholeJob, words: Words) -> Iterator[RenderableType]:
    """Draw all that is known; the person comes first and the codes come last."""
    if found.occupation is not None:
        from arbeid.cli.jobs.job_facts import fact_lines
        from arbeid.cli.jobs.job_with_ai import with_ai_lines

        yield from fact_lines(found.occupation, words)
        yield from with_ai_lines(found.with_ai, words)
    yield from _codes(found, words)


def _is_code(found: WholeJob) -> bool:
    return re.fullmatch(r"[\d.\-]+", found.text.strip()) is not None


def _none(found: WholeJob, words: Words) -> str:
    """Say that no occupation has this title, that it fits every one, or that it is a code."""
    key = "a_code" if _is_code(found) else "generic" if found.certainty else "none"
    return words(f"job.{key}", text=found.text.strip())


def _codes(found: WholeJob, words: Words) -> Iterator[RenderableType]:
    from arbeid.cli.terminal.tables import grid

    if not found.matches:
        yield _none(found, words)
        if _is_code(found):
            return
        if found.resembling:
            yield words("job.resembling", titles=words.either(list(found.resembling)))
        yield words("job.browse")
        heads = [(words("report.column.code"), "left"), (words("report.column.group"), "left")]
        yield grid(heads, [(group.code, words(group.name)) for group in found.browse])
        return
    columns = (("group", "wide"), ("code", "left"), ("sure", "right"), ("title", "left"))
    heads = [(words(f"job.{name}"), side) for name, side in columns]
    for classification, groups in found.groups.items():
        rows = [
            (
                words(group.name) if group.name else "–",
                group.code,
                words.percent(group.sure),
                f"{group.title} ({words(f'job.{group.how}')})",
            )
            for at, group in enumerate(groups[:SHOWN])
            # “0% sure” is no answer; the surest stands in any case.
            if at == 0 or group.sure >= _LEAST_SHOWN
        ]
        if rows:
            fits = words(f"job.certain_{found.certainty[classification]}")
            yield grid(heads, rows, f"{classification} · {fits}")
    yield words("job.sure_note")
