"""The commands together: `catalogue/commands` says which there are and which file of this room answers."""

from __future__ import annotations

import typer

from arbeid.cli.terminal.commands import DeclaredCommands

app = typer.Typer(
    cls=DeclaredCommands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    help="Arbeid: the debate on AI and work, computable. Every command takes --lang nl|en.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        from arbeid.cli.terminal.screen import say

        say(f"arbeid {version('arbeid')}")
        raise typer.Exit


@app.callback()
def _arbeid(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    pass
