"""The options that every command shares, and where its answer goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from arbeid.cli import default_language
from arbeid.cli.terminal.commands import LANGUAGE
from arbeid.cli.terminal.screen import say
from arbeid.cli.terminal.typed_numbers import number
from arbeid.errors import ArbeidError, unknown_name
from arbeid.files import SCREEN, write_whole

FORMATS = ("table", "json", "csv", "csv-nl")
_SEPARATORS = tuple(sign for sign in (os.sep, os.altsep) if sign)
_ENDINGS = (".csv", ".html", ".json", ".md", ".txt")


def _spoken(ctx: typer.Context, name: str) -> str:
    return name or ctx.meta.get(LANGUAGE) or default_language()


def answer_file(name: str) -> Path | None:
    """Read the name of the file for the answer; ``-`` is the screen, as without the option."""
    path = _file(name, "--out")
    return None if path == SCREEN else path


def page_file(name: str) -> Path:
    """Read the name of the file for a page; ``-`` is the screen."""
    return _file(name, "--html")


def chart_file(name: str) -> Path:
    """Read the name of the file for a chart, whose ending says its form."""
    return _file(name, "--chart")


def answer_folder(name: str) -> Path:
    """Read the name of a folder, or of a file: see `is_file`."""
    if not name.strip():
        raise ArbeidError("out_empty", option="--out")
    if is_file(Path(name)):
        return _file(name, "--out")
    return Path(name)


def _file(name: str, option: str) -> Path:
    """Read the name of a file: what ends as a folder does would lose that, and be written over a file."""
    if not name.strip():
        raise ArbeidError("out_empty", option=option)
    # A folder that is there has a sentence of its own, where it is written.
    if name.endswith(_SEPARATORS) and not Path(name).is_dir():
        raise ArbeidError("out_folder", path=name, option=option)
    return Path(name)


def is_file(out: Path | None) -> bool:
    """Say whether ``--out`` of a command that keeps results names a file: by its ending, or as ``-``.

    >>> is_file(Path("answer.csv")), is_file(Path("results")), is_file(None)
    (True, False, False)
    """
    if out is None or out.is_dir():
        return False
    return out == SCREEN or out.suffix.lower() in _ENDINGS


def lowered(given: str | None) -> str | None:
    """Read a choice in capitals or not."""
    return given.lower() if given else given


Lang = Annotated[
    str,
    typer.Option("--lang", default_factory=str, show_default=False, callback=_spoken),
]
Format = Annotated[str, typer.Option("--format", callback=lowered)]
Out = Annotated[Path | None, typer.Option("--out", parser=answer_file)]
Page = Annotated[Path | None, typer.Option("--html", parser=page_file)]


def check_format(name: str) -> str:
    """Give the format back, or refuse it with the nearest one."""
    if name not in FORMATS:
        raise unknown_name("format", name, FORMATS)
    return name


def one_of(**asked: object) -> None:
    """Refuse two options of which each says what the answer is to be; keys are their names."""
    given = [f"`--{name.replace('_', '-')}`" for name, value in asked.items() if value]
    if len(given) > 1:
        raise ArbeidError("out_twice", first=given[0], second=given[1])


def emit(text: str, out: Path | None) -> None:
    """Print the answer, or write it to a file that is either whole or not there."""
    if out is None or out == SCREEN:
        say(text)
    else:
        write_whole(out, text.encode("utf-8"))


def parsed(values: list[str] | None) -> dict[str, float]:
    """Read name=value pairs.

    >>> parsed(["adoption=0.4", "saving=0,3"])
    {'adoption': 0.4, 'saving': 0.3}
    """
    found = {}
    for text in values or []:
        name, equals, value = text.partition("=")
        if name.strip() in found:
            raise ArbeidError("usage_twice", option=f"--set {name.strip()}")
        try:
            found[name.strip()] = number(value)
        except ValueError as error:
            raise ArbeidError("setting_form", text=text) from error
        if not (name.strip() and equals):
            raise ArbeidError("setting_form", text=text)
    return found
