"""What changed of the figures that somebody may have quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from arbeid.answers.claims.changed import VerdictChanges
    from arbeid.wording import Words


def show(words: Words, format: str, out: Path | None) -> None:
    """Write what changed: figures that their publishers replaced or corrected, and numbers of our own."""
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.verbs.claims.changed import changed_verdicts

    found = changed_verdicts()
    show_answer(found, words, format, out, table=_lines(found, words), rows=lines(found.changes, words))


def _lines(found: VerdictChanges, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.plain import said

    yield said(found.sentence, words)
    for one in found.changes:
        when = one.on or (str(one.year) if one.year else words(f"feed.tag_{one.change}"))
        yield ""
        yield f"{when} · {said(one.title, words)}"
        yield f"  {said(one.text, words)}"
