"""One box for anything: what a text was taken for, what else it may be, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.nothing import nothing_found
from arbeid.cli.terminal.options import Format, Lang, Out, check_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.asked import Asked, Reading
    from arbeid.wording import Words

_COLUMNS = ("kind", "id", "name", "about", "command", "nearness", "economy", "certainty")


def ask(
    lang: Lang,
    text: Annotated[list[str], typer.Argument()],
    format: Format = "table",
    out: Out = None,
) -> None:
    """Find what a text may be meant for: a job, a headline, a claim, a place, a measure or a term."""
    check_format(format)
    from arbeid.answers.plain import lines, said
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.search.ask import ask as find
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = find(" ".join(text), words.language)
    show_answer(
        found,
        words,
        format,
        out,
        table=_lines(found, words),
        rows=({name: row[name] for name in _COLUMNS} for row in lines(found.readings, words)),
        columns=_COLUMNS,
    )
    if found.first is None:
        nothing_found(said(found.sentence, words), format, out)


def _lines(found: Asked, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said

    yield Text(said(found.sentence, words), style="bold")
    for first in found.readings[:1]:
        yield from _first(first, words)
    others = found.readings[1:]
    if others:
        yield ""
        yield words("ask.or_else")
        for one in others:
            yield f"  {words(f'ask.kind_{one.kind}')}: {said(one.name, words)} · `{one.command}`"


def _first(one: Reading, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said

    about = said(one.about, words)
    if about != said(one.name, words):
        yield f"  {about}"
    for bend in one.bends:
        yield f"  ! {words('ask.bends', way=said(bend, words))}"
    if one.certainty == "choose":
        for at, group in enumerate(one.groups, 1):
            yield f"  {at}  {words(group.name) if group.name else group.code}"
    if one.kind != "term":
        yield f"  {words('ask.more', command=one.command)}"
