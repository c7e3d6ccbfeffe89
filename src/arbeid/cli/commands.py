"""Groups of commands: an unknown one is answered with the nearest, a declared one is loaded when called."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from arbeid.cli.declared import declared
from arbeid.errors import unknown_name


class Commands(TyperGroup):
    """A group that answers an unknown command with the nearest one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or refuse its name."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            raise unknown_name("command", name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)


class DeclaredCommands(Commands):
    """The commands that ``catalogue/commands`` declares; the file of one is imported when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """List the names in the order of their places."""
        return list(declared())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load one command, once."""
        if cmd_name in declared() and cmd_name not in self.commands:
            self.commands[cmd_name] = declared()[cmd_name].command()
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with what they answer, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(one.name, one.help["en"]) for one in declared().values()])
