"""An answer that holds nothing, or that flags what was asked: exit codes that a script can tell apart."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer

from arbeid.cli.terminal.screen import remark
from arbeid.files import SCREEN

NOTHING_FOUND = 1
"""The exit code, as that of `grep`: 2 is a mistake of the reader's, and this is none."""
FLAGGED = 1
"""The exit code where the answer is a warning, so that `arbeid check … && publish` stops."""


def nothing_found(sentence: str, format: str, out: Path | None) -> NoReturn:
    """End with exit code 1, and say why where the answer has not: beside data, or beside a file."""
    if format != "table" or out not in (None, SCREEN):
        remark(sentence)
    raise typer.Exit(NOTHING_FOUND)
