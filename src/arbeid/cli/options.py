"""The options that every command shares, and where its answer goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from arbeid.cli import default_language
from arbeid.errors import ArbeidError, unknown_name

FORMATS = ("table", "json", "csv", "csv-nl")


def lowered(given: str | None) -> str | None:
    """Read a choice in capitals or not."""
    return given.lower() if given else given


Lang = Annotated[
    str, typer.Option("--lang", default_factory=default_language, show_default=False, help="nl or en.")
]
Format = Annotated[str, typer.Option("--format", callback=lowered, help=f"One of {', '.join(FORMATS)}.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write to this file instead of the screen.")]


def check_format(name: str) -> str:
    """Give the format back, or refuse it with the nearest one."""
    if name not in FORMATS:
        raise unknown_name("format", name, FORMATS)
    return name


def emit(text: str, out: Path | None) -> None:
    """Print the answer, or write it to a file that is either whole or not there."""
    if out is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    else:
        write_whole(out, text.encode("utf-8"))


def write_whole(path: Path, content: bytes) -> None:
    """Write under a temporary name and rename, so that nothing half written is ever left."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ArbeidError("unwritable", path=path, reason=error.strerror or str(error)) from error


def parsed(values: list[str] | None) -> dict[str, float]:
    """Read name=value pairs; numbers have decimal points.

    >>> parsed(["adoption=0.4"])
    {'adoption': 0.4}
    """
    found = {}
    for text in values or []:
        name, equals, value = text.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError as error:
            raise ArbeidError("setting_form", text=text) from error
        if not (name.strip() and equals):
            raise ArbeidError("setting_form", text=text)
    return found
