"""Two jobs beside each other on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from rich.console import RenderableType

    from arbeid.answers.jobs.versus import JobsCompared
    from arbeid.wording import Words


def versus(
    lang: Lang,
    first: Annotated[str, typer.Argument()],
    second: Annotated[str, typer.Argument()],
    economy: Annotated[str, typer.Option("--economy")] = "nl",
    choose: Annotated[int | None, typer.Option("--choose")] = None,
    choose_second: Annotated[int | None, typer.Option("--choose-second")] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Set two jobs beside each other, number by number, with the moves between them."""
    check_format(format)
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.jobs.versus import versus as beside
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = beside(first, second, economy, titles=words.language, choose=choose, choose_second=choose_second)
    show_answer(found, words, format, out, table=_table(found, words), rows=_rows(found, words))


def _table(found: JobsCompared, words: Words) -> Iterator[RenderableType]:
    if found.choices:
        yield from _question(found, words)
        return
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.jobs.beside import move_lines, moves_heading, parts_beside, says
    from arbeid.views.phrasing import opening

    named = {"first": found.first.name, "second": found.second.name}
    yield words("versus.head", **named, title=opening(words(found.title)), period=words.period(found.period))
    yield from says(found, words)
    for part in parts_beside(found, words):
        heads = [(part.heading, "wide"), ("(1)", "left"), ("(2)", "left"), (words("versus.kind"), "left")]
        yield grid(heads, [(row.label, row.first, row.second, row.badge) for row in part.rows])
        yield part.sources
    if heading := moves_heading(found, words):
        yield heading
        yield from (f"- {line}" for line in move_lines(found, words))
    yield words("versus.not_said")


def _question(found: JobsCompared, words: Words) -> Iterator[RenderableType]:
    """Ask which group is meant by the first title that may mean several."""
    from arbeid.cli.terminal.tables import grid

    one, option = (found.first, "--choose") if found.first.choices else (found.second, "--choose-second")
    yield words("versus.ask", text=one.text.strip())
    heads = [(words("job.number"), "right"), (words("job.group"), "wide"), (words("job.people_in"), "right")]
    yield grid(
        heads,
        [
            (
                str(at),
                words(each.group.name) if each.group.name else each.group.code,
                "–" if each.people.value is None else words.people(each.people.value),
            )
            for at, each in enumerate(one.choices, start=1)
        ],
    )
    titles = " ".join(f'"{job.text.strip()}"' for job in (found.first, found.second))
    call = f"arbeid versus {titles} {option} {min(2, len(one.choices))}"
    yield words("versus.choose", call=call)


def _rows(found: JobsCompared, words: Words) -> Iterator[dict[str, Any]]:
    """List the numbers for a spreadsheet: both values with their ends, unit, badge and sources."""
    from arbeid.answers.plain import lines, said

    if found.choices:
        yield from lines((each.group for each in found.choices), words)
    for line in found.lines:
        numbers = {"first": line.first.written(), "second": line.second.written()}
        yield {
            "part": line.part,
            "id": line.id,
            "label": said(line.label, words),
            **{
                f"{side}{end and '_'}{end}": getattr(one, end or "value")
                for side, one in numbers.items()
                for end in ("", "low", "high")
            },
            "unit": line.first.unit,
            "badge": line.first.badge,
            "differs": line.differs or "",
            "sources": " ".join(line.sources),
        }
