"""The commands as the catalogue declares them: a file each, so that two new ones never meet in one list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import typer
from typer.core import TyperCommand


@dataclass(frozen=True)
class Declared:
    """One command: the function of this room that answers it, its place in the list, and what it answers.

    ``function`` is ``file:name`` within ``arbeid.cli``; the name of a group of commands is that of its Typer.
    """

    name: str
    function: str
    group: str
    place: int
    help: dict[str, str]

    def command(self, kind: type[TyperCommand]) -> Any:
        """Load the file that answers, and only that one, as a command of this kind."""
        file, name = self.function.split(":")
        thing: Any = getattr(import_module(f"arbeid.cli.{file}"), name)
        if isinstance(thing, typer.Typer):
            return typer.main.get_command(thing)
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(self.name, cls=kind)(thing)
        return typer.main.get_command(alone)


@cache
def declared() -> dict[str, Declared]:
    """Read all commands by name, in the order in which help lists them.

    Only the package's own: a reader's catalogue holds facts, and a command is code.

    >>> list(declared())[:2]
    ['ask', 'report']
    """
    found = []
    for file in files("arbeid").joinpath("catalogue/commands").iterdir():
        if file.name.endswith(".toml"):
            facts = tomllib.loads(file.read_text(encoding="utf-8"))
            found.append(Declared(name=file.name.removesuffix(".toml"), **facts))
    return {one.name: one for one in sorted(found, key=lambda one: one.place)}
