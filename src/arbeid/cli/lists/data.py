"""Data: the sources, and building our tables from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.terminal.commands import Commands, Verb
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit
from arbeid.cli.terminal.screen import remark, say

if TYPE_CHECKING:
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
Line = dict[str, Any]
Cells = dict[str, Callable[[Line], str]]
Sources = Annotated[list[str] | None, typer.Argument()]


@app.command("list", cls=Verb)
def list_sources(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the sources with licence and size, and whether they are here; JSON and CSV say more of each."""
    from arbeid.language import language
    from arbeid.verbs.catalogue.data import sources
    from arbeid.wording import words_of

    words = words_of(language(lang))
    cells: Cells = {
        **{name: partial(_plain, name) for name in ("id", "licence")},
        "size": lambda line: words.number(line["size"] or None),
        "may_ship": lambda line: words(f"data.yes.{str(line['may_ship']).lower()}"),
        "here": lambda line: words(f"data.here.{line['here'] or _where(line)}"),
    }
    _show(sources(), cells, words, format, out)


@app.command(cls=Verb)
def pull(
    lang: Lang,
    names: Sources = None,
    every: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    """Bring sources into the cache, from the mirror or the network, and verify them."""
    from arbeid.cli.terminal.progress import watching
    from arbeid.language import language
    from arbeid.verbs.catalogue.data import Failed, Pulled, pinned
    from arbeid.verbs.catalogue.data import pull as ask
    from arbeid.verbs.catalogue.listing import sources
    from arbeid.wording import words_of

    words = words_of(language(lang))
    failed = False

    def tell(done: Pulled | Failed) -> None:
        nonlocal failed
        watch.one_done()
        if isinstance(done, Failed):
            failed = True
            remark(done.error.sentence(words.language))
            return
        size = words.number(done.path.stat().st_size)
        say(f"{done.source.id:32} {size:>12} B  {words(f'data.came_from.{done.came_from}')}")

    with watching(words, len(pinned()) if every else len(names or ())) as watch:
        ask(names or (), every=every, tell=tell, watch=watch)
    by_name = sorted({line["id"] for line in sources()} - {*pinned(), *(names or ())}) if every else []
    if by_name:
        say(words("data.by_name", names=words.list(by_name)))
    if failed:
        raise typer.Exit(2)


@app.command(cls=Verb)
def check(lang: Lang, names: Sources = None, format: Format = "table", out: Out = None) -> None:
    """Look what changed upstream since the sources were registered; exit code 1 if something did."""
    from arbeid.language import language
    from arbeid.verbs.catalogue.data import check as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))
    check_format(format)
    findings = ask(names or ())
    cells: Cells = {
        "source": partial(_plain, "source"),
        "state": lambda line: _state(line, words),
        "place": partial(_plain, "place"),
    }
    _show(findings, cells, words, format, out)
    if any(finding["state"] == "changed" for finding in findings):
        raise typer.Exit(1)


@app.command(cls=Verb)
def build(
    lang: Lang,
    tables: Annotated[list[str] | None, typer.Argument()] = None,
) -> None:
    """Derive the tables from their sources; a second run gives the same bytes."""
    from arbeid.cli.terminal.progress import watching
    from arbeid.language import language
    from arbeid.verbs.catalogue.data import Built
    from arbeid.verbs.catalogue.data import build as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))

    def tell(built: Built) -> None:
        state = words("cli.changed" if built.changed else "cli.unchanged")
        say(f"{built.name:28} {words.number(built.rows):>8} {words.number(built.size):>10} B  {state}")

    with watching(words) as watch:
        ask(tables or None, tell=tell, watch=watch)


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
    from arbeid.verbs.catalogue.data import live as ask

    language(lang)
    rows = ask(name, period=period, country=country, address=address)
    _write(rows.to_dicts(), check_format(format), out)


@app.command(cls=Verb)
def licences(lang: Lang, out: Out = None) -> None:
    """Write what may be shared and under which licence, as Markdown."""
    from arbeid.language import language
    from arbeid.verbs.catalogue.data import licences as ask

    language(lang)
    emit(ask(), out)


def _state(finding: Line, words: Words) -> str:
    state, reason = words(f"data.state.{finding['state']}"), finding["reason"]
    if not reason:
        return state
    why = words("data.reason.answer", status=reason) if reason.isdigit() else words(f"data.reason.{reason}")
    return f"{state} ({why})"


def _where(line: Line) -> str:
    return "no" if line["copies"] else "only_mirror"


def _plain(name: str, line: Line) -> str:
    return str(line[name])


def _show(lines: list[Line], cells: Cells, words: Words, format: str, out: Path | None) -> None:
    """Show a table of the worded cells; JSON and CSV have everything as it is."""
    if check_format(format) != "table":
        _write(lines, format, out)
        return
    from arbeid.cli.terminal.tables import grid, render

    headings = [(words(f"data.column.{name}"), _SIDES.get(name, "left")) for name in cells]
    rows = [[cell(line) for cell in cells.values()] for line in lines]
    emit(render([grid(headings, rows)], to_screen=out is None), out)


def _write(lines: list[Line], format: str, out: Path | None) -> None:
    from arbeid.cli.terminal.formats import as_csv, as_json

    if format == "json":
        emit(as_json(lines), out)
    else:
        emit(as_csv(lines, list(lines[0]), dutch=format == "csv-nl"), out)
