"""Pages put together of entries that are a file each: decisions, and changes since the last release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_DECISIONS = "What was chosen where something else was possible, and why. Each is a file in `docs/decisions`."
_UNRELEASED = "## Not yet released"


def decisions(folder: Path) -> Iterator[str]:
    """Write the decisions, sorted by title, each a section of the page."""
    yield from ("# Decisions", "", _DECISIONS, "")
    for text in sorted(path.read_text(encoding="utf-8").strip() for path in folder.glob("*.md")):
        yield from (f"#{text}", "")


def changes(released: Path, folder: Path) -> Iterator[str]:
    """Write the changes: those of releases as they stand, above them those that wait in files."""
    opening, *releases = released.read_text(encoding="utf-8").split("\n## ")
    waiting = [path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.md"))]
    yield from (opening.strip(), "")
    if waiting:
        yield from (_UNRELEASED, "", *waiting, "")
    for release in releases:
        yield from (f"## {release.strip()}", "")
