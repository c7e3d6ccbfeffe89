"""One vocabulary: a command and its verb in Python are asked by the same names, with the same left out."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
import typer

import arbeid
from arbeid.cli.app import app

# How a command answers, which Python asks of the answer.
OF_THE_SCREEN = {"lang", "format", "out", "html", "memo", "chart", "cite", "full"}
# What only one side can be asked, and why.
ONLY_TYPED = {
    "check": {"file"},  # Python reads a file itself
    "claims": {"what", "docs"},  # the one word that lists the course's own; a folder of documentation
}
ONLY_PYTHON = {"today", "heard", "tell", "started", "language", "titles", "with_range"}
ONLY_ASKED = {
    "agreement": {"pulled"},  # for a test of the agreement itself
    "visible": {"draws"},
    "backtest": {"draws"},
    "ensemble": {"out"},  # a folder here, a file or a folder there
}
# Arguments that are typed without their names; and what is typed several times is a list in Python.
CALLED = {
    ("job", "title"): "text",
    ("agreement", "measure"): "measures",
    ("ensemble", "measure"): "measures",
    ("scenario new", "base"): "base",
}
OPTIONS = {"set": "values", "range": "with_range"}
NOUNS = {
    "scenario list": "scenarios",
    "scenario show": "scenario",
    "scenario new": "new_scenario",
    "scenario schema": "scenario_schema",
}
# Groups of files and pages, and a calculator, whose names are those of its own file.
NO_NOUN = {"chapter", "data", "explore", "model", "site", "verify"}


def commands(names: tuple[str, ...], command: Any) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "list_commands"):
        yield " ".join(names), command
        return
    context = command.context_class(command)
    for name in command.list_commands(context):
        yield from commands((*names, name), command.get_command(context, name))


COMMANDS = {
    name: command
    for name, command in commands((), typer.main.get_command(app))
    if name.partition(" ")[0] not in NO_NOUN
}


def typed(name: str) -> dict[str, Any]:
    """Give what a command may be asked, as Python calls it, with what it is where it is left out."""
    found = {}
    for param in COMMANDS[name].params:
        option = (param.name if param.param_type_name == "argument" else param.opts[0]).lstrip("-")
        option = "base" if option == "from" else option.replace("-", "_")
        if option not in OF_THE_SCREEN | ONLY_TYPED.get(name, set()):
            found[CALLED.get((name, option), OPTIONS.get(option, option))] = param.default
    return found


def asked(name: str) -> dict[str, Any]:
    verb = getattr(arbeid, NOUNS.get(name, name))
    return {
        one.name: None if one.default is one.empty else one.default
        for one in inspect.signature(verb).parameters.values()
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_verb_are_asked_by_the_same_names(name: str) -> None:
    python = asked(name).keys() - ONLY_ASKED.get(name, set())
    assert typed(name).keys() - ONLY_PYTHON == python - ONLY_PYTHON


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_left_out_is_the_same(name: str) -> None:
    # Nothing, an empty list, and a number that the verb itself fills in, are all left out.
    python = asked(name)
    for option, default in typed(name).items():
        if default not in (None, ()) and option in python:
            assert default == python[option], option


def test_every_exception_is_one() -> None:
    for name, options in ONLY_TYPED.items():
        assert options & asked(name).keys() == set()
    for name, arguments in ONLY_ASKED.items():
        assert arguments <= asked(name).keys()
        assert arguments & typed(name).keys() == set()
