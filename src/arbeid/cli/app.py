"""The commands together; each file of this room holds those of one noun."""

from __future__ import annotations

from typing import Any

import typer

from arbeid.cli import catalogue, data, report
from arbeid.errors import unknown_name

# Typer's own copy of click where it ships one; the same class either way.
_Group: Any = typer.core.TyperGroup


class Commands(_Group):  # type: ignore[misc]
    """A group that answers an unknown command with the nearest one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or refuse its name."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            raise unknown_name("command", name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    help="Arbeid: the debate on AI and work, computable. Every command takes --lang nl|en.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"arbeid {version('arbeid')}")
        raise typer.Exit


@app.callback()
def _arbeid(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    pass


app.command("report")(report.report)
app.command("definitions")(report.definitions)
app.command("economies")(catalogue.economies)
app.command("measures")(catalogue.measures)
app.command("claims")(catalogue.claims)
app.add_typer(data.app, name="data")
