"""A sentence, an article or a page held against the claims that it leans on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.terminal.nothing import FLAGGED, nothing_found
from arbeid.cli.terminal.options import FORMATS, Lang, Out, emit, lowered
from arbeid.errors import ArbeidError, Unreadable, unknown_name
from arbeid.files import SCREEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.claims.checked import Checked, Leans, OneSentence
    from arbeid.wording import Words

CHECK_FORMATS = (*FORMATS, "sarif", "github")
_LARGEST = 10_000_000
_COLUMNS = ("line", "sentence", "outcome", "claim", "flag", "explanation")


def check(
    lang: Lang,
    sentence: Annotated[list[str] | None, typer.Argument(show_default=False)] = None,
    file: Annotated[Path | None, typer.Option("--file")] = None,
    format: Annotated[str, typer.Option("--format", callback=lowered)] = "table",
    out: Out = None,
) -> None:
    """Find the published claims that a text leans on, and flag where it bends them."""
    if format not in CHECK_FORMATS:
        raise unknown_name("format", format, CHECK_FORMATS)
    from arbeid.language import language
    from arbeid.verbs.claims.check import check as find
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = find(_text(sentence, file))
    emit(_written(found, format, str(file or SCREEN), words, to_screen=out is None), out)
    if not found.leans and format in FORMATS and len(found.sentences) < 2:
        nothing_found(words("check.none"), format, out)
    if found.flagged:
        raise typer.Exit(FLAGGED)


def _text(sentence: list[str] | None, file: Path | None) -> str:
    if sentence and file:
        raise ArbeidError("check_twice")
    if file is None and sentence == [str(SCREEN)]:
        file = SCREEN
    if file is None and sentence is None:
        raise ArbeidError("check_nothing")
    return " ".join(sentence or []) if file is None else _read(file)


def _read(file: Path) -> str:
    from arbeid.registry import read_bytes, text_in

    content = sys.stdin.buffer.read() if file == SCREEN else read_bytes(file, _LARGEST)
    try:
        return text_in(content)
    except UnicodeDecodeError as error:
        raise Unreadable("check_not_text", path=file) from error


def _written(found: Checked, format: str, path: str, words: Words, *, to_screen: bool) -> str:
    from arbeid.cli.terminal.formats import as_csv, as_json
    from arbeid.cli.terminal.tables import render
    from arbeid.views.claims.findings import FINDINGS

    if format == "json":
        return as_json(found.plain(words.language))
    if format == "table":
        return render(_lines(found, words), to_screen=to_screen)
    if format in FINDINGS:
        return FINDINGS[format](found, path, words)
    return as_csv(list(_rows(found, words)), _COLUMNS, dutch=format == "csv-nl")


def _rows(found: Checked, words: Words) -> Iterator[dict[str, Any]]:
    from arbeid.answers.plain import said

    for at, one in enumerate(found.sentences):
        head = {"line": one.line, "sentence": one.text, "outcome": one.outcome}
        for leans in found.leans_of(at):
            for flag in leans.flags or (None,):
                told = said(flag.explanation, words) if flag else said(one.why, words)
                yield {**head, "claim": leans.claim, "flag": flag.kind if flag else "", "explanation": told}
        if not found.leans_of(at):
            yield {**head, "claim": "", "flag": "", "explanation": said(one.why, words)}


def _lines(found: Checked, words: Words) -> Iterator[RenderableType]:
    from arbeid.views.claims.checked import outcomes

    if len(found.sentences) < 2:
        if not found.leans:
            yield words("check.none") if not found.sentences else _none(found.sentences[0], words)
        for leans in found.leans:
            yield from _claim(leans, found.sentences[0], words)
        return
    for at, one in enumerate(found.sentences):
        if one.outcome != "no_claim":
            yield words("check.line", line=one.line, sentence=one.text)
            for leans in found.leans_of(at):
                yield from _claim(leans, one, words)
            if not found.leans_of(at):
                yield f"  {_none(one, words)}"
            yield ""
    yield words("check.counted", **outcomes(found))


def _none(one: OneSentence, words: Words) -> str:
    from arbeid.answers.plain import said

    return words("check.none") if one.outcome == "no_claim" else said(one.why, words)


def _claim(leans: Leans, one: OneSentence, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said

    yield Text(f"{leans.claim}: {words(leans.statement)}", style="bold")
    for flag in leans.flags:
        yield f"  ! {said(flag.label, words)}: {said(flag.explanation, words)}"
    if not leans.flags and one.outcome != "flagged":
        yield f"  {said(one.why, words)}"
    yield f"  {words('claim.safe_sentence')}: {said(leans.safe, words)}"
