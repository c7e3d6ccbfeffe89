"""A sentence held against the claims that it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.nothing import FLAGGED, nothing_found
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.claims.checked import Checked
    from arbeid.wording import Words


def check(
    lang: Lang,
    sentence: Annotated[list[str], typer.Argument()],
    format: Format = "table",
    out: Out = None,
) -> None:
    """Find the published claims that a sentence leans on, and flag where it bends them."""
    check_format(format)
    from arbeid.answers.plain import said
    from arbeid.cli.terminal.formats import as_csv, as_json
    from arbeid.cli.terminal.tables import render
    from arbeid.language import language
    from arbeid.verbs.claims.check import check as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = ask(" ".join(sentence))
    if format == "json":
        emit(as_json(found.plain(words.language)), out)
    elif format == "table":
        emit(render(_lines(found, words), to_screen=out is None), out)
    else:
        rows = [
            {
                "claim": leans.claim,
                "flag": flag.kind if flag else "",
                "explanation": said(flag.explanation, words) if flag else "",
            }
            for leans in found.leans
            for flag in (leans.flags or (None,))
        ]
        emit(as_csv(rows, ("claim", "flag", "explanation"), dutch=format == "csv-nl"), out)
    if not found.leans:
        nothing_found(words("check.none"), format, out)
    if found.flagged:
        raise typer.Exit(FLAGGED)


def _lines(found: Checked, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said

    if not found.leans:
        yield words("check.none")
    for leans in found.leans:
        yield Text(f"{leans.claim}: {words(leans.statement)}", style="bold")
        for flag in leans.flags:
            yield f"  ! {said(flag.label, words)}: {said(flag.explanation, words)}"
        if not leans.flags:
            yield f"  {words('check.fine')}"
        yield f"  {words('claim.safe_sentence')}: {said(leans.safe, words)}"
