"""Lay two records side by side: what is gone, what is new, and the lines that differ."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

MOST_LINES = 12


def compare(old: Path, new: Path) -> Iterator[str]:
    """Give a report, empty where both answer the same."""
    before, after = _files(old), _files(new)
    for name in sorted(before.keys() - after.keys()):
        yield f"gone: {_asked(before[name])}"
    for name in sorted(after.keys() - before.keys()):
        yield f"new: {_asked(after[name])}"
    for name in sorted(before.keys() & after.keys()):
        one, other = (path.read_text(encoding="utf-8") for path in (before[name], after[name]))
        if one != other:
            lines = [
                line
                for line in unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=0)
                if not line.startswith(("---", "+++", "@@"))
            ]
            more = f"\n  and {len(lines) - MOST_LINES} lines more" if len(lines) > MOST_LINES else ""
            shown = "\n".join(f"  {line[:200]}" for line in lines[:MOST_LINES])
            yield f"differs: {_asked(before[name])}\n{shown}{more}"


def _files(folder: Path) -> dict[str, Path]:
    return {str(path.relative_to(folder)): path for path in folder.rglob("*.txt")}


def _asked(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return f"{path.parent.name}: {file.readline().strip()}"
