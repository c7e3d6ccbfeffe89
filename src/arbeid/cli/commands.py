"""A group of commands that answers an unknown one with the nearest."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from arbeid.errors import unknown_name


class Commands(TyperGroup):
    """A group that answers an unknown command with the nearest one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or refuse its name."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and self.get_command(ctx, name) is None:
            raise unknown_name("command", name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)
