"""Data: the sources, and building our tables from them."""

from __future__ import annotations

from typing import Annotated

import typer

from arbeid.cli.catalogue import show
from arbeid.cli.commands import Commands
from arbeid.cli.options import Format, Lang, Out

app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Sources, their licences, and the tables built from them.",
)


@app.command("list")
def list_sources(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the sources with vintage and licence."""
    from arbeid.language import language
    from arbeid.verbs import listing

    language(lang)
    show(listing.sources(), ("id", "publisher", "vintage", "licence"), lang, format, out)


@app.command()
def build(
    lang: Lang,
    tables: Annotated[list[str] | None, typer.Argument(help="Tables to build; all by default.")] = None,
) -> None:
    """Derive the tables from their sources; a second run gives the same bytes."""
    from arbeid.language import language
    from arbeid.verbs.data import Built
    from arbeid.verbs.data import build as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))

    def tell(built: Built) -> None:
        state = words("cli.changed" if built.changed else "cli.unchanged")
        typer.echo(f"{built.name:28} {words.number(built.rows):>8} {words.number(built.size):>10} B  {state}")

    ask(tables or None, tell=tell)


@app.command()
def licences(lang: Lang, out: Out = None) -> None:
    """Write what may be shared and under which licence, as Markdown."""
    from arbeid.cli.options import emit
    from arbeid.language import language
    from arbeid.verbs.data import licences as ask

    language(lang)
    emit(ask(), out)
