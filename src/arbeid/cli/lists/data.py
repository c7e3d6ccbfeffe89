"""Data: the sources, and building our tables from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.commands import Commands, Verb
from arbeid.cli.terminal.listing import Cells, show_list, write_rows
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit
from arbeid.cli.terminal.screen import remark, say
from arbeid.errors import ArbeidError

if TYPE_CHECKING:
    from arbeid.answers.catalogue.data import SourceAtHand
    from arbeid.verbs.catalogue.data import Finding
    from arbeid.wording import Words

app = typer.Typer(
    name="data",
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)

# A name is typed again, so it is never cut short.
_SIDES = {"size": "right", "id": "bar", "source": "bar", "may_ship": "bar", "here": "bar"}
Sources = Annotated[list[str] | None, typer.Argument()]
_NAMED = 5
"""How many sources a sentence names."""


@app.command("list", cls=Verb)
def list_sources(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the sources with licence and size, and whether they are here; JSON and CSV say more of each."""
    from arbeid.language import language
    from arbeid.verbs.catalogue.data import sources
    from arbeid.wording import words_of

    words = words_of(language(lang))
    cells: Cells[SourceAtHand] = {
        "id": lambda line: line.id,
        "licence": lambda line: line.licence,
        "size": lambda line: words.number(line.size or None),
        "may_ship": lambda line: words(f"data.yes.{str(line.may_ship).lower()}"),
        "here": lambda line: words(f"data.here.{line.here or _where(line)}"),
    }
    show_list(sources(), cells, words, format, out, "data.column", _SIDES)


@app.command(cls=Verb)
def pull(
    lang: Lang,
    names: Sources = None,
    every: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    """Bring sources into the cache, from the mirror or the network, and verify them."""
    from arbeid.cli.terminal.progress import watching
    from arbeid.language import language
    from arbeid.verbs.catalogue import data
    from arbeid.verbs.catalogue.data import Failed, Pulled
    from arbeid.wording import words_of

    words = words_of(language(lang))
    failed = False

    def tell(done: Pulled | Failed) -> None:
        nonlocal failed
        watch.one_done()
        if isinstance(done, Failed):
            failed = True
            remark(done.error.sentence(words.language, options=True))
            return
        size = words.number(done.path.stat().st_size)
        say(f"{done.source.id:32} {size:>12} B  {words(f'data.came_from.{done.came_from}')}")

    with watching(words, len(data.pinned()) if every else len(names or ())) as watch:
        data.pull(names or (), every=every, tell=tell, watch=watch)
    by_name = sorted(set(data.unpinned()) - set(names or ())) if every else []
    if by_name:
        say(words("data.by_name", names=words.list(by_name)))
    if failed:
        raise typer.Exit(2)


@app.command(cls=Verb)
def check(lang: Lang, names: Sources = None, format: Format = "table", out: Out = None) -> None:
    """Look what changed upstream since the sources were registered.

    Exit code 0 if every source is as it was, 1 if some changed or are gone, 2 if some could not be reached.
    """
    from arbeid.language import language
    from arbeid.verbs.catalogue import data
    from arbeid.wording import words_of

    words = words_of(language(lang))
    check_format(format)
    findings = data.check(names or ())
    cells: Cells[Finding] = {
        "source": lambda line: line.source,
        "state": lambda line: _state(line, words),
        "place": lambda line: line.place,
    }
    show_list(findings, cells, words, format, out, "data.column", _SIDES)
    if any(finding.state == "changed" for finding in findings) or _lost(findings):
        raise typer.Exit(1)
    _refuse_unknown(findings)


def _refuse_unknown(findings: Sequence[Finding]) -> None:
    """Refuse to say that all is as it was: of a source that no place answered for, nothing is known.

    Errors: one that names them, or says that nobody answered.
    """
    asked = [finding for finding in findings if finding.reason != "no_address"]
    answered = {finding.source for finding in asked if finding.state != "unreachable"}
    silent = list(dict.fromkeys(finding.source for finding in asked if finding.source not in answered))
    if silent and not answered:
        raise ArbeidError("sources_unreachable")
    if silent:
        more = ["…"] if len(silent) > _NAMED else []
        raise ArbeidError("sources_unreachable_some", sources=", ".join(silent[:_NAMED] + more))


def _lost(findings: Sequence[Finding]) -> bool:
    """Tell whether a source is gone from one of its places and found at none."""
    found = {finding.source for finding in findings if finding.state in ("same", "not_pinned")}
    return any(finding.state == "gone" and finding.source not in found for finding in findings)


@app.command(cls=Verb)
def build(
    lang: Lang,
    tables: Annotated[list[str] | None, typer.Argument()] = None,
) -> None:
    """Derive the tables from their sources; a second run gives the same bytes."""
    from arbeid.cli.terminal.progress import watching
    from arbeid.language import language
    from arbeid.verbs.catalogue import data
    from arbeid.verbs.catalogue.data import Built
    from arbeid.wording import words_of

    words = words_of(language(lang))

    def tell(built: Built) -> None:
        state = words("cli.changed" if built.changed else "cli.unchanged")
        say(f"{built.name:28} {words.number(built.rows):>8} {words.number(built.size):>10} B  {state}")

    with watching(words) as watch:
        data.build(tables or None, tell=tell, watch=watch)


@app.command(cls=Verb)
def live(
    lang: Lang,
    name: Annotated[str, typer.Argument()],
    *,
    period: Annotated[str | None, typer.Option("--period")] = None,
    country: Annotated[str | None, typer.Option("--country")] = None,
    address: Annotated[str | None, typer.Option("--address")] = None,
    format: Format = "csv",
    out: Out = None,
) -> None:
    """Read official statistics as they stand today (extra `live`), as the raw rows of our source."""
    from arbeid.language import language
    from arbeid.verbs.catalogue import data

    language(lang)
    frame = data.live(name, period=period, country=country, address=address)
    write_rows(frame.to_dicts(), frame.columns, check_format(format), out)


@app.command(cls=Verb)
def licences(lang: Lang, out: Out = None) -> None:
    """Write what may be shared and under which licence, as Markdown."""
    from arbeid.language import language
    from arbeid.verbs.catalogue import data

    language(lang)
    emit(data.licences(), out)


def _state(finding: Finding, words: Words) -> str:
    state, reason = words(f"data.state.{finding.state}"), finding.reason
    if not reason:
        return state
    why = words("data.reason.answer", status=reason) if reason.isdigit() else words(f"data.reason.{reason}")
    return f"{state} ({why})"


def _where(line: SourceAtHand) -> str:
    return "no" if line.copies else "only_mirror"
