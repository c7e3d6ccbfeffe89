"""The numbers of the documentation: those that a command answers, and those that stand in prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from arbeid.answers.claims.verified import CheckedNumber, Outcome
from arbeid.claims.said_numbers import said_numbers
from arbeid.errors import ArbeidError, DamagedFile, Unreadable
from arbeid.registry.plain_file import lies_at, read_bytes, text_in

Ask = Callable[[str], str]
_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
# What needs a shell, or files of the page itself, is run by the tests of the documentation.
_LARGEST_PAGE = 8_000_000
_SHELL = re.compile(r"[|&;<>$*`\\]")


def docs_numbers(folder: Path, ask: Ask) -> Iterator[CheckedNumber]:
    """Ask each command that a page shows with numbers, and look for the lines shown in its answer.

    Errors: no such folder; a page that is no text.
    """
    if lies_at(folder) != "folder":
        raise Unreadable("unreadable", path=folder, reason=ArbeidError("reason_no_folder", folder=folder))
    for path in sorted(folder.rglob("*.md")):
        page, text = path.relative_to(folder).as_posix(), _text(path)
        blocks = list(_BLOCK.finditer(text))
        set_up = any(block["title"] or "export " in block["text"] for block in blocks)
        for block in blocks:
            if block["kind"] == "console":
                yield from _console(page, block["text"], ask, set_up)
        prose = _english(_BLOCK.sub("", text), page)
        for said in said_numbers(prose):
            yield CheckedNumber("docs", page, "prose", "cannot", "prose", said.value)


def _text(path: Path) -> str:
    try:
        return text_in(read_bytes(path, _LARGEST_PAGE))
    except UnicodeDecodeError as error:
        raise DamagedFile("file_not_utf8", path=path) from error


def _console(page: str, text: str, ask: Ask, set_up: bool) -> Iterator[CheckedNumber]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        told = [line for line in shown if said_numbers(_english(line, page))]
        if not told:
            continue
        if set_up or not command.startswith("arbeid ") or _SHELL.search(command):
            yield from _each(page, command, told, "cannot", "needs_files")
            continue
        answer = ask(command).splitlines()
        for line in told:
            met = any(_matches(line, other) for other in answer)
            yield from _each(page, command, [line], "agrees" if met else "differs", "command")


def _each(
    page: str, command: str, lines: list[str], outcome: Outcome, reason: str
) -> Iterator[CheckedNumber]:
    for line in lines:
        for said in said_numbers(_english(line, page)):
            yield CheckedNumber("docs", page, command, outcome, reason, said.value)


def _matches(shown: str, line: str) -> bool:
    parts = re.split(r" ?\.\.\. ?", " ".join(shown.split()))
    return re.fullmatch(".*".join(map(re.escape, parts)), " ".join(line.split())) is not None


def _english(text: str, page: str) -> str:
    """Write the numbers of a Dutch page as an English one does, so that both are found alike."""
    if not page.endswith(".nl.md"):
        return text
    return re.sub(r"(?<=\d)[.,](?=\d)", lambda found: "," if found[0] == "." else ".", text)
