"""Every command with its arguments and options, from the command line's own declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from arbeid.cli.app import app
from arbeid.cli.terminal.help import argument_name, described, examples, says, shown_name, usage
from reference_pages.markdown import opening, table


def page() -> Iterator[str]:
    """Write the page of commands."""
    yield from opening(
        "Commands",
        "Every command answers in Dutch or English (`--lang`), as a table, JSON or CSV (`--format`). A "
        "mistake gets one sentence and exit code 2.",
        "Without `--lang` the language is that of `ARBEID_LANG`, else of the machine, else English. Other "
        "settings are read from the environment too: `ARBEID_CATALOGUE` (folders with files of your own), "
        "`ARBEID_MIRROR` (where raw sources lie) and `ARBEID_CACHE` (where pulled sources are kept).",
    )
    yield from _described("arbeid", typer.main.get_command(app))


def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Give a command and all below it, with the words that call them."""
    yield name, command
    for part, below in below_of(command).items():
        yield from walk(f"{name} {part}", below)


def below_of(command: Any) -> dict[str, Any]:
    """Give the commands of a group by name, in the order of its help; none where it is no group."""
    if not hasattr(command, "list_commands"):
        return {}
    context = command.context_class(command)
    return {part: command.get_command(context, part) for part in command.list_commands(context)}


def _described(name: str, top: Any) -> Iterator[str]:
    for words, command in walk(name, top):
        context = command.context_class(command, info_name=words)
        names = words.split()[1:]
        yield from (f"## {words}", "", says(names, "en"), "")
        yield from ("```text", usage(command, context, "en"), *examples(names), "```", "")
        shown = [param for param in command.get_params(context) if not param.hidden]
        rows = [(f"`{_typed(names, param)}`", described(names, param, "en")) for param in shown]
        yield from table(("argument or option", "what it is"), rows)
        below = below_of(command)
        if below:
            rows = [
                (f"[`{words} {part}`](#{_anchor(words, part)})", says([*names, part], "en")) for part in below
            ]
            yield from table(("command", "what it answers"), rows)


def _typed(names: list[str], param: Any) -> str:
    if param.param_type_name == "argument":
        return argument_name(names, param, "en")
    return shown_name(names, param, "en").replace(", ", "`, `")


def _anchor(*words: str) -> str:
    return "-".join(words).replace(" ", "-")
