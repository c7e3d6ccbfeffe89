"""The manifest: every number that we print, whether it agrees, differs or cannot be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from arbeid.answers.claims.verified import Verified
    from arbeid.wording import Words


def show(words: Words, format: str, out: Path | None, docs: Path | None) -> None:
    """Check every number, write the counts, and end with exit code 1 where a number of ours differs."""
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.verbs.claims.verify.verify import verify

    found = verify(docs, answer if docs is not None else None)
    rows = lines(found.every, words)
    show_answer(found, words, format, out, table=manifest(found, words), rows=rows)
    if found.faults:
        raise typer.Exit(1)


def answer(command: str) -> str:
    """Run one command of a page as a reader would, and give what it writes on the screen."""
    import io
    import shlex
    from contextlib import redirect_stderr, redirect_stdout

    from arbeid.cli import outcome

    screen = io.StringIO()
    with redirect_stdout(screen), redirect_stderr(io.StringIO()):
        outcome(shlex.split(command)[1:])
    return screen.getvalue()


def manifest(found: Verified, words: Words) -> Iterator[RenderableType]:
    """Write the counts by part, then by reason, then what differs where it should not."""
    from arbeid.answers.plain import said
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.claims.verified import fault_lines

    names = ("numbers", "checked", "agrees", "differs", "cannot")
    heads = [(words("verify.part"), "left"), *((words(f"verify.{name}"), "right") for name in names)]
    rows = [
        (said(one.label, words), *(words.number(getattr(one, name)) for name in names)) for one in found.parts
    ]
    whole = (words("verify.all"), *(words.number(getattr(found, name)) for name in names))
    yield grid(heads, [*rows, whole])
    yield ""
    heads = [(words(f"verify.{name}"), "left") for name in ("part", "outcome", "reason")]
    yield grid(
        [*heads, (words("verify.count"), "right")],
        [
            (
                words(f"verify.part_{one.part}"),
                words(f"verify.{one.outcome}"),
                said(one.label, words),
                words.number(one.count),
            )
            for one in found.reasons
        ],
    )
    yield ""
    yield from fault_lines(found, words)
