"""Chapter to Markdown, to the letter of the format; and files that are replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arbeid.errors import ArbeidError, DamagedFile, Unreadable, Unwritable
from arbeid.files import put, unwritable
from arbeid.guide.chapter.chapter import Chapter, Section
from arbeid.guide.chapter.front import MARKS
from arbeid.guide.chapter.markdown import LARGEST
from arbeid.guide.readings.reading import Reading, written
from arbeid.registry.plain_file import lies_at, no_file


def write(chapter: Chapter) -> str:
    """Write a chapter in the format: LF line ends, one blank line between blocks, none after the last.

    >>> from arbeid.guide.chapter.markdown import parse
    >>> write(parse("Werk\\n===\\nLees dit:\\n* [Banen](https://example.com/b) ~9 min\\n")[0]).splitlines()[4]
    '[Banen](https://example.com/b) <span style="float: right;">~9 min</span>'
    """
    parts = [chapter.front.written()] if chapter.front else []
    for section in chapter.sections:
        parts.extend(_section(section))
    text = "\n\n".join(parts)
    opens_by_mistake = text.startswith("\ufeff") or (
        not chapter.front and text.lstrip(MARKS).startswith(("---", "+++"))
    )
    return f"\n{text}" if opens_by_mistake else text


def _section(section: Section) -> Iterator[str]:
    if section.level:
        label = f"{section.label} " if section.label else ""
        yield f"{'#' * section.level} {label}{section.title}".rstrip(" ")
    if section.rule:
        yield "---"
    for block in section.blocks:
        yield written(block) if isinstance(block, Reading) else block.text


class InFile(ArbeidError):
    """A problem, with the name of the chapter's file that has it."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Say in which file a problem is, where its own sentence does not."""
    try:
        yield
    except (InFile, Unreadable, Unwritable):
        raise
    except ArbeidError as error:
        raise InFile("chapter_file", path=path, problem=error) from error


def read_file(path: Path) -> bytes:
    """Load the content of a chapter's file. Errors: no such file, not readable, far too large."""
    if lies_at(path) in ("nothing", "folder"):
        raise no_file(path)
    try:
        # A device or pipe has no size, and may never end.
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise DamagedFile("chapter_too_large", size=max(path.stat().st_size, len(content)), limit=LARGEST)
        return content
    except OSError as error:
        raise Unreadable("unreadable", path=path, reason=error.strerror or error) from error


def replace_file(path: Path, content: bytes, backup: bool = False) -> None:
    """Write a file under a temporary name and rename it; ``backup`` keeps the old one as ``NAME.bak``."""
    try:
        if backup and path.exists():
            put(path.with_name(path.name + ".bak"), path.read_bytes())
        put(path, content)
    except OSError as error:
        raise unwritable(path, error) from error
