"""The list that a site keeps of its own files, each with the hash of what was written."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from arbeid.errors import ArbeidError

MARKER = "arbeid-site.json"


@dataclass(frozen=True)
class Listed:
    """What is a site's own in its folder; ``before`` are the files of the site that it is replacing."""

    files: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] | None = None

    def owns(self, folder: Path, name: str) -> bool:
        """Say whether this file is there as a site of ours wrote it."""
        hashes = [listed[name] for listed in (self.files, self.before or {}) if name in listed]
        return bool(hashes) and _is_plain(folder, name) and hashed(folder / name) in hashes

    def names(self) -> list[str]:
        """List the names of all of them."""
        return sorted({*self.files, *(self.before or {})})

    def written(self, facts: Mapping[str, Any]) -> str:
        """Write the list, with facts on the site, as it lies in the site's folder."""
        before = {} if self.before is None else {"before": self.before}
        return json.dumps({**facts, "files": self.files, **before}, indent=1) + "\n"


def read_list(folder: Path) -> Listed:
    """Read the list of the site in this folder; a folder without one has no files of ours.

    Errors: a site that keeps no list (that of 0.1.0), or a file of that name that is something else.
    """
    path = folder / MARKER
    if not os.path.lexists(path):
        return Listed()
    try:
        facts = json.loads(path.read_text(encoding="utf-8")) if _is_plain(folder, MARKER) else None
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict) or "version" not in facts:
        raise ArbeidError("web_folder", path=folder)
    if "files" not in facts:
        raise ArbeidError("web_site_unlisted", path=folder)
    lists = [facts["files"], facts.get("before", {})]
    if not all(isinstance(one, dict) and all(_inside(name) for name in one) for one in lists):
        raise ArbeidError("web_folder", path=folder)
    return Listed(facts["files"], facts.get("before"))


def list_of(folder: Path) -> dict[str, str]:
    """Give the names and hashes of all files in a folder."""
    return {path.relative_to(folder).as_posix(): hashed(path) for path in sorted(_files(folder))}


def hashed(path: Path) -> str:
    """Give the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_folder(path: Path) -> bool:
    """Say whether this is a folder itself, and no link to one."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return stat.S_ISDIR(path.lstat().st_mode)
    return False


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _is_plain(folder: Path, name: str) -> bool:
    path = folder / name
    above = PurePosixPath(name).parents[:-1]
    if not os.path.lexists(path) or not stat.S_ISREG(path.lstat().st_mode):
        return False
    return all(is_folder(folder / part) for part in above)


def _inside(name: str) -> bool:
    """Say whether a listed name stays in its folder: a list may have been changed by anybody.

    >>> _inside("nl/index.html"), _inside("../mine"), _inside("/etc/passwd"), _inside("a/../b")
    (True, False, False, False)
    """
    parts = name.split("/")
    return all(part not in ("", ".", "..", ".git") and not set(part) & set("\\:\0") for part in parts)
